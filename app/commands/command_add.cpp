#include "app/commands/command.hpp"
#include "app/commands/geoparser_options.hpp"
#include "app/commands/reading_options.hpp"
#include "app/commands/workspace_options.hpp"
#include "geo/error.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace loci::commands {
namespace {

using workspace::Added;
using workspace::Workspace;

struct AddOptions {
  std::string workspace;
  std::vector<std::string> paths, urls;
  GazetteerOptions gazetteers;
  ReadingChoice reading;
};

/// The files of all paths; what cannot be searched is said and counted.
std::vector<std::filesystem::path> files_of(const std::vector<std::string>& paths,
                                            std::size_t& failed) {
  std::vector<std::filesystem::path> files;
  std::size_t left_out = 0;
  for (const std::string& path : paths) {
    try {
      auto found = document::files_to_read(path);
      files.insert(files.end(), found.files.begin(), found.files.end());
      left_out += found.left_out;
      for (const Warning& warning : found.warnings) say_over_progress("loci: " + to_line(warning));
      failed += found.warnings.size();
    } catch (const Error& error) {
      say_over_progress(std::string("loci: ") + error.what());
      ++failed;
    }
  }
  if (left_out > 0) {
    say_over_progress(fmt::format("{} file{} in the folders {} left out as no document", left_out,
                                  left_out == 1 ? "" : "s", left_out == 1 ? "was" : "were"));
  }
  return files;
}

int run_add(const AddOptions& chosen) {
  if (chosen.paths.empty() && chosen.urls.empty()) {
    throw Error("add", "what to read is missing", "name files or folders, or a page with --url");
  }
  // Opened before anything is read, so that a wrong one is found at once.
  const gazetteer::Gazetteer gazetteer(gazetteer_files(chosen.gazetteers));
  const geoparse::Geoparser geoparser(gazetteer);
  std::size_t failed = 0;
  auto files = files_of(chosen.paths, failed);
  auto options = adding_options(chosen.reading);
  for (const std::string& url : chosen.urls) {
    if (options.urls.insert(url).second) files.emplace_back(url);
  }
  auto tally = add_with_progress(files, chosen.workspace, geoparser, gazetteer.info(), options);
  tally.failed += failed;
  say_over_progress(chosen.workspace + ": " + to_line(tally));
  if (tally.cancelled) {
    say_over_progress("stopped; the same command goes on where it stopped");
  }
  return tally.failed == 0 && !tally.cancelled ? exit_done : exit_failed;
}

Run set_up_add(CLI::App& options) {
  const auto chosen = std::make_shared<AddOptions>();
  add_workspace_option(options, chosen->workspace);
  options
      .add_option("PATH", chosen->paths,
                  "Documents, archives of documents, folders, or '-' for standard input")
      ->type_name("FILE");
  options
      .add_option("--url", chosen->urls,
                  "Also this page of the web, and nothing that it names (http and https)")
      ->type_name("URL")
      ->expected(1);
  add_reading_options(options, chosen->reading);
  add_gazetteer_options(options, chosen->gazetteers);
  options.footer(
      "Reads text and Markdown in any encoding, HTML, PDF, DOCX, ODT, RTF, EPUB, e-mail (.eml, "
      "mbox), "
      "RSS and Atom, CSV, TSV, JSON and JSON lines with a column of text, WARC, and .zip, .7z, "
      ".tar and "
      ".gz of any of these, by content. The workspace is made where it does not exist. A file that "
      "cannot be read is reported and left out; the others are kept. A document that is there "
      "already "
      "is not geoparsed again: after Ctrl+C or a crash, the same command goes on where it stopped. "
      "A file that lies on the disk as it did is not even opened. A newer version replaces the "
      "older one, and the same bytes at another path are stored "
      "once.");
  return [chosen] { return run_add(*chosen); };
}

}  // namespace

const Command add_command{"add", "Read documents into a workspace and find their places",
                          set_up_add};

}  // namespace loci::commands
