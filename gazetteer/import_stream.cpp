#include "gazetteer/import_stream.hpp"

#include "geo/error.hpp"

#include <archive.h>
#include <archive_entry.h>

#include <system_error>

namespace loci::gazetteer {

void ImportStream::Closer::operator()(archive* reader) const {
  archive_read_free(reader);  // nothing was written: there is nothing to lose
}

ImportStream::ImportStream(const std::filesystem::path& file) : file_(file) {
  std::error_code problem;
  if (std::filesystem::is_directory(file, problem)) {
    throw Error(file.string(), "is a folder", "name a file");
  }
  total_ = std::filesystem::file_size(file, problem);
  if (problem) throw Error(file.string(), "cannot be read (" + problem.message() + ")");
  if (total_ == 0) throw Error(file.string(), "is empty");
  open();
  find_member();
}

void ImportStream::open() {
  archive_.reset(archive_read_new());
  if (archive_ == nullptr) throw Error(file_.string(), "no memory to read it");
  // Raw takes every file that is no zip, so that a text is read by the same way.
  constexpr std::size_t block_bytes = 1 << 18;
  if (archive_read_support_filter_all(archive_.get()) < ARCHIVE_WARN ||
      archive_read_support_format_zip(archive_.get()) != ARCHIVE_OK ||
      archive_read_support_format_raw(archive_.get()) != ARCHIVE_OK ||
      archive_read_open_filename(archive_.get(), file_.c_str(), block_bytes) != ARCHIVE_OK) {
    fail();
  }
}

void ImportStream::find_member() {
  archive_entry* entry = nullptr;
  const auto next_file = [&] {
    int code = ARCHIVE_OK;
    while ((code = archive_read_next_header(archive_.get(), &entry)) >= ARCHIVE_WARN) {
      if (code == ARCHIVE_EOF) return false;
      if (archive_entry_filetype(entry) == AE_IFREG) return true;
    }
    fail();
  };
  const auto name = [&] {
    const char* const path = archive_entry_pathname(entry);
    return std::string(path == nullptr ? "" : path);
  };
  if (!next_file()) throw Error(file_.string(), "no file in it");
  if (archive_format(archive_.get()) == ARCHIVE_FORMAT_RAW) {
    members_.push_back(file_.filename().string());
    return;
  }
  std::string chosen;
  std::int64_t largest_bytes = -1;
  do {
    members_.push_back(name());
    const bool named_alike = std::filesystem::path(name()).stem().string() == file_.stem().string();
    const std::int64_t bytes = named_alike ? INT64_MAX : archive_entry_size(entry);
    if (bytes > largest_bytes) {
      largest_bytes = bytes;
      chosen = name();
    }
  } while (next_file());
  open();  // back to the beginning
  while (next_file()) {
    if (name() == chosen) return;
  }
  throw Error(file_.string(), "no file in it");
}

std::string_view ImportStream::next() {
  const void* bytes = nullptr;
  std::size_t size = 0;
  la_int64_t offset = 0;
  for (;;) {
    const int code = archive_read_data_block(archive_.get(), &bytes, &size, &offset);
    if (code == ARCHIVE_EOF) return {};
    if (code < ARCHIVE_WARN) fail();
    if (size > 0) return {static_cast<const char*>(bytes), size};
  }
}

std::uint64_t ImportStream::bytes_read() const {
  const auto bytes = archive_filter_bytes(archive_.get(), -1);
  return bytes < 0 ? 0 : static_cast<std::uint64_t>(bytes);
}

void ImportStream::fail() const {
  const char* const why = archive_error_string(archive_.get());
  throw Error(file_.string(),
              std::string("cannot be read (") + (why == nullptr ? "unknown failure" : why) + ")",
              "check that it is whole");
}

bool ImportLines::next(std::string_view& line) {
  joined_.clear();
  too_long_ = false;
  for (;;) {
    if (part_.empty()) part_ = stream_.next();
    if (part_.empty() && joined_.empty()) return false;
    const auto end = part_.find('\n');
    std::string_view taken = part_.substr(0, end);
    const bool ended = end != std::string_view::npos || part_.empty();
    part_.remove_prefix(end == std::string_view::npos ? part_.size() : end + 1);
    if (joined_.size() + taken.size() > longest_line_bytes) {
      too_long_ = true;
      taken = taken.substr(0, longest_line_bytes - joined_.size());
    }
    if (ended && joined_.empty()) {
      line = taken;
    } else {
      joined_ += taken;
      line = joined_;
    }
    if (ended) break;
  }
  if (++number_ == 1 && line.starts_with("\xef\xbb\xbf")) line.remove_prefix(3);
  if (line.ends_with('\r')) line.remove_suffix(1);
  return true;
}

}  // namespace loci::gazetteer
