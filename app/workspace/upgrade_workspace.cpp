#include "app/workspace/schema.hpp"
#include "app/workspace/store.hpp"
#include "geo/error.hpp"

namespace loci::workspace {
namespace {

bool has_column(const sqlite::Database& database, const std::string& table,
                const std::string& column) {
  auto row = database.prepare("SELECT 1 FROM pragma_table_info(?) WHERE name = ?");
  return row.bind_all(table, column).step();
}

/// Columns that are new in tables which a file has; new tables and indexes come from schema.sql.
void add_columns(sqlite::Database& database) {
  if (!has_column(database, "resolutions", "status")) {
    database.exec(
        "ALTER TABLE resolutions ADD COLUMN status INTEGER NOT NULL DEFAULT 0 "
        "CHECK (status BETWEEN 0 AND 3);"
        "UPDATE resolutions SET status = 1 WHERE place IS NULL");
  }
  for (const char* const column : {"author", "language", "page_begins"}) {
    if (has_column(database, "documents", column)) continue;
    database.exec(std::string("ALTER TABLE documents ADD COLUMN ") + column +
                  " TEXT NOT NULL DEFAULT ''");
  }
}

}  // namespace

bool is_up_to_date(const sqlite::Database& database) {
  return database.user_version() == schema_version;
}

void upgrade_workspace(sqlite::Database& database) {
  const std::int32_t version = database.user_version();
  try {
    sqlite::Transaction transaction(database);
    if (is_up_to_date(database)) return;  // another program was faster
    add_columns(database);
    database.exec(std::string(create_tables));
    database.set_user_version(schema_version);
    transaction.commit();
  } catch (const Error&) {
    throw Error(database.file().string(),
                "a workspace of version " + std::to_string(version) +
                    " that could not be brought up to date",
                "copy it to a folder where you may write, and open it there");
  }
}

}  // namespace loci::workspace
