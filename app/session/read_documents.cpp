#include "app/session/read_documents.hpp"

#include "app/data/data_files.hpp"
#include "app/document/read_document.hpp"
#include "app/workspace/read_and_add.hpp"
#include "gazetteer/geoparse/geoparser.hpp"
#include "geo/usable_processors.hpp"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <cstdlib>
#include <ctime>
#include <string>
#include <system_error>

namespace loci::session {
namespace {

using Files = std::vector<std::filesystem::path>;

Files all_files(const Files& files_and_folders, BackgroundTask::Reporter& reporter) {
  Files files;
  for (const auto& named : files_and_folders) {
    try {
      const document::FilesToRead found = document::files_to_read(named);
      files.insert(files.end(), found.files.begin(), found.files.end());
      for (const Warning& warning : found.warnings) {
        reporter.say({Message::Kind::warning, to_line(warning)});
      }
    } catch (const Error& error) {
      reporter.say({Message::Kind::failure, error.what()});
    }
  }
  return files;
}

std::string summary(const workspace::AddingTally& tally) {
  std::string line =
      fmt::format("{} document{} added, {} mention{} found", tally.added,
                  tally.added == 1 ? "" : "s", tally.mentions, tally.mentions == 1 ? "" : "s");
  if (tally.already_there > 0) line += fmt::format("; {} already there", tally.already_there);
  return line;
}

}  // namespace

void read_documents(const Files& files_and_folders, const std::filesystem::path& workspace_file,
                    BackgroundTask::Reporter& reporter) {
  const Files files = all_files(files_and_folders, reporter);
  if (files.empty()) return;
  reporter.report({0, files.size(), "opening the gazetteer"});
  const gazetteer::Gazetteer gazetteer(data::gazetteers_in_force());
  const geoparse::Geoparser geoparser(gazetteer);
  workspace::AddingOptions options;
  options.threads = geo::usable_processors();
  const workspace::AddingTally tally =
      workspace::read_and_add(files, workspace_file, geoparser, gazetteer.info(), options,
                              {[&](const Warning& warning) {
                                 reporter.say({Message::Kind::warning, to_line(warning)});
                               },
                               [&](const Error& error) {
                                 reporter.say({Message::Kind::failure, error.what()});
                               },
                               [&](const workspace::AddingTally& so_far, const std::string& file) {
                                 reporter.report({so_far.files_done, so_far.files,
                                                  std::filesystem::path(file).filename().string()});
                               },
                               [&] { return reporter.cancelled(); }});
  reporter.say({Message::Kind::note, summary(tally)});
}

std::filesystem::path new_workspace_file() {
  const char* const data_home = std::getenv("XDG_DATA_HOME");
  const char* const home = std::getenv("HOME");
  const std::filesystem::path folder =
      data_home != nullptr && *data_home != '\0' ? std::filesystem::path(data_home) / "loci"
      : home != nullptr ? std::filesystem::path(home) / ".local" / "share" / "loci"
                        : std::filesystem::temp_directory_path() / "loci";
  std::error_code problem;
  std::filesystem::create_directories(folder, problem);
  if (problem) {
    throw Error(folder.string(), "cannot be made: " + problem.message(), "set XDG_DATA_HOME");
  }
  const std::string name = fmt::format("{:%Y-%m-%d %H.%M.%S}", fmt::localtime(std::time(nullptr)));
  auto file = folder / (name + ".loci");
  for (int number = 2; std::filesystem::exists(file, problem); ++number) {
    file = folder / fmt::format("{} {}.loci", name, number);
  }
  return file;
}

}  // namespace loci::session
