#include "app/window/frame_log.hpp"

#include "geo/error.hpp"

#include <fmt/format.h>

#include <unistd.h>

#include <ctime>
#include <sstream>
#include <string>

namespace loci::window {

double process_age_ms() {
  std::ifstream stat("/proc/self/stat");
  std::string line;
  std::getline(stat, line);
  // After the command's name in brackets, the start time is the 20th field (proc(5): field 22).
  std::istringstream fields(line.substr(std::min(line.size(), line.rfind(')') + 2)));
  std::string field;
  for (int i = 0; i < 20; ++i) fields >> field;
  timespec now{};
  clock_gettime(CLOCK_BOOTTIME, &now);
  const double since_boot_ms =
      static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
  const double ticks_per_s = static_cast<double>(sysconf(_SC_CLK_TCK));
  return since_boot_ms - std::strtod(field.c_str(), nullptr) * 1e3 / ticks_per_s;
}

FrameLog::FrameLog(const std::filesystem::path& file) {
  if (file.empty()) return;
  out_.open(file);
  if (!out_) throw Error(file.string(), "cannot be written", "choose another file");
}

void FrameLog::begin() {
  if (out_.is_open()) begin_ = Clock::now();
}

void FrameLog::end(bool moving, bool sharp) {
  if (!out_.is_open()) return;
  const double age_ms = process_age_ms();
  if (first_) out_ << fmt::format("first_frame_ms {:.0f}\n", age_ms);
  first_ = false;
  const std::chrono::duration<double, std::milli> work = Clock::now() - begin_;
  out_ << fmt::format("{:.3f} {:.2f} {}\n", age_ms / 1000, work.count(),
                      moving  ? "moving"
                      : sharp ? "sharp"
                              : "still")
       << std::flush;
}

}  // namespace loci::window
