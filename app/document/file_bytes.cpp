#include "app/document/file_bytes.hpp"

#include "geo/error.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace loci::document {
namespace {

/// An open file of the system.
class Descriptor {
 public:
  explicit Descriptor(int number, bool owned) : number_(number), owned_(owned) {}
  ~Descriptor() {
    if (owned_ && number_ >= 0) close(number_);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  int number() const { return number_; }

 private:
  int number_;
  bool owned_;
};

[[noreturn]] void fail(const std::filesystem::path& file, int code) {
  switch (code) {
    case ENOENT:
    case ENOTDIR:
      throw Error(file.string(), "no such file", "check the name");
    case EACCES:
    case EPERM:
      throw Error(file.string(), "may not be read", "change its permissions");
    default:
      throw Error(file.string(), std::string("cannot be read: ") + std::strerror(code),
                  "check the name and the disk");
  }
}

void refuse_what_is_no_file(const std::filesystem::path& file, int descriptor) {
  struct stat facts;
  if (fstat(descriptor, &facts) != 0) fail(file, errno);
  if (S_ISDIR(facts.st_mode)) throw Error(file.string(), "is a folder", "name the files in it");
  if (!S_ISREG(facts.st_mode)) {
    throw Error(file.string(), "is a pipe or a device, not a file",
                "save its text in a file or pass it through '-'");
  }
}

}  // namespace

std::string file_bytes(const std::filesystem::path& file) {
  const bool from_input = file == "-";
  // Without O_NONBLOCK, opening a named pipe waits for its writer.
  const Descriptor in(
      from_input ? STDIN_FILENO : open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK),
      !from_input);
  if (in.number() < 0) fail(file, errno);
  if (!from_input) refuse_what_is_no_file(file, in.number());

  std::string bytes;
  constexpr std::size_t chunk = 1 << 16;
  while (true) {
    const std::size_t size = bytes.size();
    bytes.resize(size + chunk);
    const ssize_t count = read(in.number(), bytes.data() + size, chunk);
    if (count < 0 && errno != EINTR) fail(file, errno);
    bytes.resize(size + (count > 0 ? static_cast<std::size_t>(count) : 0));
    if (count == 0) return bytes;
    if (bytes.size() > max_file_bytes) {
      throw Error(file.string(), "is larger than 64 MiB", "split it into smaller files");
    }
  }
}

}  // namespace loci::document
