#include "app/session/dropped_files.hpp"

#include "app/document/file_kind.hpp"

#include <algorithm>

namespace loci::session {
namespace {

constexpr std::size_t shapefile_parts = 6;
constexpr const char* parts[shapefile_parts] = {".dbf", ".shx", ".prj", ".cpg", ".sbn", ".sbx"};

std::string ending_of(const std::filesystem::path& file) {
  return document::lower_case_ending(file.filename().string());
}

bool is_map(const std::filesystem::path& file) {
  const auto& endings = map_file_endings();
  return std::find(endings.begin(), endings.end(), ending_of(file)) != endings.end() &&
         !document::is_document_name(file.filename().string());
}

/// ".dbf" of a shapefile whose ".shp" is among the files.
bool is_part(const std::filesystem::path& file, const std::vector<std::filesystem::path>& files) {
  if (std::find(std::begin(parts), std::end(parts), ending_of(file)) == std::end(parts)) {
    return false;
  }
  return std::any_of(files.begin(), files.end(), [&](const std::filesystem::path& other) {
    return ending_of(other) == ".shp" && other.stem() == file.stem() &&
           other.parent_path() == file.parent_path();
  });
}

}  // namespace

const std::vector<std::string>& map_file_endings() {
  static const std::vector<std::string> endings{
      ".geojson", ".gpkg", ".kml", ".kmz", ".shp", ".tif",  ".tiff",     ".mbtiles", ".fgb",
      ".gml",     ".gpx",  ".gdb", ".jp2", ".asc", ".hgt",  ".img",      ".osm",     ".pbf",
      ".parquet", ".dxf",  ".mif", ".zip", ".json", ".topojson", ".geojsonl"};
  return endings;
}

DroppedFiles sorted(const std::vector<std::filesystem::path>& dropped) {
  DroppedFiles files;
  for (const std::filesystem::path& file : dropped) {
    if (is_map(file)) {
      files.layers.push_back(file);
    } else if (!is_part(file, dropped)) {
      files.documents.push_back(file);
    }
  }
  return files;
}

}  // namespace loci::session
