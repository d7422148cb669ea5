/// \file
/// Files as an enemy, a bad disk or a broken download would leave them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <random>
#include <string>
#include <string_view>

namespace loci::tests {

/// Changes bytes at random; the same seed gives the same changes on every machine.
class HostileBytes {
 public:
  explicit HostileBytes(std::uint32_t seed) : random_(seed) {}

  /// The bytes with one to eight changes: bytes flipped, boundary integers written over them,
  /// stretches cut out, doubled, swapped or blown up, bad UTF-8 put in, the end cut off.
  /// \param keep so many bytes at the start stay as they are
  std::string changed(std::string_view bytes, std::size_t keep = 0);

  /// A whole number below `end`, which is at least 1.
  std::size_t below(std::size_t end) { return random_() % end; }

 private:
  void change_once(std::string& bytes, std::size_t keep);

  std::mt19937 random_;
};

/// How many changed inputs a test tries: `usual`, or what LOCI_FUZZ_ROUNDS says.
std::size_t rounds(std::size_t usual);

/// Runs `use`, which may throw Error with a one-line message and nothing else.
/// \return whether it threw none
bool survives(const std::function<void()>& use);

}  // namespace loci::tests
