#include "app/workspace/files_read.hpp"

#include <sys/stat.h>

#include <algorithm>

namespace loci::workspace {
namespace {

constexpr std::int64_t ns_per_s = 1'000'000'000;

std::int64_t in_ns(const timespec& time) {
  return time.tv_sec * ns_per_s + time.tv_nsec;
}

}  // namespace

std::optional<FileStamp> stamp_of(const std::filesystem::path& file) {
  struct stat status {};
  if (stat(file.c_str(), &status) != 0 || !S_ISREG(status.st_mode)) return {};
  return FileStamp{static_cast<std::uint64_t>(status.st_size), status.st_ino, in_ns(status.st_mtim),
                   in_ns(status.st_ctim)};
}

bool is_settled(const FileStamp& stamp, std::chrono::system_clock::time_point now) {
  const std::int64_t now_ns =
      std::chrono::duration_cast<std::chrono::nanoseconds>(now.time_since_epoch()).count();
  return std::max(stamp.mtime_ns, stamp.ctime_ns) < now_ns - 2 * ns_per_s;
}

std::optional<FileStamp> settled_stamp_of(const std::filesystem::path& file) {
  auto stamp = stamp_of(file);
  if (stamp && !is_settled(*stamp, std::chrono::system_clock::now())) stamp.reset();
  return stamp;
}

std::optional<std::size_t> documents_of_unchanged(const sqlite::Database& database,
                                                  const std::string& path, const FileStamp& stamp) {
  auto row = database.prepare(
      "SELECT documents FROM files_read WHERE path = ? AND size = ? AND inode = ? AND "
      "mtime_ns = ? AND ctime_ns = ?");
  row.bind_all(path, static_cast<std::int64_t>(stamp.size), static_cast<std::int64_t>(stamp.inode),
               stamp.mtime_ns, stamp.ctime_ns);
  if (!row.step()) return {};
  return static_cast<std::size_t>(std::max<std::int64_t>(0, row.integer(0)));
}

void remember_files(sqlite::Database& database, const std::vector<FileRead>& files) {
  sqlite::Transaction transaction(database);
  auto remember = database.prepare(
      "INSERT OR REPLACE INTO files_read (path, size, inode, mtime_ns, ctime_ns, documents) "
      "VALUES (?, ?, ?, ?, ?, ?)");
  for (const auto& [path, stamp, documents] : files) {
    remember.reset()
        .bind_all(path, static_cast<std::int64_t>(stamp.size),
                  static_cast<std::int64_t>(stamp.inode), stamp.mtime_ns, stamp.ctime_ns, documents)
        .run();
  }
  transaction.commit();
}

}  // namespace loci::workspace
