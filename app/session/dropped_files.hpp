/// \file
/// Which files are maps, by their names.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace loci::session {

/// The endings of files that GDAL reads as maps, ".geojson" first: what the choice of a layer
/// offers. Some of them are those of documents as well (".json").
const std::vector<std::string>& map_file_endings();

/// Files and folders that were dropped on the window, or named when it was opened.
struct DroppedFiles {
  std::vector<std::filesystem::path> layers, documents;

  bool operator==(const DroppedFiles&) const = default;
};

/// What has the name of a map and not of a document is a layer (.geojson, .gpkg, .kml, .shp, .tif,
/// .mbtiles …), all else is to be read: .json, .csv and .zip are documents; as layers they are
/// added by the menu. The other files of a shapefile beside it are left out.
DroppedFiles sorted(const std::vector<std::filesystem::path>& dropped);

}  // namespace loci::session
