#include "app/document/archive.hpp"

#include "app/document/character_encoding.hpp"
#include "app/document/split.hpp"
#include "app/document/text_lines.hpp"

#include <archive.h>
#include <archive_entry.h>

#include <algorithm>

namespace loci::document {
namespace {

constexpr int deepest_archive = 5;
/// A small file may unpack to so much, and a large one to so many times its size.
constexpr std::uint64_t always_allowed_bytes = std::uint64_t{128} << 20, largest_ratio = 300;

struct ArchiveCloser {
  void operator()(archive* reader) const { archive_read_free(reader); }
};

/// An input read as an archive. Never moved: libarchive keeps its address.
class Archive {
 public:
  Archive(Input input, Unpacking& unpacking) : input_(std::move(input)), unpacking_(unpacking) {}
  Archive(const Archive&) = delete;
  Archive& operator=(const Archive&) = delete;

  void open_archive() {
    start();
    archive_read_support_filter_none(reader_.get());
    archive_read_support_format_zip(reader_.get());
    archive_read_support_format_tar(reader_.get());
    archive_read_support_format_7zip(reader_.get());
    finish_opening();
  }
  void open_compressed() {
    start();
    archive_read_support_filter_gzip(reader_.get());
    archive_read_support_filter_bzip2(reader_.get());
    archive_read_support_filter_xz(reader_.get());
    archive_read_support_filter_zstd(reader_.get());
    archive_read_support_format_raw(reader_.get());
    finish_opening();
    // Raw takes what no filter knows.
    if (archive_filter_count(reader_.get()) <= 1) fail(path());
  }

  const std::string& path() const { return input_.path(); }

  /// The next regular file; nothing at the end.
  archive_entry* next_file() {
    archive_entry* entry = nullptr;
    while (true) {
      const int code = archive_read_next_header(reader_.get(), &entry);
      if (code == ARCHIVE_EOF) return nullptr;
      if (code == ARCHIVE_RETRY) continue;
      if (code < ARCHIVE_WARN) fail(path());
      if (archive_entry_filetype(entry) == AE_IFREG || archive_entry_filetype(entry) == 0) {
        return entry;
      }
    }
  }

  /// Bytes of the present file; 0 at its end. \param file what messages call it
  std::size_t read(char* to, std::size_t size, const std::string& file) {
    const la_ssize_t count = archive_read_data(reader_.get(), to, size);
    if (count < 0) fail(file);
    unpacking_.unpacked += static_cast<std::uint64_t>(count);
    if (unpacking_.unpacked > always_allowed_bytes + largest_ratio * unpacking_.packed) {
      unpacking_.given_up = true;
      throw Error(file, "unpacks to more than 300 times its size, as no honest file does",
                  "unpack it by hand and name its files");
    }
    return static_cast<std::size_t>(count);
  }

  [[noreturn]] void fail(const std::string& file) {
    const char* const reason = archive_error_string(reader_.get());
    throw Error(file,
                std::string("is damaged (") +
                    (reason != nullptr ? in_one_line(reason) : "unreadable") + ")",
                "get it again, or unpack what can be unpacked by hand");
  }

 private:
  void start() {
    reader_.reset(archive_read_new());
    if (reader_ == nullptr) throw std::bad_alloc();
  }
  void finish_opening() {
    archive_read_set_read_callback(reader_.get(), [](archive*, void* self, const void** bytes) {
      return static_cast<Archive*>(self)->give(bytes);
    });
    if (input_.can_seek()) {
      archive_read_set_seek_callback(
          reader_.get(), [](archive*, void* self, la_int64_t offset, int whence) -> la_int64_t {
            return static_cast<Archive*>(self)->seek(offset, whence);
          });
    }
    archive_read_set_callback_data(reader_.get(), this);
    if (archive_read_open1(reader_.get()) != ARCHIVE_OK) fail(path());
  }
  /// Exceptions must not pass through libarchive.
  la_ssize_t give(const void** bytes) {
    try {
      const std::string_view part = input_.next();
      *bytes = part.data();
      at_ += static_cast<std::int64_t>(part.size());
      if (unpacking_.depth <= 1) unpacking_.packed += part.size();
      return static_cast<la_ssize_t>(part.size());
    } catch (const std::exception& error) {
      archive_set_error(reader_.get(), ARCHIVE_FATAL, "%s", error.what());
      return -1;
    }
  }
  la_int64_t seek(la_int64_t offset, int whence) {
    if (whence == SEEK_CUR) offset += at_;
    at_ = input_.seek(offset, whence == SEEK_END);
    return at_ < 0 ? ARCHIVE_FATAL : at_;
  }

  Input input_;
  Unpacking& unpacking_;
  std::int64_t at_ = 0;
  std::unique_ptr<archive, ArchiveCloser> reader_;  // last: it calls the others
};

/// The present file of an archive.
class MemberSource : public ByteSource {
 public:
  MemberSource(Archive& from, std::string path) : archive_(from), path_(std::move(path)) {}
  std::size_t read(char* to, std::size_t size) override { return archive_.read(to, size, path_); }

 private:
  Archive& archive_;
  std::string path_;
};

/// Counts the depth while it lives.
class Deeper {
 public:
  Deeper(Unpacking& unpacking, const std::string& path) : unpacking_(unpacking) {
    if (unpacking_.depth >= deepest_archive) {
      throw Error(path, "is packed in too many archives", "unpack the outer ones by hand");
    }
    ++unpacking_.depth;
  }
  ~Deeper() { --unpacking_.depth; }
  Deeper(const Deeper&) = delete;
  Deeper& operator=(const Deeper&) = delete;

 private:
  Unpacking& unpacking_;
};

std::string member_name(archive_entry* entry, std::size_t number) {
  const char* name = archive_entry_pathname_utf8(entry);
  if (name == nullptr) name = archive_entry_pathname(entry);
  if (name == nullptr) return "file " + std::to_string(number);
  std::string utf8 = in_one_line(to_utf8(name).text);
  utf8.erase(0, utf8.find_first_not_of('/'));
  return utf8;
}

bool leads_out(std::string_view name) {
  while (!name.empty()) {
    const auto end = std::min(name.find_first_of("/\\"), name.size());
    if (name.substr(0, end) == "..") return true;
    name.remove_prefix(std::min(end + 1, name.size()));
  }
  return false;
}

/// As in folders: hidden files, and the copies that macOS packs beside its files.
bool is_hidden(std::string_view name) {
  return name.starts_with('.') || name.find("/.") != std::string_view::npos ||
         name.starts_with("__MACOSX/");
}

class ArchivePieces : public Pieces {
 public:
  ArchivePieces(Input input, const ReadingOptions& options, Unpacking& unpacking)
      : options_(options),
        unpacking_(unpacking),
        deeper_(unpacking, input.path()),
        archive_(std::move(input), unpacking) {
    archive_.open_archive();
  }

  bool next(Piece& piece) override {
    while (!ended_) {
      if (unpacking_.given_up) return false;
      if (inner_) {
        if (inner_->next(piece)) return true;
        inner_.reset();
      }
      archive_entry* entry = nullptr;
      try {
        entry = archive_.next_file();
      } catch (...) {
        ended_ = true;
        throw;
      }
      if (entry == nullptr) break;
      open(entry);
    }
    ended_ = true;
    return false;
  }

 private:
  void open(archive_entry* entry) {
    const std::string member = member_name(entry, ++count_);
    if (is_hidden(member) && !leads_out(member)) return;
    const std::string path = archive_.path() + "!/" + member;
    const std::string name = member.substr(member.rfind('/') + 1);
    if (leads_out(member)) {
      throw Error(path, "has a name that leads out of its archive", "it is left out");
    }
    if (archive_entry_is_data_encrypted(entry) != 0) {
      throw Error(path, "is encrypted", "unpack it with its password and name its files");
    }
    Input input(std::make_unique<MemberSource>(archive_, path), path);
    const std::string head(input.head(kind_head_bytes));
    if (head.empty()) {
      if (is_document_name(name)) throw Error(path, "is empty", "leave it out");
      return;
    }
    if (!is_document_name(name) && !is_surely_document(head)) return;
    // A zip is read from its end, so it must lie in memory.
    if (kind_of(head, name) == FileKind::archive) input = memory_input(input.all(), path);
    inner_ = pieces_of(std::move(input), name, options_, unpacking_);
  }

  const ReadingOptions options_;
  Unpacking& unpacking_;
  Deeper deeper_;
  Archive archive_;
  std::unique_ptr<Pieces> inner_;  // after archive_, which it reads
  std::size_t count_ = 0;
  bool ended_ = false;
};

class CompressedPieces : public Pieces {
 public:
  CompressedPieces(Input input, const std::string& name, const ReadingOptions& options,
                   Unpacking& unpacking)
      : deeper_(unpacking, input.path()), archive_(std::move(input), unpacking) {
    archive_.open_compressed();
    const std::string& path = archive_.path();
    if (archive_.next_file() == nullptr) throw Error(path, "is empty", "leave it out");
    inner_ = pieces_of(Input(std::make_unique<MemberSource>(archive_, path), path),
                       inner_name(name), options, unpacking);
  }
  bool next(Piece& piece) override { return inner_->next(piece); }

 private:
  /// "rows.csv" of "rows.csv.gz", "pile.tar" of "pile.tgz".
  static std::string inner_name(const std::string& name) {
    const std::string ending = lower_case_ending(name);
    const std::string stem = name.substr(0, name.size() - ending.size());
    return ending == ".tgz" || ending == ".tbz2" || ending == ".txz" ? stem + ".tar" : stem;
  }

  Deeper deeper_;
  Archive archive_;
  std::unique_ptr<Pieces> inner_;  // after archive_, which it reads
};

}  // namespace

std::unique_ptr<Pieces> split_archive(Input input, const ReadingOptions& options,
                                      Unpacking& unpacking) {
  return std::make_unique<ArchivePieces>(std::move(input), options, unpacking);
}

std::unique_ptr<Pieces> split_compressed(Input input, const std::string& name,
                                         const ReadingOptions& options, Unpacking& unpacking) {
  return std::make_unique<CompressedPieces>(std::move(input), name, options, unpacking);
}

std::map<std::string, std::string> zip_members(
    std::string bytes, const std::string& path,
    const std::function<bool(const std::string&)>& wanted) {
  Unpacking unpacking;
  Archive zip(memory_input(std::move(bytes), path), unpacking);
  zip.open_archive();
  std::map<std::string, std::string> members;
  std::size_t total = 0, count = 0;
  while (archive_entry* const entry = zip.next_file()) {
    const std::string name = member_name(entry, ++count);
    if (!wanted(name)) continue;
    if (archive_entry_is_data_encrypted(entry) != 0) {
      throw Error(path, "is encrypted", "save it without its password");
    }
    Input input(std::make_unique<MemberSource>(zip, path), path);
    std::string content = input.all();
    total += content.size();
    if (total > max_file_bytes) {
      throw Error(path, "unpacks to more than 64 MiB", "split it into smaller files");
    }
    members[name] = std::move(content);
  }
  return members;
}

std::string unpacked(std::string bytes, const std::string& path) {
  Unpacking unpacking;
  Archive packed(memory_input(std::move(bytes), path), unpacking);
  packed.open_compressed();
  if (packed.next_file() == nullptr) return {};
  return Input(std::make_unique<MemberSource>(packed, path), path).all();
}

}  // namespace loci::document
