#include "app/document/input.hpp"

#include "geo/error.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <utility>

namespace loci::document {
namespace {

[[noreturn]] void fail(const std::string& file, int code) {
  switch (code) {
    case ENOENT:
    case ENOTDIR:
      throw Error(file, "no such file", "check the name");
    case EACCES:
    case EPERM:
      throw Error(file, "may not be read", "change its permissions");
    default:
      throw Error(file, std::string("cannot be read: ") + std::strerror(code),
                  "check the name and the disk");
  }
}

void refuse_what_is_no_file(const std::string& file, int descriptor) {
  struct stat facts;
  if (fstat(descriptor, &facts) != 0) fail(file, errno);
  if (S_ISDIR(facts.st_mode)) throw Error(file, "is a folder", "name the files in it");
  if (!S_ISREG(facts.st_mode)) {
    throw Error(file, "is a pipe or a device, not a file",
                "save its text in a file or pass it through '-'");
  }
}

/// An open file of the system.
class FileSource : public ByteSource {
 public:
  FileSource(std::string file, int descriptor, bool owned)
      : file_(std::move(file)), descriptor_(descriptor), owned_(owned) {}
  ~FileSource() override {
    if (owned_) close(descriptor_);
  }
  FileSource(const FileSource&) = delete;
  FileSource& operator=(const FileSource&) = delete;

  std::size_t read(char* to, std::size_t size) override {
    while (true) {
      const ssize_t count = ::read(descriptor_, to, size);
      if (count >= 0) return static_cast<std::size_t>(count);
      if (errno != EINTR) fail(file_, errno);
    }
  }
  bool can_seek() const override { return owned_; }
  std::int64_t seek(std::int64_t offset, bool from_end) override {
    return lseek(descriptor_, offset, from_end ? SEEK_END : SEEK_SET);
  }

 private:
  std::string file_;
  int descriptor_;
  bool owned_;
};

class MemorySource : public ByteSource {
 public:
  explicit MemorySource(std::string bytes) : bytes_(std::move(bytes)) {}

  std::size_t read(char* to, std::size_t size) override {
    const std::size_t count = bytes_.copy(to, size, at_);
    at_ += count;
    return count;
  }
  bool can_seek() const override { return true; }
  std::int64_t seek(std::int64_t offset, bool from_end) override {
    const auto size = static_cast<std::int64_t>(bytes_.size());
    const std::int64_t to = from_end ? size + offset : offset;
    at_ = static_cast<std::size_t>(std::clamp<std::int64_t>(to, 0, size));
    return static_cast<std::int64_t>(at_);
  }

 private:
  std::string bytes_;
  std::size_t at_ = 0;
};

constexpr std::size_t chunk_bytes = 1 << 16;

}  // namespace

Input::Input(std::unique_ptr<ByteSource> source, std::string path)
    : source_(std::move(source)), path_(std::move(path)) {}

bool Input::fetch() {
  if (ended_) return false;
  if (taken_ > 0) {
    kept_.erase(0, taken_);
    taken_ = 0;
  }
  const std::size_t size = kept_.size();
  kept_.resize(size + chunk_bytes);
  std::size_t count = 0;
  try {
    count = source_->read(kept_.data() + size, chunk_bytes);
  } catch (...) {
    kept_.resize(size);
    ended_ = true;  // a damaged source has no more
    throw;
  }
  kept_.resize(size + count);
  ended_ = count == 0;
  return !ended_;
}

std::string_view Input::head(std::size_t size) {
  taken_ += std::exchange(last_given_, 0);
  while (kept_.size() - taken_ < size && fetch()) {
  }
  return std::string_view(kept_).substr(taken_, size);
}

std::string_view Input::next() {
  taken_ += std::exchange(last_given_, 0);
  if (taken_ == kept_.size() && !fetch()) return {};
  const std::string_view given = std::string_view(kept_).substr(taken_);
  last_given_ = given.size();
  return given;
}

bool Input::line(std::string& line, std::size_t limit, bool& cut) {
  line.clear();
  cut = false;
  bool any = false;
  for (std::string_view part = next(); !part.empty(); part = next()) {
    any = true;
    const auto end = part.find('\n');
    const std::string_view piece = part.substr(0, end);
    const std::size_t room = limit - std::min(limit, line.size());
    line += piece.substr(0, room);
    cut = cut || piece.size() > room;
    if (end != std::string_view::npos) {
      last_given_ = end + 1;
      break;
    }
  }
  if (line.ends_with('\r')) line.pop_back();
  return any;
}

std::string Input::bytes(std::size_t size) {
  std::string all;
  while (all.size() < size) {
    const std::string_view part = next();
    if (part.empty()) break;
    last_given_ = std::min(part.size(), size - all.size());
    all += part.substr(0, last_given_);
  }
  return all;
}

std::string Input::all() {
  std::string all = bytes(max_file_bytes + 1);
  if (all.size() > max_file_bytes) {
    throw Error(path_, "is larger than 64 MiB", "split it into smaller files");
  }
  return all;
}

std::int64_t Input::seek(std::int64_t offset, bool from_end) {
  kept_.clear();
  taken_ = last_given_ = 0;
  ended_ = false;
  return source_->seek(offset, from_end);
}

Input file_input(const std::filesystem::path& file) {
  const std::string path = file.string();
  if (path == "-") return {std::make_unique<FileSource>(path, STDIN_FILENO, false), path};
  // Without O_NONBLOCK, opening a named pipe waits for its writer.
  const int descriptor = open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  if (descriptor < 0) fail(path, errno);
  auto source = std::make_unique<FileSource>(path, descriptor, true);
  refuse_what_is_no_file(path, descriptor);
  return {std::move(source), path};
}

Input memory_input(std::string bytes, std::string path) {
  return {std::make_unique<MemorySource>(std::move(bytes)), std::move(path)};
}

}  // namespace loci::document
