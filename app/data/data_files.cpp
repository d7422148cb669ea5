#include "app/data/data_files.hpp"

#include <cstdlib>
#include <string>
#include <system_error>
#include <vector>

#include "geo/error.hpp"

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

}  // namespace loci::data
