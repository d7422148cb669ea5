#include "gazetteer/import_format.hpp"
#include "gazetteer/source_file.hpp"

#include <algorithm>
#include <string>

namespace loci::gazetteer {
namespace {

// The columns of https://download.geonames.org/export/dump/readme.txt
constexpr std::size_t geonames_columns = 19;
enum Column : std::size_t {
  geoname_id,
  name,
  ascii_name,
  alternate_names,
  latitude,
  longitude,
  feature_class,
  feature_code,
  country,
  admin1 = 10,
  admin2 = 11,
  population = 14,
};

bool all_digits(std::string_view text) {
  return !text.empty() &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

void read_line(const std::vector<std::string_view>& fields, ImportedPlace& imported) {
  Place& place = imported.place;
  place.id = "geonames:" + std::string(fields[geoname_id]);
  place.name = fields[name];
  place.position = {read_degrees(fields[longitude]), read_degrees(fields[latitude])};
  // A few entries have no class: something at a spot.
  place.feature_class = fields[feature_class].size() == 1 ? fields[feature_class][0] : 'S';
  place.feature_code = fields[feature_code];
  place.country = fields[country];
  place.admin1 = fields[admin1];
  place.admin2 = fields[admin2];
  place.population = read_population(fields[population]);
  imported.names.clear();
  for (const auto alternate : split(fields[alternate_names], ',')) {
    imported.names.push_back({alternate, NameKind::alternate});
  }
  imported.names.push_back({fields[ascii_name], NameKind::alternate});
}

}  // namespace

void import_geonames(ImportStream& stream, ImportTarget& target) {
  ImportLines lines(stream);
  ImportedPlace imported;
  std::string_view line;
  while (lines.next(line)) {
    if (line.empty()) continue;
    if (lines.too_long()) {
      target.skip(lines.number(), "longer than 16 MiB");
      continue;
    }
    const auto fields = split(line, '\t');
    if (fields.size() != geonames_columns) {
      target.skip(lines.number(), std::to_string(fields.size()) + " columns instead of 19");
    } else if (!all_digits(fields[geoname_id])) {
      target.skip(lines.number(), "the geonameid is not a number");
    } else {
      read_line(fields, imported);
      target.take(imported, lines.number());
    }
  }
}

}  // namespace loci::gazetteer
