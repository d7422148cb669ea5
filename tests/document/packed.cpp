#include "tests/document/packed.hpp"

#include <archive.h>
#include <archive_entry.h>

#include <memory>
#include <stdexcept>

namespace loci::tests {
namespace {

struct WriterCloser {
  void operator()(archive* writer) const { archive_write_free(writer); }
};

std::string pack(const Files& files, int (*format)(archive*), int (*filter)(archive*)) {
  std::size_t capacity = 1 << 20;
  for (const auto& [name, bytes] : files) capacity += bytes.size() + name.size() + 4096;
  std::string packed(capacity, '\0');
  std::size_t used = 0;
  const std::unique_ptr<archive, WriterCloser> writer(archive_write_new());
  format(writer.get());
  filter(writer.get());
  archive_write_set_bytes_per_block(writer.get(), 0);
  if (archive_write_open_memory(writer.get(), packed.data(), packed.size(), &used) != ARCHIVE_OK) {
    throw std::runtime_error("could not pack");
  }
  for (const auto& [name, bytes] : files) {
    archive_entry* const entry = archive_entry_new();
    archive_entry_set_pathname(entry, name.c_str());
    archive_entry_set_size(entry, static_cast<la_int64_t>(bytes.size()));
    archive_entry_set_filetype(entry, AE_IFREG);
    archive_entry_set_perm(entry, 0644);
    archive_write_header(writer.get(), entry);
    archive_write_data(writer.get(), bytes.data(), bytes.size());
    archive_entry_free(entry);
  }
  archive_write_close(writer.get());
  packed.resize(used);
  return packed;
}

}  // namespace

std::string zip_of(const Files& files) {
  return pack(files, archive_write_set_format_zip, archive_write_add_filter_none);
}
std::string tar_gz_of(const Files& files) {
  return pack(files, archive_write_set_format_pax_restricted, archive_write_add_filter_gzip);
}
std::string gz_of(const std::string& bytes) {
  return pack({{"data", bytes}}, archive_write_set_format_raw, archive_write_add_filter_gzip);
}

}  // namespace loci::tests
