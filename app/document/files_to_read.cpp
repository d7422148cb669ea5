#include "app/document/file_kinds.hpp"
#include "app/document/read_document.hpp"

#include <algorithm>
#include <system_error>

namespace loci::document {
namespace {

namespace fs = std::filesystem;

/// Adds the files of one folder and appends the folders in it to those still to be searched.
void search(const fs::path& folder, FilesToRead& found, std::vector<fs::path>& folders) {
  std::error_code problem;
  fs::directory_iterator entries(folder, problem);
  for (; !problem && entries != fs::directory_iterator(); entries.increment(problem)) {
    const fs::path& path = entries->path();
    if (path.filename().string().starts_with('.')) continue;
    std::error_code unknown;
    if (entries->symlink_status(unknown).type() == fs::file_type::directory) {
      folders.push_back(path);
    } else if (path.has_extension() && kind_of(path) && entries->is_regular_file(unknown)) {
      found.files.push_back(path);
    }
  }
  if (problem) {
    found.warnings.push_back(
        {folder.string(),
         "this folder could not be searched (" + problem.message() + "); change its permissions"});
  }
}

}  // namespace

FilesToRead files_to_read(const fs::path& file_or_folder) {
  FilesToRead found;
  std::error_code unknown;
  if (!fs::is_directory(file_or_folder, unknown)) {
    found.files.push_back(file_or_folder);
    return found;
  }
  std::vector<fs::path> folders{file_or_folder};
  while (!folders.empty()) {
    const fs::path folder = std::move(folders.back());
    folders.pop_back();
    search(folder, found, folders);
  }
  if (found.files.empty()) {
    throw Error(file_or_folder.string(),
                found.warnings.empty() ? "no documents in this folder"
                                       : "this folder could not be searched",
                "name a folder with .txt, .md or .html files");
  }
  std::sort(found.files.begin(), found.files.end());
  return found;
}

}  // namespace loci::document
