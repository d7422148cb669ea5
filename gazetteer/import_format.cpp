#include "gazetteer/import_format.hpp"

#include "gazetteer/source_file.hpp"
#include "geo/error.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace loci::gazetteer {
namespace {

/// Endings of files whose bytes are no text to look into.
bool is_layer_name(const std::filesystem::path& name) {
  constexpr std::array endings{".shp",    ".shx",     ".dbf",     ".gpkg",    ".kml",
                               ".kmz",    ".gml",     ".gpx",     ".fgb",     ".gdb",
                               ".tab",    ".mif",     ".dxf",     ".pbf",     ".osm",
                               ".sqlite", ".parquet", ".geojson", ".topojson"};
  std::string ending = name.extension().string();
  for (char& c : ending) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  return std::find(endings.begin(), endings.end(), ending) != endings.end();
}

bool is_linked_places(std::string_view json) {
  for (const std::string_view word :
       {"\"toponym\"", "linkedplaces", "linked-places", "LinkedPlaces"}) {
    if (json.find(word) != std::string_view::npos) return true;
  }
  return false;
}

/// No header, a number first, and the columns of a dump as far as the first line is there.
bool looks_like_geonames(std::string_view beginning) {
  constexpr std::ptrdiff_t tabs_of_geonames = 18;
  constexpr std::ptrdiff_t tabs_before_longest = 3;
  const auto line = beginning.substr(0, beginning.find('\n'));
  const auto tabs = std::count(line.begin(), line.end(), '\t');
  const bool whole = line.size() < beginning.size() || tabs == tabs_of_geonames;
  return line.find_first_not_of("0123456789") == line.find('\t') && line[0] != '\t' &&
         (whole ? tabs == tabs_of_geonames : tabs >= tabs_before_longest);
}

}  // namespace

ImportFormat guessed_format(const std::filesystem::path& file) {
  constexpr std::size_t enough_bytes = 1 << 16;
  if (is_layer_name(file) && file.extension() != ".geojson") return ImportFormat::layer;
  ImportStream stream(file);
  std::string beginning;
  for (auto part = stream.next(); !part.empty(); part = stream.next()) {
    beginning += part.substr(0, enough_bytes);
    if (beginning.size() >= enough_bytes) break;
  }
  if (beginning.starts_with("\xef\xbb\xbf")) beginning.erase(0, 3);
  const auto first = beginning.find_first_not_of(" \t\r\n\x1e");
  if (first == std::string::npos) throw Error(file.string(), "is empty");
  if (beginning[first] == '{' || beginning[first] == '[') {
    return is_linked_places(beginning) ? ImportFormat::lpf : ImportFormat::layer;
  }
  if (looks_like_geonames(beginning)) return ImportFormat::geonames;
  const bool layer = std::any_of(stream.members().begin(), stream.members().end(), is_layer_name) ||
                     beginning[first] == '<' || beginning.find('\0') != std::string::npos;
  return layer ? ImportFormat::layer : ImportFormat::csv;
}

}  // namespace loci::gazetteer
