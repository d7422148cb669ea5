#include "app/commands/command.hpp"
#include "app/commands/command_line.hpp"
#include "app/commands/geoparser_options.hpp"
#include "app/commands/workspace_options.hpp"
#include "app/workspace/geoparse_document.hpp"
#include "geo/error.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <unistd.h>

#include <filesystem>
#include <iostream>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace loci::commands {
namespace {

using workspace::Added;
using workspace::Workspace;

struct Options {
  std::string workspace;
  std::vector<std::string> paths;
  std::string gazetteer;
};

/// A line on standard error, over the progress that may stand there.
void say(const std::string& line) {
  std::cerr << (isatty(STDERR_FILENO) == 1 ? "\r\033[K" : "") << one_line(line) << '\n';
}

/// Adds files one by one. A file that fails is said and counted, and the next one is read.
class Adding {
 public:
  explicit Adding(const Options& chosen)
      : workspace_file_(chosen.workspace),
        gazetteer_(gazetteer_file(chosen.gazetteer)),
        geoparser_(gazetteer_) {
    // Opened before the work, so that a wrong one is found at once; made only when there is
    // something to keep.
    std::error_code unknown;
    if (std::filesystem::exists(workspace_file_, unknown)) open();
  }

  std::vector<std::filesystem::path> files_of(const std::vector<std::string>& paths) {
    std::vector<std::filesystem::path> files;
    for (const std::string& path : paths) {
      try {
        auto found = document::files_to_read(path);
        files.insert(files.end(), found.files.begin(), found.files.end());
        warn(found.warnings);
        failed_ += found.warnings.size();
      } catch (const Error& error) {
        fail(error);
      }
    }
    return files;
  }

  void add(const std::filesystem::path& file) {
    try {
      const document::ReadResult read = document::read_document(file);
      if (!workspace_) open();
      const auto added =
          workspace::geoparse_and_add(read, geoparser_, gazetteer_.info(), *workspace_);
      if (added.outcome == Added::already_there) {
        ++already_there_;
        return say(file.string() + ": already there");
      }
      ++added_;
      mentions_ += added.mentions;
      warn(read.warnings);
    } catch (const Error& error) {
      if (error.subject() == workspace_file_.string()) throw;  // no other file would fare better
      fail(error);
    }
  }

  int finish() const {
    say(fmt::format("{}: {} added with {} mentions, {} already there, {} failed",
                    workspace_file_.string(), added_, mentions_, already_there_, failed_));
    return failed_ == 0 ? exit_done : exit_failed;
  }

 private:
  void open() { workspace_.emplace(workspace_file_, Workspace::Mode::create_or_open); }
  void fail(const Error& error) {
    say(std::string("loci: ") + error.what());
    ++failed_;
  }
  static void warn(const Warnings& warnings) {
    for (const Warning& warning : warnings) say("loci: " + to_line(warning));
  }

  std::filesystem::path workspace_file_;
  gazetteer::Gazetteer gazetteer_;
  geoparse::Geoparser geoparser_;
  std::optional<Workspace> workspace_;
  std::size_t added_ = 0, mentions_ = 0, already_there_ = 0, failed_ = 0;
};

/// "[3/120] file" on one line that is written over, on terminals only.
class Progress {
 public:
  explicit Progress(std::size_t total) : total_(total), shown_(isatty(STDERR_FILENO) == 1) {}
  void show(const std::filesystem::path& file) {
    ++count_;
    if (!shown_) return;
    std::cerr << fmt::format("\r\033[K[{}/{}] {}", count_, total_, one_line(file.string()))
              << std::flush;
  }

 private:
  std::size_t total_, count_ = 0;
  bool shown_;
};

int run(const Options& chosen) {
  Adding adding(chosen);
  const auto files = adding.files_of(chosen.paths);
  Progress progress(files.size());
  for (const auto& file : files) {
    progress.show(file);
    adding.add(file);
  }
  return adding.finish();
}

Run setup(CLI::App& options) {
  const auto chosen = std::make_shared<Options>();
  add_workspace_option(options, chosen->workspace);
  options
      .add_option("PATH", chosen->paths,
                  "Documents (.txt, .md, .html), folders of documents, or '-' for text on "
                  "standard input")
      ->required()
      ->type_name("FILE");
  add_gazetteer_option(options, chosen->gazetteer);
  options.footer(
      "The workspace is made where it does not exist. A file that cannot be read is reported and "
      "left out; the others are kept. A document that is there already is not read again.");
  return [chosen] { return run(*chosen); };
}

}  // namespace

const Command add_command{"add", "Read documents into a workspace and find their places", setup};

}  // namespace loci::commands
