#include "geo/partial_file.hpp"

#include "geo/error.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <string>
#include <system_error>
#include <utility>

namespace loci {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void fail(const fs::path& file, int problem) {
  std::string failure = "cannot be written";
  if (problem != 0) failure += std::string(" (") + std::strerror(problem) + ")";
  throw Error(file.string(), failure, "check its folder, permissions and free space");
}

/// Fills `draft`; errors are about `file`.
void fill(const fs::path& file, const fs::path& draft,
          const std::function<void(std::ostream&)>& write) {
  errno = 0;
  std::ofstream out(draft, std::ios::binary);
  if (!out) fail(file, errno);
  try {
    write(out);
  } catch (const Error&) {
    if (out.good()) throw;  // not the stream's failure
    fail(file, errno);
  }
  errno = 0;
  out.close();
  if (!out) fail(file, errno);
}

}  // namespace

PartialFile::PartialFile(fs::path file) : file_(std::move(file)), partial_(file_) {
  static std::atomic<unsigned> drafts = 0;
  partial_ += "." + std::to_string(::getpid()) + "-" + std::to_string(++drafts) + ".partial";
  remove();  // left by a process of that number that was killed
}

PartialFile::~PartialFile() {
  remove();
}

void PartialFile::remove() const {
  std::error_code ignored;  // mostly: not there
  for (const char* const suffix : {"", "-journal", "-wal", "-shm"}) {
    fs::remove(fs::path(partial_) += suffix, ignored);
  }
}

void PartialFile::replace() {
  std::error_code problem;
  fs::rename(partial_, file_, problem);
  if (problem) fail(file_, problem.value());
}

bool PartialFile::place_if_new() {
  if (renameat2(AT_FDCWD, partial_.c_str(), AT_FDCWD, file_.c_str(), RENAME_NOREPLACE) == 0) {
    return true;
  }
  const int problem = errno;
  if (problem == EEXIST) return false;
  if (problem != EINVAL && problem != ENOSYS) fail(file_, problem);
  replace();  // a file system that cannot refuse to replace
  return true;
}

void write_whole_file(const fs::path& file, const std::function<void(std::ostream&)>& write) {
  std::error_code unknown;
  const fs::file_type type = fs::status(file, unknown).type();
  if (type == fs::file_type::directory) {
    throw Error(file.string(), "is a folder", "name a file in it");
  }
  if (type != fs::file_type::regular && type != fs::file_type::not_found) {
    return fill(file, file, write);
  }
  PartialFile draft(file);
  fill(file, draft.path(), write);
  draft.replace();
}

}  // namespace loci
