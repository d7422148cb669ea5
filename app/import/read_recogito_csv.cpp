#include "app/export/annotation_formats.hpp"
#include "app/import/imported_mention.hpp"
#include "geo/json_text.hpp"

#include <algorithm>
#include <charconv>
#include <fstream>
#include <map>
#include <utility>

namespace loci::imports {
namespace {

constexpr std::size_t longest_row = 1 << 20;

using Row = std::map<std::string, std::string>;

/// Reads rows of comma-separated values (RFC 4180).
class CsvRows {
 public:
  explicit CsvRows(const std::filesystem::path& file)
      : file_(file.string()), in_(file, std::ios::binary) {
    if (in_.peek() == 0xEF) in_.ignore(3);
  }

  /// The next row; empty at the end. Throws Error for a row without an end.
  std::vector<std::string> next() {
    std::vector<std::string> values(1);
    std::size_t bytes = 0;
    bool quoted = false, any = false;
    for (int read = in_.get(); read != std::ifstream::traits_type::eof(); read = in_.get()) {
      const char letter = static_cast<char>(read);
      any = true;
      if (++bytes > longest_row)
        throw Error(file_, "has a row without an end", "check its quotation marks");
      if (quoted) {
        if (letter != '"') {
          values.back() += letter;
        } else if (in_.peek() == '"') {
          values.back() += static_cast<char>(in_.get());
        } else {
          quoted = false;
        }
      } else if (letter == '"') {
        quoted = true;
      } else if (letter == ',') {
        values.emplace_back();
      } else if (letter == '\n') {
        return values;
      } else if (letter != '\r') {
        values.back() += letter;
      }
    }
    if (quoted) throw Error(file_, "ends inside quotation marks", "check that it is whole");
    return any ? values : std::vector<std::string>();
  }

 private:
  std::string file_;
  std::ifstream in_;
};

/// What write_recogito_csv() escapes.
std::string unescaped(std::string text) {
  for (const auto& [escape, letter] : {std::pair("%7C", "|"), std::pair("%25", "%")}) {
    for (std::size_t at = text.find(escape); at != std::string::npos;
         at = text.find(escape, at + 1)) {
      text.replace(at, 3, letter);
    }
  }
  return text;
}

std::vector<std::string> items_of(const std::string& list) {
  std::vector<std::string> items;
  for (std::size_t at = 0; at < list.size();) {
    const std::size_t end = std::min(list.find('|', at), list.size());
    items.push_back(unescaped(list.substr(at, end - at)));
    at = end + 1;
  }
  return items;
}

double number(const std::string& text, double otherwise) {
  double value = otherwise;
  const char* const end = text.data() + text.size();
  const auto read = std::from_chars(text.data(), end, value);
  return read.ec == std::errc() && read.ptr == end ? value : otherwise;
}

/// What write_recogito_csv() keeps in the tags; those of others are passed over.
void read_tags(const std::string& tags, ImportedMention& mention, gazetteer::Place& place) {
  for (const std::string& tag : items_of(tags)) {
    const std::size_t equals = tag.find('=');
    const std::string value = equals == std::string::npos ? "" : tag.substr(equals + 1);
    const std::string name = tag.substr(0, equals);
    if (equals == std::string::npos && sense_of_word(name) != geoparse::Sense::literal) {
      mention.sense = sense_of_word(name);
    }
    if (name == "confidence") mention.resolution.confidence = number(value, -1);
    if (name == "method") mention.resolution.method = value;
    if (name == "status") mention.status = value;
    if (name == "decided_by" && !value.empty()) mention.decided_by = value;
    if (name == "gazetteer") mention.gazetteer = value;
    if (name == "gazetteer_version") mention.gazetteer_version = value;
    if (name == "precision_km") place.radius_km = number(value, -1);
    if (name == "country") place.country = value;
    if (name == "sha256") mention.sha256 = value;
  }
}

/// UTF-16 units of a text.
std::size_t units_of(std::string_view text) {
  std::size_t units = 0;
  for (const char byte : text) {
    const auto value = static_cast<unsigned char>(byte);
    units += (value & 0xC0) == 0x80 ? 0 : value >= 0xF0 ? 2 : 1;
  }
  return units;
}

ImportedMention mention_of(const Row& row) {
  constexpr std::string_view anchor_kind = "char-offset:";
  const auto value = [&row](const char* column) {
    const auto found = row.find(column);
    return found == row.end() ? std::string() : portable_text(found->second);
  };
  ImportedMention mention;
  mention.in_utf16_units = true;
  mention.document = value("FILE");
  mention.quote = value("QUOTE_TRANSCRIPTION");
  const std::string anchor = value("ANCHOR");
  const double start =
      anchor.starts_with(anchor_kind) ? number(anchor.substr(anchor_kind.size()), -1) : -1;
  if (!(start >= 0 && start < 1e12)) throw Error("ANCHOR", "is no char-offset");
  mention.start = static_cast<std::size_t>(start);
  mention.end = mention.start + units_of(mention.quote);
  mention.resolution.confidence = 1;
  mention.resolution.reasons = items_of(value("COMMENTS"));
  if (value("VERIFICATION_STATUS") == "VERIFIED") mention.decided_by = "recogito";
  gazetteer::Place place;
  read_tags(value("TAGS"), mention, place);
  if (value("URI").empty() || value("LAT").empty()) return mention;
  place.id = exports::place_of_uri(value("URI"));
  place.name = value("VOCAB_LABEL").empty() ? mention.quote : value("VOCAB_LABEL");
  constexpr double nowhere = 1000;
  place.position = {number(value("LNG"), nowhere), number(value("LAT"), nowhere)};
  const std::string kind = value("PLACE_TYPE");
  if (!kind.empty()) place.feature_class = kind.front();
  if (kind.size() > 2) place.feature_code = kind.substr(2);
  mention.resolution.place = std::move(place);
  return mention;
}

}  // namespace

ReadMentions read_recogito_csv(const std::filesystem::path& file) {
  CsvRows rows(file);
  const std::vector<std::string> columns = rows.next();
  for (const char* const needed : {"FILE", "QUOTE_TRANSCRIPTION", "ANCHOR"}) {
    if (std::find(columns.begin(), columns.end(), needed) == columns.end()) {
      throw Error(file.string(), std::string("has no column ") + needed,
                  "give GeoJSON mentions, Web Annotations or a CSV of Recogito");
    }
  }
  ReadMentions read;
  std::size_t number = 0;
  for (auto values = rows.next(); !values.empty(); values = rows.next()) {
    ++number;
    Row row;
    for (std::size_t i = 0; i < std::min(columns.size(), values.size()); ++i) {
      row[columns[i]] = std::move(values[i]);
    }
    if (row["TYPE"] != "PLACE" && !row["TYPE"].empty()) continue;  // people, events …
    try {
      ImportedMention mention = mention_of(row);
      mention.number = number;
      check(mention);
      read.mentions.push_back(std::move(mention));
    } catch (const Error& error) {
      if (read.warnings.size() == most_warnings) continue;
      read.warnings.push_back({file.string(),
                               "row " + std::to_string(number) + ": " + error.what() + "; left out",
                               {}});
    }
  }
  return read;
}

}  // namespace loci::imports
