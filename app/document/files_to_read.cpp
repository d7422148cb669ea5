#include "app/document/file_kind.hpp"
#include "app/document/input.hpp"
#include "app/document/read_document.hpp"

#include <algorithm>
#include <system_error>

namespace loci::document {
namespace {

namespace fs = std::filesystem;

/// Whether a file is a document: by its ending, or else by its first bytes. A file whose name ends
/// in something unknown may be anything, and plain text is not enough to be one.
bool is_document(const fs::path& file) {
  if (is_document_name(file.filename().string())) return true;
  try {
    Input input = file_input(file);
    return is_surely_document(input.head(kind_head_bytes));
  } catch (const Error&) {
    return false;
  }
}

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
    } else if (entries->is_regular_file(unknown)) {
      is_document(path) ? found.files.push_back(path) : static_cast<void>(++found.left_out);
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
                "name a folder with texts, pages, PDF or other documents");
  }
  std::sort(found.files.begin(), found.files.end());
  return found;
}

}  // namespace loci::document
