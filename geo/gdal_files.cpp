#include "geo/gdal_files.hpp"

#include "geo/error.hpp"

#include <array>
#include <string>
#include <system_error>
#include <vector>

namespace loci::geo::gdal {
namespace {

constexpr std::array vector_drivers{
    "GeoJSON", "GeoJSONSeq", "TopoJSON",    "ESRIJSON", "GPKG",  "ESRI Shapefile", "KML",
    "LIBKML",  "GML",        "GPX",         "GeoRSS",   "DXF",   "FlatGeobuf",     "MapInfo File",
    "OSM",     "SQLite",     "OpenFileGDB", "Parquet",  "Arrow", "MapML",          "JML"};
constexpr std::array raster_drivers{"GTiff", "GPKG",    "MBTiles", "PNG",         "JPEG",
                                    "WEBP",  "GIF",     "BMP",     "JP2OpenJPEG", "AAIGrid",
                                    "HFA",   "SRTMHGT", "ENVI",    "EHdr",        "XYZ"};

template <std::size_t Count>
Dataset open(const std::filesystem::path& file, unsigned flags,
             const std::array<const char*, Count>& drivers) {
  register_drivers();
  std::error_code problem;
  if (!std::filesystem::exists(file, problem)) {
    throw Error(file.string(), "cannot be read", "check the name");
  }
  // Absolute, so that no file name is taken for an address or a command of a driver.
  std::string path = std::filesystem::absolute(file).string();
  if (file.extension() == ".zip") path = "/vsizip/" + path;
  std::vector<const char*> allowed(drivers.begin(), drivers.end());
  allowed.push_back(nullptr);
  return Dataset(
      GDALOpenEx(path.c_str(), flags | GDAL_OF_READONLY, allowed.data(), nullptr, nullptr));
}

}  // namespace

Dataset open_vector(const std::filesystem::path& file) {
  return open(file, GDAL_OF_VECTOR, vector_drivers);
}

Dataset open_raster(const std::filesystem::path& file) {
  return open(file, GDAL_OF_RASTER, raster_drivers);
}

}  // namespace loci::geo::gdal
