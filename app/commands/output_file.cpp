#include "app/commands/output_file.hpp"

#include "geo/error.hpp"

#include <unistd.h>

#include <fstream>
#include <iostream>
#include <string>
#include <system_error>

namespace loci::commands {
namespace {

namespace fs = std::filesystem;

constexpr const char* remedy = "check its folder, permissions and free space";

bool write_directly(const fs::path& file, const std::function<void(std::ostream&)>& write) {
  std::ofstream out(file, std::ios::binary);
  if (!out) return false;
  try {
    write(out);
  } catch (const Error&) {
    if (out.good()) throw;  // not the stream's failure
    return false;
  }
  out.close();
  return out.good();
}

}  // namespace

void write_output(const fs::path& file, const std::function<void(std::ostream&)>& write) {
  if (file == "-") return write(std::cout);
  std::error_code problem;
  const fs::file_type type = fs::status(file, problem).type();
  if (type == fs::file_type::directory) {
    throw Error(file.string(), "is a folder", "name a file in it");
  }
  const bool replaces = type == fs::file_type::regular || type == fs::file_type::not_found;
  fs::path draft = file;
  if (replaces) draft += ".new-" + std::to_string(getpid());
  const auto remove_draft = [&] {
    std::error_code ignored;
    if (replaces) fs::remove(draft, ignored);
  };
  bool written = false;
  try {
    written = write_directly(draft, write);
  } catch (...) {
    remove_draft();
    throw;
  }
  problem.clear();
  if (written && replaces) fs::rename(draft, file, problem);
  if (written && !problem) return;
  remove_draft();
  throw Error(file.string(), "cannot be written", remedy);
}

}  // namespace loci::commands
