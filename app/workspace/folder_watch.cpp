#include "app/workspace/folder_watch.hpp"

#include "app/document/read_document.hpp"

#include <utility>

namespace loci::workspace {

FolderWatch::FolderWatch(std::vector<std::string> paths) : paths_(std::move(paths)) {}

FolderWatch::Seen FolderWatch::look(Time now) {
  Seen result;
  for (std::filesystem::path& file : files(result.warnings)) {
    const auto stamp = stamp_of(file);
    if (!stamp) continue;
    const auto [found, is_new] = known_.try_emplace(file.string(), Known{*stamp, now});
    Known& known = found->second;
    if (!(known.seen == *stamp)) known = {*stamp, now};
    if (known.told) continue;
    // A clock elsewhere may be wrong: what was seen unchanged for so long is settled, too.
    const bool settled = is_settled(*stamp, now) || now - known.since > std::chrono::seconds(2);
    if (settled) {
      known.told = true;
      result.files.push_back(std::move(file));
    } else {
      ++result.being_written;
    }
  }
  return result;
}

std::vector<std::filesystem::path> FolderWatch::files(Warnings& warnings) {
  std::vector<std::filesystem::path> all;
  Warnings problems;
  std::error_code unknown;
  for (const std::string& path : paths_) {
    if (!std::filesystem::exists(path, unknown)) {
      problems.push_back({path, "is not there (any more); waiting for it"});
      continue;
    }
    try {
      auto found = document::files_to_read(path);
      all.insert(all.end(), found.files.begin(), found.files.end());
      problems.insert(problems.end(), found.warnings.begin(), found.warnings.end());
    } catch (const Error&) {  // it has no documents yet
    }
  }
  std::set<std::string> told;
  for (const Warning& problem : problems) {
    const std::string line = to_line(problem);
    if (!warned_.contains(line)) warnings.push_back(problem);
    told.insert(line);
  }
  warned_ = std::move(told);
  return all;
}

}  // namespace loci::workspace
