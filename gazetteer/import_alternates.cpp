#include "gazetteer/import_alternates.hpp"

#include "gazetteer/source_file.hpp"

#include <algorithm>
#include <array>
#include <charconv>

namespace loci::gazetteer {
namespace {

// alternateNameId, geonameid, isolanguage, name, isPreferredName, isShortName, isColloquial,
// isHistoric, from, to; older files lack the last two.
constexpr std::size_t least_columns = 8;
constexpr std::size_t most_columns = 10;

/// Languages that are none.
bool is_no_language(std::string_view language) {
  constexpr std::array codes{"post", "link", "wkdt", "iata", "icao",
                             "faac", "tcid", "unlc", "phon"};
  return std::find(codes.begin(), codes.end(), language) != codes.end();
}

NameKind kind_of(std::string_view language, bool preferred) {
  if (language == "abbr") return NameKind::abbreviation;
  return preferred && language == "en" ? NameKind::preferred : NameKind::alternate;
}

std::filesystem::path beside(const std::filesystem::path& gazetteer) {
  auto file = gazetteer;
  file += "-alternates";
  return file;
}

sqlite::Statement prepared(sqlite::Database& database) {
  database.exec(
      "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -50000; BEGIN;"
      "CREATE TABLE names (number INTEGER PRIMARY KEY, place INTEGER, name TEXT, kind INTEGER)");
  return database.prepare("INSERT INTO names (place, name, kind) VALUES (?, ?, ?)");
}

}  // namespace

ImportAlternates::ImportAlternates(const std::filesystem::path& gazetteer)
    : partial_(beside(gazetteer)),
      database_(partial_.path(), sqlite::Mode::create),
      insert_(prepared(database_)) {}

void ImportAlternates::read(ImportStream& stream, ImportTarget& target) {
  ImportLines lines(stream);
  std::string_view line;
  while (lines.next(line)) {
    if (line.empty()) continue;
    if (lines.too_long()) {
      target.skip(lines.number(), "longer than 16 MiB");
    } else {
      read_line(split(line, '\t'), lines.number(), target);
    }
  }
}

void ImportAlternates::read_line(const std::vector<std::string_view>& fields, std::size_t line,
                                 ImportTarget& target) {
  if (fields.size() < least_columns || fields.size() > most_columns) {
    return target.skip(line, std::to_string(fields.size()) + " columns instead of 10");
  }
  const auto place = fields[1];
  const auto language = fields[2];
  const auto name = fields[3];
  std::int64_t id = 0;
  const auto* const end = place.data() + place.size();
  const auto [stop, failure] = std::from_chars(place.data(), end, id);
  if (failure != std::errc{} || stop != end) {
    return target.skip(line, "the geonameid is not a number");
  }
  if (is_no_language(language)) return target.pass(line);
  if (name.empty() || name.size() > longest_name_bytes) {
    return target.skip(line, "no name, or one longer than 400 bytes");
  }
  if (!is_utf8(name)) return target.skip(line, "not UTF-8");
  target.pass(line);
  insert_.bind_all(id, name, static_cast<int>(kind_of(language, fields[4] == "1")));
  insert_.run();
  ++names_;
}

void ImportAlternates::finish() {
  // The names stand in the index itself, so that those of a place lie together.
  database_.exec("CREATE INDEX by_place ON names (place, number, name, kind); COMMIT");
  query_ = database_.prepare("SELECT name, kind FROM names WHERE place = ? ORDER BY number");
}

std::vector<std::pair<std::string, NameKind>> ImportAlternates::names_of(std::int64_t geoname_id) {
  std::vector<std::pair<std::string, NameKind>> names;
  query_->reset().bind(1, geoname_id);
  while (query_->step()) {
    names.emplace_back(query_->string(0), static_cast<NameKind>(query_->integer(1)));
  }
  return names;
}

}  // namespace loci::gazetteer
