#include "app/export/export_format.hpp"

#include <algorithm>
#include <array>
#include <cctype>

namespace loci::exports {
namespace {

bool ends_with(std::string_view text, std::string_view suffix) {
  if (text.size() <= suffix.size()) return false;
  const auto same = [](char a, char b) { return std::tolower(static_cast<unsigned char>(a)) == b; };
  return std::equal(suffix.begin(), suffix.end(), text.end() - static_cast<long>(suffix.size()),
                    text.end(), [&](char b, char a) { return same(a, b); });
}

}  // namespace

std::span<const FormatInfo> formats() {
  static const std::vector<FormatInfo> all{
      {Format::geojson, "geojson", "GeoJSON", {".geojson", ".json"}, Content::one_layer},
      {Format::geojson_sequence,
       "geojsonseq",
       "GeoJSON text sequence",
       {".geojsons", ".geojsonseq", ".geojsonl"},
       Content::one_layer,
       false},
      {Format::geopackage, "gpkg", "GeoPackage", {".gpkg"}, Content::all_layers},
      {Format::flatgeobuf, "flatgeobuf", "FlatGeobuf", {".fgb"}, Content::one_layer, false},
      {Format::kml, "kml", "KML", {".kml"}, Content::one_layer},
      {Format::kmz, "kmz", "KMZ", {".kmz"}, Content::one_layer},
      {Format::csv, "csv", "CSV", {".csv"}, Content::one_layer, false},
      {Format::zipped_shapefile,
       "shapefile.zip",
       "Shapefile, zipped",
       {".shp.zip", ".shz"},
       Content::one_layer,
       false},
      {Format::shapefile, "shapefile", "Shapefile", {".shp"}, Content::one_layer, false},
      {Format::html, "html", "Page for the web", {".html", ".htm"}, Content::mentions},
      {Format::linked_places,
       "lpf",
       "Linked Places Format",
       {".lpf.json", ".lpf"},
       Content::places},
      {Format::web_annotations,
       "annotations",
       "W3C Web Annotations",
       {".annotations.json", ".jsonld"},
       Content::mentions},
      {Format::recogito, "recogito", "Recogito CSV", {".recogito.csv"}, Content::mentions, false},
      {Format::tei, "tei", "TEI", {".tei.xml", ".tei", ".xml"}, Content::texts},
      {Format::postgis, "postgis", "PostGIS", {}, Content::all_layers},
  };
  return all;
}

const FormatInfo& info_of(Format format) {
  const auto all = formats();
  return *std::find_if(all.begin(), all.end(),
                       [format](const FormatInfo& info) { return info.format == format; });
}

std::optional<Format> format_of_word(std::string_view word) {
  for (const FormatInfo& info : formats()) {
    if (info.word == word) return info.format;
  }
  return {};
}

std::optional<Format> format_of_file(std::string_view file) {
  if (file.starts_with("PG:")) return Format::postgis;
  std::optional<Format> format;
  std::size_t longest = 0;  // "a.recogito.csv" ends with ".csv", too
  for (const FormatInfo& info : formats()) {
    for (const std::string_view suffix : info.suffixes) {
      if (suffix.size() <= longest || !ends_with(file, suffix)) continue;
      format = info.format;
      longest = suffix.size();
    }
  }
  return format;
}

}  // namespace loci::exports
