#include "app/data/data_files.hpp"

#include "geo/error.hpp"

#include <algorithm>
#include <cstdlib>
#include <string>
#include <system_error>
#include <vector>

namespace loci::data {
namespace {

std::vector<std::filesystem::path> data_folders() {
  if (const char* const chosen = std::getenv("LOCI_DATA"); chosen != nullptr && *chosen != '\0') {
    return {chosen};  // the user's word is final: no silent fallback
  }
  std::vector<std::filesystem::path> folders;
  std::error_code unknown;
  const auto program = std::filesystem::read_symlink("/proc/self/exe", unknown);
  if (!unknown) folders.push_back(program.parent_path().parent_path() / "share" / "loci");
  folders.emplace_back(LOCI_BUILD_DATA_FOLDER);
  return folders;
}

/// Empty where the user has none.
std::filesystem::path user_data_folder() {
  if (const char* const chosen = std::getenv("XDG_DATA_HOME");
      chosen != nullptr && *chosen == '/') {
    return chosen;
  }
  const char* const home = std::getenv("HOME");
  if (home == nullptr || *home == '\0') return {};
  return std::filesystem::path(home) / ".local" / "share";
}

}  // namespace

std::filesystem::path data_file(std::string_view name) {
  std::string searched;
  for (const auto& folder : data_folders()) {
    const auto file = folder / name;
    std::error_code problem;
    if (std::filesystem::exists(file, problem)) return file;
    searched += (searched.empty() ? "" : ", ") + folder.string();
  }
  throw Error(name, "not found in " + searched,
              "build it with 'bash app/run' or set LOCI_DATA to its folder");
}

std::vector<std::filesystem::path> user_gazetteers() {
  std::vector<std::filesystem::path> files;
  const auto folder = user_data_folder();
  if (folder.empty()) return files;
  std::error_code none;  // most users have no such folder
  for (auto entry = std::filesystem::directory_iterator(folder / "loci" / "gazetteers", none);
       !none && entry != std::filesystem::directory_iterator{}; entry.increment(none)) {
    if (entry->path().extension() == ".gazetteer") files.push_back(entry->path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

std::vector<std::filesystem::path> gazetteers_in_force() {
  auto files = user_gazetteers();
  files.push_back(data_file("world.gazetteer"));
  return files;
}

}  // namespace loci::data
