#include "app/commands/reading_options.hpp"

#include "app/commands/command_line.hpp"
#include "app/document/columns.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <signal.h>
#include <unistd.h>

#include <atomic>
#include <chrono>
#include <iostream>

namespace loci::commands {
namespace {

using Clock = std::chrono::steady_clock;

std::atomic<bool> stop_came = false;  // lock-free: a signal handler may set it

extern "C" void note_stop(int) {
  stop_came = true;
}

bool on_terminal() {
  static const bool terminal = isatty(STDERR_FILENO) == 1;
  return terminal;
}

std::string as_time(double seconds) {
  const auto whole = static_cast<long>(seconds);
  if (whole >= 3600)
    return fmt::format("{}:{:02}:{:02}", whole / 3600, whole / 60 % 60, whole % 60);
  return fmt::format("{}:{:02}", whole / 60, whole % 60);
}

/// "[3/120] file  41 documents/s, 2:10 left" on one line that is written over, on terminals only.
class Progress {
 public:
  void show(const workspace::AddingTally& tally, const std::string& file) {
    constexpr std::chrono::milliseconds between{100};
    const auto now = Clock::now();
    if (!on_terminal() || now - shown_ < between) return;
    shown_ = now;
    const double seconds = std::chrono::duration<double>(now - begun_).count();
    const double documents = static_cast<double>(tally.added + tally.already_there);
    std::string line = fmt::format("[{}/{}] {:.0f} documents/s", tally.files_done, tally.files,
                                   documents / std::max(seconds, 0.001));
    if (tally.bytes_done > 0 && seconds > 1) {
      const double left = static_cast<double>(tally.bytes - tally.bytes_done) /
                          static_cast<double>(tally.bytes_done) * seconds;
      line += ", " + as_time(left) + " left";
    }
    std::cerr << "\r\033[K" << one_line(line + "  " + file) << std::flush;
  }

 private:
  Clock::time_point begun_ = Clock::now(), shown_{};
};

}  // namespace

StopSignal::StopSignal() {
  stop_came = false;
  struct sigaction action {};
  action.sa_handler = note_stop;
  action.sa_flags = static_cast<int>(SA_RESETHAND);  // the second one ends the program
  for (const int signal : {SIGINT, SIGTERM}) sigaction(signal, &action, nullptr);
}
StopSignal::~StopSignal() {
  for (const int number : {SIGINT, SIGTERM}) signal(number, SIG_DFL);
}
bool StopSignal::came() {
  return stop_came;
}

void add_reading_options(CLI::App& options, ReadingChoice& chosen) {
  options.add_flag(
      "--keep-all", chosen.keep_all,
      "Keep everything of a page: also navigation, related links, readers' comments, running "
      "heads");
  options
      .add_option(
          "--columns", chosen.columns,
          "Which column of a table or member of a JSON object is what: text=…, title=…, date=…, "
          "source=…, author=…, url=…, language=… (usual names are known)")
      ->delimiter(',')
      ->type_name("ROLE=COLUMN");
  options.add_option("--threads", chosen.threads, "Threads (the result is the same)")
      ->check(CLI::Range(1U, 256U));
}

workspace::AddingOptions adding_options(const ReadingChoice& chosen) {
  return {{chosen.keep_all, document::column_choice(chosen.columns)}, chosen.threads, {}};
}

void say_over_progress(const std::string& line) {
  std::cerr << (on_terminal() ? "\r\033[K" : "") << one_line(line) << '\n';
}

workspace::AddingTally add_with_progress(const std::vector<std::filesystem::path>& files,
                                         const std::filesystem::path& workspace_file,
                                         const geoparse::Geoparser& geoparser,
                                         const gazetteer::GazetteerInfo& gazetteer,
                                         const workspace::AddingOptions& options) {
  const StopSignal stop;
  return add_until_stopped(files, workspace_file, geoparser, gazetteer, options);
}

workspace::AddingTally add_until_stopped(const std::vector<std::filesystem::path>& files,
                                         const std::filesystem::path& workspace_file,
                                         const geoparse::Geoparser& geoparser,
                                         const gazetteer::GazetteerInfo& gazetteer,
                                         const workspace::AddingOptions& options) {
  Progress progress;
  return workspace::read_and_add(
      files, workspace_file, geoparser, gazetteer, options,
      {[](const Warning& warning) { say_over_progress("loci: " + loci::to_line(warning)); },
       [](const Error& error) { say_over_progress(std::string("loci: ") + error.what()); },
       [&](const workspace::AddingTally& tally, const std::string& file) {
         progress.show(tally, file);
       },
       StopSignal::came});
}

std::string to_line(const workspace::AddingTally& tally) {
  return fmt::format("{} added with {} mentions, {} already there, {} failed", tally.added,
                     tally.mentions, tally.already_there, tally.failed);
}

}  // namespace loci::commands
