/// \file
/// How far an export has come, and how it is stopped.
#pragma once

#include <cstddef>
#include <exception>
#include <functional>

namespace loci::exports {

/// Told how many of how many features are done; false stops the export.
using Progress = std::function<bool(std::size_t done, std::size_t total)>;

/// Thrown where Progress says to stop. Nothing has been written then.
class Cancelled final : public std::exception {
 public:
  const char* what() const noexcept override { return "stopped"; }
};

/// Counts features and tells every now and then.
class Steps {
 public:
  Steps(const Progress& progress, std::size_t total) : progress_(progress), total_(total) {
    tell();
  }

  /// Throws Cancelled.
  void done_one() {
    if (++done_ % every_ == 0) tell();
  }
  std::size_t done() const { return done_; }

 private:
  void tell() const {
    if (progress_ && !progress_(done_, total_)) throw Cancelled();
  }

  static constexpr std::size_t every_ = 256;
  const Progress& progress_;
  std::size_t total_, done_ = 0;
};

}  // namespace loci::exports
