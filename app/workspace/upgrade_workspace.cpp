#include "app/workspace/schema.hpp"
#include "app/workspace/store.hpp"
#include "geo/error.hpp"

namespace loci::workspace {
namespace {

/// Columns that are new in tables which the file has; new tables and indexes come from schema.sql.
void add_columns_of_2(sqlite::Database& database) {
  database.exec(
      "ALTER TABLE resolutions ADD COLUMN status INTEGER NOT NULL DEFAULT 0 "
      "CHECK (status BETWEEN 0 AND 3);"
      "UPDATE resolutions SET status = 1 WHERE place IS NULL");
}

}  // namespace

void upgrade_workspace(sqlite::Database& database) {
  const std::int32_t version = database.user_version();
  try {
    sqlite::Transaction transaction(database);
    if (database.user_version() == schema_version) return;  // another program was faster
    add_columns_of_2(database);
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
