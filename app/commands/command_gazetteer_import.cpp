#include "app/commands/command_gazetteer_import.hpp"

#include "app/commands/command_line.hpp"
#include "app/commands/output_file.hpp"
#include "gazetteer/import_gazetteer.hpp"
#include "geo/error.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <signal.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <exception>
#include <iostream>
#include <map>
#include <memory>
#include <ostream>
#include <string>
#include <vector>

namespace loci::commands {
namespace {

using gazetteer::ImportFormat;
using gazetteer::ImportOptions;
using gazetteer::ImportProgress;
using gazetteer::ImportReport;

constexpr std::size_t most_warnings = 20;

struct Chosen {
  std::string gazetteer;
  std::vector<std::string> files;
  std::vector<std::string> columns;
  std::string skipped_file;
  ImportOptions options;
};

/// While it lives, Ctrl+C is a wish that the import asks about, not the program's end.
class Interruption {
 public:
  Interruption() {
    wished_ = false;
    struct sigaction action {};
    action.sa_handler = [](int) { wished_ = true; };
    sigaction(SIGINT, &action, &before_[0]);
    sigaction(SIGTERM, &action, &before_[1]);
  }
  ~Interruption() {
    sigaction(SIGINT, &before_[0], nullptr);
    sigaction(SIGTERM, &before_[1], nullptr);
  }
  Interruption(const Interruption&) = delete;
  Interruption& operator=(const Interruption&) = delete;

  static bool wished() { return wished_; }

 private:
  static inline std::atomic<bool> wished_ = false;
  struct sigaction before_[2]{};
};

/// One line on standard error that is written over, on terminals only.
class ProgressLine {
 public:
  void show(const ImportProgress& progress) {
    const auto now = std::chrono::steady_clock::now();
    const bool indexing = progress.file.empty();
    if (!shown_ || (now - last_ < std::chrono::milliseconds(200) && !indexing)) return;
    last_ = now;
    const double seconds = std::chrono::duration<double>(now - begin_).count();
    std::string line = fmt::format("{} lines, {:.0f} a second", progress.lines,
                                   static_cast<double>(progress.lines) / std::max(seconds, 0.001));
    constexpr double mb = 1e6;
    if (progress.bytes_total > 0) {
      line = fmt::format("{}: {:.0f} of {:.0f} MB, {}", progress.file.filename().string(),
                         static_cast<double>(progress.bytes) / mb,
                         static_cast<double>(progress.bytes_total) / mb, line);
    }
    if (indexing) line += "; making the indexes";
    std::cerr << "\r\033[K" << one_line(line) << std::flush;
  }
  /// Clears the line for something else to be said.
  void clear() const {
    if (shown_) std::cerr << "\r\033[K";
  }

 private:
  bool shown_ = isatty(STDERR_FILENO) == 1;
  std::chrono::steady_clock::time_point begin_ = std::chrono::steady_clock::now();
  std::chrono::steady_clock::time_point last_{};
};

/// "name=Place,lat=Y": several pairs may stand in one word, and a column's name may hold blanks.
gazetteer::ImportColumns columns_of(const std::vector<std::string>& words) {
  gazetteer::ImportColumns columns;
  for (const auto& word : words) {
    const auto equals = word.find('=');
    if (equals == std::string::npos || equals == 0 || equals + 1 == word.size()) {
      throw Error("--columns", "'" + word + "' is not ROLE=COLUMN", "write name=…,lat=…,lon=…");
    }
    columns[word.substr(0, equals)] = word.substr(equals + 1);
  }
  return columns;
}

ImportReport import(const Chosen& chosen, std::ostream* skipped_list) {
  ImportOptions options = chosen.options;
  options.columns = columns_of(chosen.columns);
  ProgressLine line;
  std::size_t skipped = 0;
  options.skipped = [&](const Warning& warning) {
    if (skipped_list != nullptr) *skipped_list << one_line(to_line(warning)) << '\n';
    if (++skipped > most_warnings) return;
    line.clear();
    std::cerr << one_line(to_line(warning)) << '\n';
  };
  options.progress = [&](const ImportProgress& progress) { line.show(progress); };
  const Interruption interruption;
  options.stopped = [] { return Interruption::wished(); };
  const std::vector<std::filesystem::path> files(chosen.files.begin(), chosen.files.end());
  std::exception_ptr failure;
  ImportReport report;
  try {
    report = gazetteer::import_gazetteer(chosen.gazetteer, files, options);
  } catch (...) {
    failure = std::current_exception();
  }
  line.clear();
  if (skipped > most_warnings) {
    std::cerr << fmt::format("{} more lines left out{}\n", skipped - most_warnings,
                             skipped_list == nullptr ? "; --skipped FILE lists all" : "");
  }
  if (failure) std::rethrow_exception(failure);
  return report;
}

int run_gazetteer_import(const Chosen& chosen) {
  ImportReport report;
  std::exception_ptr failure;
  if (chosen.skipped_file.empty()) {
    report = import(chosen, nullptr);
  } else {
    // The list is kept when the import fails: it may say why.
    write_output(chosen.skipped_file, [&](std::ostream& list) {
      try {
        report = import(chosen, &list);
      } catch (...) {
        failure = std::current_exception();
      }
    });
  }
  if (failure) std::rethrow_exception(failure);
  std::cerr << one_line(fmt::format("{}: {} places, {} names", chosen.gazetteer, report.info.places,
                                    report.info.names));
  if (report.skipped > 0) std::cerr << fmt::format(", {} lines left out", report.skipped);
  if (report.unused_names > 0) {
    std::cerr << fmt::format(", {} alternate names of other places", report.unused_names);
  }
  std::cerr << '\n';
  return report.skipped == 0 ? exit_done : exit_failed;
}

}  // namespace

Run set_up_gazetteer_import(CLI::App& options) {
  const auto chosen = std::make_shared<Chosen>();
  options.add_option("files", chosen->files, "Files to import, in the order of their priority")
      ->required()
      ->type_name("FILE");
  options.add_option("-o,--output", chosen->gazetteer, "Gazetteer file to write")
      ->required()
      ->type_name("FILE");
  options.add_option("--name", chosen->options.name, "Name of the gazetteer (default: its file's)")
      ->type_name("NAME");
  const std::map<std::string, ImportFormat> formats{{"geonames", ImportFormat::geonames},
                                                    {"csv", ImportFormat::csv},
                                                    {"layer", ImportFormat::layer},
                                                    {"lpf", ImportFormat::lpf}};
  options
      .add_option(
          "--format", chosen->options.format,
          "geonames (a dump), csv (comma, semicolon or TAB separated), layer (GeoJSON, "
          "GeoPackage, shapefile, KML …) or lpf (Linked Places Format); default: by content")
      ->transform(CLI::CheckedTransformer(formats))
      ->type_name("FORMAT")
      ->default_str("");
  options
      .add_option("--columns", chosen->columns,
                  "Which column holds what: name=…,lat=…,lon=…,id=…,country=…,feature=…,"
                  "population=…,alternates=…; default: by their usual names")
      ->delimiter(',')
      ->allow_extra_args(false)
      ->type_name("ROLE=COLUMN,…");
  options
      .add_option("--alternates", chosen->options.alternates,
                  "GeoNames' alternateNamesV2.txt or .zip; may be repeated")
      ->allow_extra_args(false)
      ->type_name("FILE");
  options
      .add_option("--attribution", chosen->options.attribution,
                  "Sources and licences to be named with the places")
      ->type_name("TEXT");
  options.add_option("--skipped", chosen->skipped_file, "List all lines that were left out")
      ->type_name("FILE");
  options.footer(
      "Files may be packed: .zip, .gz, .bz2, .xz, .zst. Lines that cannot be used are left out, "
      "said (the first 20) and counted, and the exit code is 1. The gazetteer is written whole or "
      "not at all; Ctrl+C leaves an older one as it was. Ids: GeoNames' are geonames:NUMBER, those "
      "of other sources get the gazetteer's name before them unless they hold a colon.");
  return [chosen] { return run_gazetteer_import(*chosen); };
}

}  // namespace loci::commands
