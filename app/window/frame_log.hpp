/// \file
/// How long frames take, for benchmarks.
#pragma once

#include <chrono>
#include <filesystem>
#include <fstream>

namespace loci::window {

/// Writes a line a frame: "SECONDS_SINCE_START WORK_MS KIND" with the kinds moving, still (not
/// sharp yet) and sharp, after a first line "first_frame_ms N"
/// with the time from the start of the process to the first frame on the screen. Without a file it
/// does nothing.
class FrameLog {
 public:
  /// Throws Error when the file cannot be written.
  explicit FrameLog(const std::filesystem::path& file);

  void begin();
  /// \param moving the map moved in this frame
  /// \param sharp nothing of the map's picture was missing or in between
  void end(bool moving, bool sharp);

 private:
  using Clock = std::chrono::steady_clock;
  std::ofstream out_;
  Clock::time_point begin_{};
  bool first_ = true;
};

/// Milliseconds since the process was started, to about 10 ms.
double process_age_ms();

}  // namespace loci::window
