/// \file
/// What the commands that read documents into a workspace share.
#pragma once

#include "app/commands/command.hpp"
#include "app/workspace/read_and_add.hpp"
#include "geo/usable_processors.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace loci::commands {

/// How a user wants documents to be read.
struct ReadingChoice {
  bool keep_all = false;
  std::vector<std::string> columns;
  unsigned threads = geo::usable_processors();
};

/// --keep-all, --columns and --threads.
void add_reading_options(CLI::App& options, ReadingChoice& chosen);

/// Throws Error where a column's role is unknown.
workspace::AddingOptions adding_options(const ReadingChoice& chosen);

/// A line on standard error, over the progress that may stand there.
void say_over_progress(const std::string& line);

/// Reads files into a workspace with progress on a terminal, and messages, on standard error.
/// Ctrl+C stops after the documents that are under way; a second one at once.
workspace::AddingTally add_with_progress(const std::vector<std::filesystem::path>& files,
                                         const std::filesystem::path& workspace_file,
                                         const geoparse::Geoparser& geoparser,
                                         const gazetteer::GazetteerInfo& gazetteer,
                                         const workspace::AddingOptions& options);

/// The same without catching Ctrl+C: for who holds a StopSignal.
workspace::AddingTally add_until_stopped(const std::vector<std::filesystem::path>& files,
                                         const std::filesystem::path& workspace_file,
                                         const geoparse::Geoparser& geoparser,
                                         const gazetteer::GazetteerInfo& gazetteer,
                                         const workspace::AddingOptions& options);

/// "3 added with 40 mentions, 0 already there, 1 failed".
std::string to_line(const workspace::AddingTally& tally);

/// Catches Ctrl+C and the request to end while it lives.
class StopSignal {
 public:
  StopSignal();
  ~StopSignal();
  StopSignal(const StopSignal&) = delete;
  StopSignal& operator=(const StopSignal&) = delete;
  static bool came();
};

}  // namespace loci::commands
