#include "gazetteer/sqlite.hpp"

#include "geo/error.hpp"

#include <sqlite3.h>

#include <system_error>

namespace loci::sqlite {
namespace {

constexpr int default_busy_timeout_ms = 5000;

std::uint32_t big_endian_32(const FileHeader& bytes, std::size_t at) {
  return static_cast<std::uint32_t>(bytes[at]) << 24 |
         static_cast<std::uint32_t>(bytes[at + 1]) << 16 |
         static_cast<std::uint32_t>(bytes[at + 2]) << 8 | static_cast<std::uint32_t>(bytes[at + 3]);
}

/// The header of the file that a connection has open. Never through a descriptor of our own:
/// closing one gives up the locks that this process holds on the file, and another program that
/// closes it then takes the log away from under us (https://www.sqlite.org/howtocorrupt.html, 2.2).
FileHeader header_of(sqlite3* connection) {
  FileHeader header{};
  sqlite3_file* file = nullptr;
  const int code = sqlite3_file_control(connection, "main", SQLITE_FCNTL_FILE_POINTER, &file);
  const bool open = code == SQLITE_OK && file != nullptr && file->pMethods != nullptr;
  const int size = static_cast<int>(header.size());
  if (!open || file->pMethods->xRead(file, header.data(), size, 0) != SQLITE_OK) header.fill(0);
  return header;
}

int flags_of(Mode mode) {
  switch (mode) {
    case Mode::read_only:
      return SQLITE_OPEN_READONLY;
    case Mode::immutable:
      return SQLITE_OPEN_READONLY | SQLITE_OPEN_URI;
    case Mode::read_write:
      return SQLITE_OPEN_READWRITE;
    case Mode::create:
      return SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
  }
  return SQLITE_OPEN_READONLY;
}

/// The path as SQLite takes it. Absolute, because names such as ":memory:" mean something else to
/// it.
std::string name_for_sqlite(const std::filesystem::path& file, Mode mode) {
  const std::string path = std::filesystem::absolute(file).string();
  if (mode != Mode::immutable) return path;
  std::string uri = "file:";
  for (const char byte : path) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    const auto code = static_cast<unsigned char>(byte);
    if (code > ' ' && code < 0x7f && byte != '?' && byte != '#' && byte != '%') {
      uri += byte;
    } else {
      uri += {'%', digits[code >> 4], digits[code & 15]};
    }
  }
  return uri + "?immutable=1";
}

/// Messages that say more to a user than SQLite's own; empty: take SQLite's.
std::string_view failure_of(int code) {
  switch (code & 0xff) {
    case SQLITE_NOTADB:
      return "not an SQLite file";
    case SQLITE_CORRUPT:
      return "damaged";
    case SQLITE_BUSY:
      return "in use by another program";
    case SQLITE_FULL:
      return "no space left on its disk";
    case SQLITE_READONLY:
      return "may not be written";
    case SQLITE_CANTOPEN:
      return "cannot be opened";
    case SQLITE_INTERRUPT:
      return "stopped on request";
    default:
      return {};
  }
}

/// Nobody asks SQLite how much memory it has, and counting takes a lock at every allocation. Comes
/// too late where another library has opened a database before: nothing is lost then.
void count_no_memory() {
  static const int once = sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
  static_cast<void>(once);
}

/// Every connection begins here. Also where it fails there mostly is one, to be closed.
int open_connection(const std::filesystem::path& file, Mode mode, sqlite3*& connection) {
  count_no_memory();
  return sqlite3_open_v2(name_for_sqlite(file, mode).c_str(), &connection,
                         flags_of(mode) | SQLITE_OPEN_NOMUTEX, nullptr);
}

}  // namespace

FileHeader read_header(const std::filesystem::path& file) {
  sqlite3* connection = nullptr;
  const int code = open_connection(file, Mode::immutable, connection);
  const FileHeader header = code == SQLITE_OK ? header_of(connection) : FileHeader{};
  sqlite3_close_v2(connection);
  return header;
}

Statement::Statement(const Database& database, sqlite3_stmt* statement)
    : statement_(statement), database_(&database) {}

void Statement::Finalizer::operator()(sqlite3_stmt* statement) const {
  sqlite3_finalize(statement);  // reports the last step's failure once more: already thrown
}

void Statement::check(int code) const {
  database_->check(code);
}

Statement& Statement::bind(int parameter, std::nullptr_t) {
  check(sqlite3_bind_null(statement_.get(), parameter));
  return *this;
}

Statement& Statement::bind(int parameter, std::int64_t value) {
  check(sqlite3_bind_int64(statement_.get(), parameter, value));
  return *this;
}

Statement& Statement::bind(int parameter, double value) {
  check(sqlite3_bind_double(statement_.get(), parameter, value));
  return *this;
}

Statement& Statement::bind(int parameter, std::string_view text) {
  const char* const start = text.data() == nullptr ? "" : text.data();  // null would bind NULL
  check(sqlite3_bind_text64(statement_.get(), parameter, start, text.size(), SQLITE_TRANSIENT,
                            SQLITE_UTF8));
  return *this;
}

Statement& Statement::bind(int parameter, std::span<const std::byte> blob) {
  if (blob.empty()) {
    check(sqlite3_bind_zeroblob(statement_.get(), parameter, 0));
  } else {
    check(sqlite3_bind_blob64(statement_.get(), parameter, blob.data(), blob.size(),
                              SQLITE_TRANSIENT));
  }
  return *this;
}

bool Statement::step() {
  const int code = sqlite3_step(statement_.get());
  if (code == SQLITE_ROW) return true;
  if (code == SQLITE_DONE) {
    sqlite3_reset(statement_.get());
    return false;
  }
  try {
    database_->fail(code);
  } catch (...) {
    sqlite3_reset(statement_.get());  // after fail() has read the message
    throw;
  }
}

void Statement::run() {
  while (step()) {
  }
}

Statement& Statement::reset() {
  sqlite3_reset(statement_.get());  // reports the last step's failure once more: already thrown
  check(sqlite3_clear_bindings(statement_.get()));
  return *this;
}

bool Statement::is_null(int column) const {
  return sqlite3_column_type(statement_.get(), column) == SQLITE_NULL;
}

bool Statement::is_number(int column) const {
  const int type = sqlite3_column_type(statement_.get(), column);
  return type == SQLITE_INTEGER || type == SQLITE_FLOAT;
}

std::int64_t Statement::integer(int column) const {
  return sqlite3_column_int64(statement_.get(), column);
}

double Statement::real(int column) const {
  return sqlite3_column_double(statement_.get(), column);
}

std::string_view Statement::text(int column) const {
  const auto* const start = sqlite3_column_text(statement_.get(), column);
  if (start == nullptr) return {};
  const int size = sqlite3_column_bytes(statement_.get(), column);
  return {reinterpret_cast<const char*>(start), static_cast<std::size_t>(size)};
}

std::span<const std::byte> Statement::blob(int column) const {
  const void* const start = sqlite3_column_blob(statement_.get(), column);
  if (start == nullptr) return {};
  const int size = sqlite3_column_bytes(statement_.get(), column);
  return {static_cast<const std::byte*>(start), static_cast<std::size_t>(size)};
}

void Database::Closer::operator()(sqlite3* connection) const {
  sqlite3_close_v2(connection);
}

Database::Database(const std::filesystem::path& file, Mode mode, std::string_view remedy)
    : file_(file), remedy_(remedy) {
  std::error_code problem;
  const auto kind = std::filesystem::status(file_, problem).type();
  if (kind == std::filesystem::file_type::not_found && mode != Mode::create) {
    throw Error(file_.string(), "no such file", remedy_);
  }
  if (kind == std::filesystem::file_type::directory) {
    throw Error(file_.string(), "is a folder, not a file", remedy_);
  }
  open(mode);
  refuse_truncated();
  // A file from elsewhere may hold triggers and views: they get no say over our functions.
  exec("PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON; PRAGMA foreign_keys = ON");
  user_version();  // reads the first page
}

void Database::open(Mode mode) {
  sqlite3* connection = nullptr;
  const int code = open_connection(file_, mode, connection);
  connection_.reset(connection);
  if (connection == nullptr) throw Error(file_.string(), "no memory to open it");
  check(code);
  check(sqlite3_extended_result_codes(connection, 1));
  check(sqlite3_db_config(connection, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr));
  set_busy_timeout_ms(default_busy_timeout_ms);
}

/// SQLite notices missing pages only when it comes to read them; the header tells at once.
void Database::refuse_truncated() const {
  std::error_code problem;
  auto log = file_;
  log += "-wal";
  if (std::filesystem::exists(log, problem)) return;  // the missing pages may be in the log
  const FileHeader header = header_of(connection_.get());
  const bool count_is_valid = big_endian_32(header, 24) == big_endian_32(header, 92);
  const std::uint64_t page_size = header[16] == 0 && header[17] == 1
                                      ? 65536
                                      : static_cast<std::uint64_t>(header[16]) << 8 | header[17];
  const std::uint64_t whole_bytes = page_size * big_endian_32(header, 28);
  const auto size_bytes = std::filesystem::file_size(file_, problem);
  if (!problem && count_is_valid && size_bytes < whole_bytes && header[0] == 'S') {
    throw Error(file_.string(),
                "truncated: " + std::to_string(size_bytes) + " of " + std::to_string(whole_bytes) +
                    " bytes",
                remedy_);
  }
}

void Database::check(int code) const {
  if (code != SQLITE_OK) fail(code);
}

void Database::fail(int code) const {
  const std::string message = sqlite3_errcode(connection_.get()) == SQLITE_OK
                                  ? sqlite3_errstr(code)
                                  : sqlite3_errmsg(connection_.get());
  std::string failure{failure_of(code)};
  failure += failure.empty() ? message : " (" + message + ")";
  switch (code & 0xff) {
    case SQLITE_BUSY:
      throw Error(file_.string(), failure, "close that program and try again");
    case SQLITE_FULL:
      throw Error(file_.string(), failure, "free some space and try again");
    case SQLITE_READONLY:
    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
      throw Error(file_.string(), failure, "check the file's and its folder's permissions");
    case SQLITE_INTERRUPT:
      throw Error(file_.string(), failure);
    default:
      throw Error(file_.string(), failure, remedy_);
  }
}

Statement Database::prepare(std::string_view sql) const {
  sqlite3_stmt* statement = nullptr;
  const int code = sqlite3_prepare_v3(connection_.get(), sql.data(), static_cast<int>(sql.size()),
                                      SQLITE_PREPARE_PERSISTENT, &statement, nullptr);
  Statement prepared(*this, statement);
  check(code);
  return prepared;
}

void Database::exec(const std::string& script) {
  check(sqlite3_exec(connection_.get(), script.c_str(), nullptr, nullptr, nullptr));
}

void Database::set_busy_timeout_ms(int busy_timeout_ms) {
  check(sqlite3_busy_timeout(connection_.get(), busy_timeout_ms));
}

std::int32_t Database::user_version() const {
  auto query = prepare("PRAGMA user_version");
  return query.step() ? static_cast<std::int32_t>(query.integer(0)) : 0;
}

void Database::set_user_version(std::int32_t version) {
  exec("PRAGMA user_version = " + std::to_string(version));
}

std::int32_t Database::application_id() const {
  auto query = prepare("PRAGMA application_id");
  return query.step() ? static_cast<std::int32_t>(query.integer(0)) : 0;
}

void Database::set_application_id(std::int32_t id) {
  exec("PRAGMA application_id = " + std::to_string(id));
}

std::uint32_t Database::change_counter() const {
  return big_endian_32(header_of(connection_.get()), 24);
}

std::int64_t Database::last_insert_id() const {
  return sqlite3_last_insert_rowid(connection_.get());
}

bool Database::has_table(std::string_view name) const {
  auto query = prepare("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?1");
  return query.bind(1, name).step();
}

bool Database::has_views_or_triggers() const {
  return prepare("SELECT 1 FROM sqlite_schema WHERE type IN ('view', 'trigger')").step();
}

void Database::interrupt() {
  sqlite3_interrupt(connection_.get());
}

Transaction::Transaction(Database& database) : database_(database) {
  database_.exec("BEGIN IMMEDIATE");
}

Transaction::~Transaction() {
  if (!open_) return;
  // Failure means that SQLite has rolled back by itself.
  sqlite3_exec(database_.connection_.get(), "ROLLBACK", nullptr, nullptr, nullptr);
}

void Transaction::commit() {
  database_.exec("COMMIT");
  open_ = false;
}

}  // namespace loci::sqlite
