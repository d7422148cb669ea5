#include "app/workspace/schema.hpp"
#include "app/workspace/store.hpp"
#include "geo/error.hpp"
#include "geo/partial_file.hpp"

#include <unistd.h>

#include <algorithm>
#include <string_view>
#include <system_error>

namespace loci::workspace {
namespace {

namespace fs = std::filesystem;

/// Bytes of SQLite's file header (https://www.sqlite.org/fileformat2.html#the_database_header).
constexpr std::size_t user_version_at = 60, application_id_at = 68;

std::int32_t big_endian(const sqlite::FileHeader& header, std::size_t at) {
  std::uint32_t value = 0;
  for (std::size_t i = at; i < at + 4; ++i) value = value << 8 | header[i];
  return static_cast<std::int32_t>(value);
}

/// From the header, before SQLite makes files beside a foreign file. The header never waits in the
/// log: it is written when the workspace is made.
void refuse_foreign(const fs::path& file) {
  if (access(file.c_str(), R_OK) != 0) {
    throw Error(file.string(), "may not be read", "change its permissions");
  }
  const sqlite::FileHeader header = sqlite::read_header(file);
  constexpr std::string_view magic("SQLite format 3\0", 16);
  if (!std::equal(magic.begin(), magic.end(), header.begin()) ||
      big_endian(header, application_id_at) != application_id) {
    throw Error(file.string(), "not a Loci workspace", "choose another file or a new name");
  }
  const std::int32_t version = big_endian(header, user_version_at);
  if (version < 1 || version > schema_version) {
    throw Error(
        file.string(),
        "a workspace of version " + std::to_string(version) + ", this program reads " +
            std::to_string(schema_version),
        version > schema_version ? "use a newer Loci" : "add its documents to a new workspace");
  }
}

void refuse_without_tables(const sqlite::Database& database,
                           std::initializer_list<const char*> tables) {
  for (const char* const table : tables) {
    if (!database.has_table(table)) {
      throw Error(database.file().string(), std::string("damaged: it has no table '") + table + "'",
                  damaged_remedy);
    }
  }
}

/// What a stranger put in the place of tables must not run; missing columns are found when they are
/// asked for.
void refuse_foreign_tables(const sqlite::Database& database) {
  const std::string file = database.file().string();
  refuse_without_tables(database,
                        {"gazetteers", "places", "documents", "words", "mentions", "resolutions"});
  if (database.has_views_or_triggers()) {
    throw Error(file, "damaged: it has views or triggers, which no workspace needs",
                damaged_remedy);
  }
}

/// Makes the whole file under another name and then moves it, so that no one ever sees half a
/// workspace.
void create(const fs::path& file) {
  PartialFile draft(file);
  try {
    sqlite::Database database(draft.path(), sqlite::Mode::create);
    database.set_application_id(application_id);
    database.set_user_version(schema_version);
    database.exec(std::string(create_tables));
    database.exec("PRAGMA journal_mode = WAL");
  } catch (const Error&) {
    throw Error(file.string(), "cannot be created",
                "check that its folder exists and may be written");
  }
  draft.place_if_new();  // somebody else may have made the workspace meanwhile, which is as good
}

/// Reading needs the right to write beside the file too, because of SQLite's log; without it the
/// file is read as if nobody else had it open.
sqlite::Mode mode_for_reading(const fs::path& file) {
  const fs::path folder = file.has_parent_path() ? file.parent_path() : fs::path(".");
  if (access(file.c_str(), W_OK) == 0 && access(folder.c_str(), W_OK) == 0) {
    return sqlite::Mode::read_write;  // so that closing removes the log again
  }
  std::error_code unknown;
  return fs::exists(fs::path(file) += "-wal", unknown) ? sqlite::Mode::read_only
                                                       : sqlite::Mode::immutable;
}

/// Readers mostly go through tables once: pages that are kept only cost new memory.
void prepare_reading(sqlite::Database& database) {
  database.exec("PRAGMA query_only = ON; PRAGMA cache_size = -2000");
}

}  // namespace

std::unique_ptr<sqlite::Database> open_workspace(const fs::path& file, Workspace::Mode mode) {
  const bool reading = mode == Workspace::Mode::read;
  std::error_code unknown;
  const fs::file_type type = fs::status(file, unknown).type();
  if (type == fs::file_type::not_found) {
    if (reading) {
      throw Error(file.string(), "no such workspace",
                  "check the name, or make it with 'loci add -w " + file.string() + " FILE'");
    }
    create(file);
  } else if (type == fs::file_type::directory) {
    throw Error(file.string(), "is a folder, not a workspace", "name a file in it");
  } else if (type != fs::file_type::regular) {
    throw Error(file.string(), "not a Loci workspace", "choose another file or a new name");
  }
  refuse_foreign(file);
  auto database = std::make_unique<sqlite::Database>(
      file, reading ? mode_for_reading(file) : sqlite::Mode::read_write, damaged_remedy);
  refuse_foreign_tables(*database);
  if (!is_up_to_date(*database)) upgrade_workspace(*database);
  refuse_without_tables(*database, {"corrections", "correction_position", "correction_changes",
                                    "documents_to_resolve"});
  if (reading) {
    prepare_reading(*database);
  } else {
    database->exec("PRAGMA synchronous = NORMAL; PRAGMA cache_size = -32000");
  }
  return database;
}

std::unique_ptr<sqlite::Database> open_again(const fs::path& file) {
  auto database = std::make_unique<sqlite::Database>(file, mode_for_reading(file), damaged_remedy);
  prepare_reading(*database);
  return database;
}

}  // namespace loci::workspace
