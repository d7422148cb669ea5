/// \file
/// SQLite files: the connection, statements and transactions. The only place that knows SQLite's
/// own interface.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

struct sqlite3;
struct sqlite3_stmt;

namespace loci::sqlite {

class Database;

/// A prepared statement. Parameters count from 1 and columns from 0, as in SQLite. Every failure
/// throws Error with the database's file as subject. Must not outlive its Database.
class Statement {
 public:
  Statement(Statement&&) noexcept = default;
  Statement& operator=(Statement&&) noexcept = default;

  Statement& bind(int parameter, std::nullptr_t);
  Statement& bind(int parameter, std::int64_t value);
  Statement& bind(int parameter, int value) { return bind(parameter, std::int64_t{value}); }
  Statement& bind(int parameter, std::size_t value) {
    return bind(parameter, static_cast<std::int64_t>(value));
  }
  Statement& bind(int parameter, bool value) { return bind(parameter, std::int64_t{value}); }
  Statement& bind(int parameter, double value);
  Statement& bind(int parameter, std::string_view text);  ///< UTF-8, copied; may hold NUL
  Statement& bind(int parameter, const std::string& text) {
    return bind(parameter, std::string_view{text});
  }
  Statement& bind(int parameter, const char* text) {
    return bind(parameter, std::string_view{text});
  }
  Statement& bind(int parameter, std::span<const std::byte> blob);  ///< copied
  template <typename T>
  Statement& bind(int parameter, const std::optional<T>& value) {
    return value ? bind(parameter, *value) : bind(parameter, nullptr);
  }

  /// Binds all parameters in order, from 1.
  template <typename... Values>
  Statement& bind_all(const Values&... values) {
    int parameter = 0;
    (bind(++parameter, values), ...);
    return *this;
  }

  /// Goes to the next row; false at the end, after which the statement may be run again.
  bool step();

  /// Runs a statement that returns no rows, so that it can be bound and run again.
  void run();

  /// Ends the current run and forgets all bound values. Call it before a statement is used again.
  Statement& reset();

  bool is_null(int column) const;
  /// Whether the column holds a number. SQLite keeps what a file says, text in a column of numbers
  /// included: integer() and real() are then 0.
  bool is_number(int column) const;
  std::int64_t integer(int column) const;   ///< 0 for null
  double real(int column) const;            ///< 0 for null
  std::string_view text(int column) const;  ///< valid until the next step or reset; empty for null
  std::string string(int column) const { return std::string{text(column)}; }
  std::span<const std::byte> blob(int column) const;  ///< valid until the next step or reset
  const Database& database() const { return *database_; }

 private:
  friend class Database;
  struct Finalizer {
    void operator()(sqlite3_stmt* statement) const;
  };
  Statement(const Database& database, sqlite3_stmt* statement);
  void check(int code) const;

  std::unique_ptr<sqlite3_stmt, Finalizer> statement_;
  const Database* database_;
};

enum class Mode {
  read_only,   ///< the file must exist
  immutable,   ///< likewise, and nobody writes it meanwhile: needs no lock and no file beside it
  read_write,  ///< the file must exist
  create,      ///< read and write; an empty database where there is no file
};

/// The beginning of an SQLite file (https://www.sqlite.org/fileformat2.html#the_database_header).
using FileHeader = std::array<unsigned char, 100>;

/// Reads it without making a file beside it; zeros where the file is shorter or cannot be opened.
/// Safe while connections have the file open, which opening and closing it by other means is not.
FileHeader read_header(const std::filesystem::path& file);

/// One connection to one file. Use it from one thread at a time (interrupt() excepted). Never
/// moved, because its statements point to it.
class Database {
 public:
  /// Opens the file and reads its header, so that a missing, truncated or foreign file is found
  /// here. \param remedy what a user does about a damaged or foreign file; ends every such Error
  Database(const std::filesystem::path& file, Mode mode, std::string_view remedy = {});
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;

  Statement prepare(std::string_view sql) const;

  /// Runs all statements of a script; rows are ignored.
  void exec(const std::string& script);

  /// Waits so long for another program's lock before an Error says that the file is in use. 5000 at
  /// first.
  void set_busy_timeout_ms(int busy_timeout_ms);

  std::int32_t user_version() const;
  void set_user_version(std::int32_t version);
  std::int32_t application_id() const;
  void set_application_id(std::int32_t id);

  /// Rises with every transaction that writes the file (outside WAL mode): tells whether it
  /// changed.
  std::uint32_t change_counter() const;

  std::int64_t last_insert_id() const;
  bool has_table(std::string_view name) const;
  /// Whether the file has views or triggers, which run a stranger's SQL whenever it is used.
  bool has_views_or_triggers() const;

  /// Stops the statement that another thread is running; it throws Error. The only function for any
  /// thread.
  void interrupt();

  const std::filesystem::path& file() const { return file_; }

 private:
  friend class Statement;
  friend class Transaction;
  struct Closer {
    void operator()(sqlite3* connection) const;
  };
  void open(Mode mode);
  void refuse_truncated() const;
  void check(int code) const;
  [[noreturn]] void fail(int code) const;

  std::filesystem::path file_;
  std::string remedy_;
  std::unique_ptr<sqlite3, Closer> connection_;
};

/// All or nothing: what was written since construction is kept by commit() and undone by
/// destruction without it.
class Transaction {
 public:
  explicit Transaction(Database& database);
  ~Transaction();
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;

  void commit();

 private:
  Database& database_;
  bool open_ = true;
};

}  // namespace loci::sqlite
