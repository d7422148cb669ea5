#include "gazetteer/import_columns.hpp"

#include "gazetteer/name_key.hpp"
#include "gazetteer/source_file.hpp"
#include "geo/error.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>

namespace loci::gazetteer {
namespace {

constexpr std::array<const char*, 8> role_words{"id",      "name",    "lat",        "lon",
                                                "country", "feature", "population", "alternates"};

/// The usual names of a role's column, best first, without signs and in lower case.
const std::vector<std::string_view>& usual_names(std::size_t role) {
  static const std::array<std::vector<std::string_view>, 8> usual{{
      {"id", "geonameid", "placeid", "uid", "fid", "osmid", "atid", "identifier"},
      {"name", "toponym", "placename", "place", "nameen", "title", "label", "fullname", "city",
       "town", "village", "settlement"},
      {"lat", "latitude", "latdd", "y", "ycoord", "latdeg"},
      {"lon", "lng", "long", "longitude", "londd", "x", "xcoord", "londeg"},
      {"country", "countrycode", "iso2", "isoa2", "ccode", "cc"},
      {"feature", "featurecode", "fcode", "fclass", "featureclass", "type", "kind", "place"},
      {"population", "pop", "popmax", "popest"},
      {"alternates", "alternatenames", "altnames", "aliases", "othernames", "variants", "altname"},
  }};
  return usual[role];
}

/// "Place_Name" -> "placename".
std::string bare(std::string_view column) {
  std::string letters;
  for (const char c : column) {
    if (c >= 'A' && c <= 'Z') letters += static_cast<char>(c - 'A' + 'a');
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) letters += c;
  }
  return letters;
}

/// "name:ar", "NAME_FR", "old_name", "alt_name".
bool is_further_name(const std::string& column) {
  std::string lower;
  for (const char c : column) lower += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  const bool language = (lower.starts_with("name:") || lower.starts_with("name_")) &&
                        (lower.size() == 7 || lower.size() == 8);
  return language || lower == "old_name" || lower == "int_name" || lower == "official_name" ||
         lower == "asciiname" || lower == "nameascii" || lower == "loc_name";
}

std::string_view trimmed(std::string_view text) {
  const auto begin = text.find_first_not_of(" \t\r\n");
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t\r\n") - begin + 1);
}

char alternates_separator(std::string_view text) {
  for (const char separator : {'|', ';'}) {
    if (text.find(separator) != std::string_view::npos) return separator;
  }
  return ',';
}

/// ISO 3166-1 alpha-2, or nothing: what else such columns hold ("Syria") is no code.
std::string country_code(std::string_view text) {
  std::string code;
  for (const char c : text) code += c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c;
  const bool letters =
      std::all_of(code.begin(), code.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
  return code.size() == 2 && letters ? code : std::string{};
}

struct Kind {
  std::string_view word;
  char feature_class;
  std::string_view feature_code;
};

constexpr std::array kinds{
    Kind{"city", 'P', "PPL"},
    Kind{"town", 'P', "PPL"},
    Kind{"village", 'P', "PPL"},
    Kind{"hamlet", 'P', "PPL"},
    Kind{"settlement", 'P', "PPL"},
    Kind{"capital", 'P', "PPLC"},
    Kind{"suburb", 'P', "PPLX"},
    Kind{"neighbourhood", 'P', "PPLX"},
    Kind{"quarter", 'P', "PPLX"},
    Kind{"country", 'A', "PCLI"},
    Kind{"state", 'A', "ADM1"},
    Kind{"province", 'A', "ADM1"},
    Kind{"governorate", 'A', "ADM1"},
    Kind{"region", 'L', "RGN"},
    Kind{"district", 'A', "ADM2"},
    Kind{"county", 'A', "ADM2"},
    Kind{"municipality", 'A', "ADM3"},
    Kind{"river", 'H', "STM"},
    Kind{"stream", 'H', "STM"},
    Kind{"lake", 'H', "LK"},
    Kind{"sea", 'H', "SEA"},
    Kind{"ocean", 'H', "OCN"},
    Kind{"bay", 'H', "BAY"},
    Kind{"gulf", 'H', "GULF"},
    Kind{"mountain", 'T', "MT"},
    Kind{"peak", 'T', "PK"},
    Kind{"hill", 'T', "HLL"},
    Kind{"valley", 'T', "VAL"},
    Kind{"island", 'T', "ISL"},
    Kind{"desert", 'T', "DSRT"},
    Kind{"airport", 'S', "AIRP"},
    Kind{"airfield", 'S', "AIRF"},
    Kind{"airbase", 'S', "AIRB"},
    Kind{"road", 'R', "RD"},
    Kind{"forest", 'V', "FRST"},
    Kind{"park", 'L', "PRK"},
    Kind{"camp", 'S', "CMP"},
    Kind{"building", 'S', "BLDG"},
    Kind{"site", 'S', ""},
};

constexpr std::string_view feature_classes = "AHLPRSTUV";

bool is_feature_code(std::string_view text) {
  return text.size() >= 2 && text.size() <= 10 && std::all_of(text.begin(), text.end(), [](char c) {
           return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
         });
}

/// The class that a GeoNames code belongs to, where its beginning tells.
char class_of_code(std::string_view code) {
  if (code.starts_with("PPL") || code == "STLMT") return 'P';
  if (code.starts_with("ADM") || code.starts_with("PCL")) return 'A';
  for (const auto& kind : kinds) {
    if (code == kind.feature_code) return kind.feature_class;
  }
  return '\0';
}

}  // namespace

void set_feature(std::string_view kind, Place& place) {
  kind = trimmed(kind);
  if (kind.empty()) return;
  if (feature_classes.find(kind[0]) != std::string_view::npos &&
      (kind.size() == 1 ||
       (kind[1] == '.' && (kind.size() == 2 || is_feature_code(kind.substr(2)))))) {
    place.feature_class = kind[0];
    place.feature_code = kind.size() > 2 ? kind.substr(2) : std::string_view{};
    return;
  }
  if (const char known = is_feature_code(kind) ? class_of_code(kind) : '\0'; known != '\0') {
    place.feature_class = known;
    place.feature_code = kind;
    return;
  }
  const std::string word = bare(kind);
  for (const auto& one : kinds) {
    if (word != one.word && word != std::string(one.word) + "s") continue;
    place.feature_class = one.feature_class;
    place.feature_code = one.feature_code;
    return;
  }
}

std::int64_t read_population(std::string_view text) {
  std::string digits;
  for (const char c : trimmed(text)) {
    if (c == ' ' || c == ',' || c == '\'') continue;
    if (c == '.') break;
    if (c < '0' || c > '9') return 0;
    digits += c;
  }
  constexpr std::size_t most_digits = 11;
  std::int64_t number = 0;
  if (digits.size() > most_digits) return 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), number);
  return number;
}

double read_degrees(std::string_view text) {
  text = trimmed(text);
  double degrees = 0;
  const auto* const end = text.data() + text.size();
  const auto [stop, failure] = std::from_chars(text.data(), end, degrees);
  return failure == std::errc{} && stop == end ? degrees : std::numeric_limits<double>::quiet_NaN();
}

ColumnPlan::Role ColumnPlan::role_of(const std::string& word) {
  const auto found = std::find(role_words.begin(), role_words.end(), word);
  if (found == role_words.end()) {
    throw Error("--columns", "no such role '" + word + "'",
                "choose from id, name, lat, lon, country, feature, population, alternates");
  }
  return static_cast<Role>(found - role_words.begin());
}

ColumnPlan::ColumnPlan(const std::vector<std::string>& header, const ImportColumns& chosen)
    : header_(header) {
  columns_.fill(none);
  std::vector<bool> taken(header.size());
  const auto use = [&](std::size_t role, std::size_t column) {
    columns_[role] = column;
    taken[column] = true;
  };
  for (const auto& [word, column] : chosen) {
    const auto found = std::find(header.begin(), header.end(), column);
    if (found == header.end()) {
      throw Error("--columns", "there is no column '" + column + "'",
                  "name one of the source's own columns");
    }
    use(role_of(word), static_cast<std::size_t>(found - header.begin()));
  }
  for (std::size_t role = 0; role < roles; ++role) {
    for (const auto usual : usual_names(role)) {
      if (columns_[role] != none) break;
      for (std::size_t i = 0; i < header.size() && columns_[role] == none; ++i) {
        if (!taken[i] && bare(header[i]) == usual) use(role, i);
      }
    }
  }
  for (std::size_t i = 0; i < header.size(); ++i) {
    if (!taken[i] && is_further_name(header[i])) further_names_.push_back(i);
  }
}

void ColumnPlan::require_name(const std::string& subject) const {
  if (columns_[name] != none) return;
  std::string there;
  for (const auto& column : header_) there += (there.empty() ? "" : ", ") + column.substr(0, 40);
  throw Error(subject, "no column for name among: " + there.substr(0, 400),
              "say which with --columns name=…,lat=…,lon=…");
}

void ColumnPlan::require(const std::string& subject) const {
  require_name(subject);
  if (columns_[lat] != none && columns_[lon] != none) return;
  throw Error(subject, "no columns for lat and lon", "say which with --columns name=…,lat=…,lon=…");
}

std::string_view ColumnPlan::field(const std::vector<std::string>& row, Role role) const {
  return columns_[role] == none ? std::string_view{} : trimmed(row[columns_[role]]);
}

void ColumnPlan::read(const std::vector<std::string>& row, ImportedPlace& imported) const {
  Place& place = imported.place;
  imported.names.clear();
  place.id = field(row, id);
  place.name = field(row, name);
  if (columns_[lat] != none && columns_[lon] != none) {
    place.position = {read_degrees(field(row, lon)), read_degrees(field(row, lat))};
  }
  place.country = country_code(field(row, country));
  place.population = read_population(field(row, population));
  if (columns_[feature] != none) {
    place.feature_class = 'P';
    place.feature_code.clear();
    set_feature(field(row, feature), place);
  }
  const auto others = field(row, alternates);
  for (const auto other : split(others, alternates_separator(others))) {
    imported.names.push_back({trimmed(other), NameKind::alternate});
  }
  for (const std::size_t column : further_names_) {
    imported.names.push_back({trimmed(row[column]), NameKind::alternate});
  }
}

}  // namespace loci::gazetteer
