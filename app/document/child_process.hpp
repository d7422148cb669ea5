/// \file
/// A helper program that reads what may break it.
#pragma once

#include <chrono>
#include <cstddef>
#include <filesystem>
#include <string>

namespace loci::document {

/// How a helper ended, and what it wrote to standard output.
struct ChildResult {
  enum class End { good, failed, killed, timed_out, too_much } end = End::failed;
  std::string out;
};

/// Runs a program without arguments, with `input` on its standard input, for at most so long and
/// until it has written so much. Its messages are dropped. Throws Error when it cannot be started.
ChildResult run_child(const std::filesystem::path& program, const std::string& input,
                      std::chrono::seconds longest, std::size_t most_bytes);

}  // namespace loci::document
