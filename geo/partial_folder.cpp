#include "geo/partial_folder.hpp"

#include "geo/error.hpp"

#include <cstdlib>
#include <fstream>
#include <string>
#include <system_error>
#include <vector>

namespace loci {
namespace {

namespace fs = std::filesystem;

constexpr const char* remedy = "check its folder, permissions and free space";

}  // namespace

PartialFolder::PartialFolder(fs::path file) : file_(std::move(file)) {
  std::error_code unknown;
  const fs::file_type type = fs::status(file_, unknown).type();
  if (type == fs::file_type::directory) {
    throw Error(file_.string(), "is a folder", "name a file in it");
  }
  into_stream_ = type != fs::file_type::regular && type != fs::file_type::not_found;
  std::string name =
      (into_stream_ ? fs::temp_directory_path() / file_.filename() : file_).string() +
      ".new-XXXXXX";
  if (mkdtemp(name.data()) == nullptr) throw Error(file_.string(), "cannot be written", remedy);
  folder_ = name;
}

PartialFolder::~PartialFolder() {
  std::error_code ignored;
  fs::remove_all(folder_, ignored);
}

fs::path PartialFolder::draft() const {
  return folder_ / file_.filename();
}

void PartialFolder::replace() {
  if (into_stream_) {
    std::ifstream in(draft(), std::ios::binary);
    std::ofstream out(file_, std::ios::binary);
    if (in.peek() != std::ifstream::traits_type::eof()) out << in.rdbuf();
    out.close();
    if (!in || !out) throw Error(file_.string(), "cannot be written", remedy);
    return;
  }
  std::error_code problem;
  const fs::path folder = file_.parent_path();
  std::vector<fs::path> others;
  for (const auto& entry : fs::directory_iterator(folder_, problem)) {
    if (entry.path() != draft()) others.push_back(entry.path());
  }
  for (const fs::path& other : others) {
    if (!problem) fs::rename(other, folder / other.filename(), problem);
  }
  if (!problem) fs::rename(draft(), file_, problem);
  if (problem) {
    throw Error(file_.string(), "cannot be written: " + problem.message(), remedy);
  }
}

}  // namespace loci
