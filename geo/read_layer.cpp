#include "geo/read_layer.hpp"

#include "geo/distance.hpp"
#include "geo/error.hpp"

#include <cpl_conv.h>
#include <cpl_error.h>
#include <gdal.h>
#include <ogr_api.h>
#include <ogr_srs_api.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <memory>
#include <mutex>
#include <system_error>

namespace loci::geo {
namespace {

template <auto Free>
struct Deleter {
  template <typename T>
  void operator()(T* handle) const {
    Free(handle);
  }
};
using Dataset = std::unique_ptr<void, Deleter<GDALClose>>;
using Feature = std::unique_ptr<std::remove_pointer_t<OGRFeatureH>, Deleter<OGR_F_Destroy>>;
using Geometry =
    std::unique_ptr<std::remove_pointer_t<OGRGeometryH>, Deleter<OGR_G_DestroyGeometry>>;
using Reference = std::unique_ptr<std::remove_pointer_t<OGRSpatialReferenceH>,
                                  Deleter<OSRDestroySpatialReference>>;
using Transformation = std::unique_ptr<std::remove_pointer_t<OGRCoordinateTransformationH>,
                                       Deleter<OCTDestroyCoordinateTransformation>>;

/// GDAL prints its complaints: kept quiet here, where each failure is told by an Error.
class Quiet {
 public:
  Quiet() {
    CPLPushErrorHandler(CPLQuietErrorHandler);
    CPLErrorReset();
  }
  ~Quiet() { CPLPopErrorHandler(); }
  Quiet(const Quiet&) = delete;
  Quiet& operator=(const Quiet&) = delete;
};

/// The drivers whose files hold features: not those that fetch them from elsewhere.
constexpr std::array<const char*, 21> drivers{
    "GeoJSON", "GeoJSONSeq", "TopoJSON",    "ESRIJSON", "GPKG",  "ESRI Shapefile", "KML",
    "LIBKML",  "GML",        "GPX",         "GeoRSS",   "DXF",   "FlatGeobuf",     "MapInfo File",
    "OSM",     "SQLite",     "OpenFileGDB", "Parquet",  "Arrow", "MapML",          "JML"};

void register_drivers() {
  static std::once_flag once;
  std::call_once(once, [] {
    CPLSetConfigOption("GML_DOWNLOAD_SCHEMA", "NO");
    GDALAllRegister();
  });
}

bool is_zip(const std::filesystem::path& file) {
  return file.extension() == ".zip";
}

Dataset open(const std::filesystem::path& file) {
  register_drivers();
  std::error_code problem;
  if (!std::filesystem::exists(file, problem)) throw Error(file.string(), "cannot be read");
  // Absolute, so that no file name is taken for an address or a command of a driver.
  std::string path = std::filesystem::absolute(file).string();
  if (is_zip(file)) path = "/vsizip/" + path;
  std::vector<const char*> allowed(drivers.begin(), drivers.end());
  allowed.push_back(nullptr);
  Dataset dataset(GDALOpenEx(path.c_str(), GDAL_OF_VECTOR | GDAL_OF_READONLY, allowed.data(),
                             nullptr, nullptr));
  if (dataset == nullptr) {
    throw Error(file.string(), "no vector file that GDAL can read",
                "check its format, or convert it to GeoJSON or GeoPackage");
  }
  return dataset;
}

/// Half the diagonal of the geometry's extent.
double radius_km(const OGREnvelope& extent) {
  const auto lat = [](double lat_deg) { return std::clamp(lat_deg, -90.0, 90.0); };
  return distance_km({extent.MinX, lat(extent.MinY)}, {extent.MaxX, lat(extent.MaxY)}) / 2;
}

/// \param geometry in degrees
std::optional<PointInside> point_of(OGRGeometryH geometry) {
  if (geometry == nullptr || OGR_G_IsEmpty(geometry) != 0) return std::nullopt;
  const auto type = wkbFlatten(OGR_G_GetGeometryType(geometry));
  OGREnvelope extent;
  OGR_G_GetEnvelope(geometry, &extent);
  PointInside found;
  found.position = {(extent.MinX + extent.MaxX) / 2, (extent.MinY + extent.MaxY) / 2};
  if (!is_valid(found.position)) return std::nullopt;
  if (type == wkbPoint) return found;
  found.radius_km = radius_km(extent);
  if (!std::isfinite(found.radius_km)) return std::nullopt;
  found.is_area = OGR_G_GetDimension(geometry) == 2;
  const Geometry inside(OGR_G_PointOnSurface(geometry));  // null for damaged geometries
  if (inside != nullptr && OGR_G_IsEmpty(inside.get()) == 0) {
    const LonLat position{OGR_G_GetX(inside.get(), 0), OGR_G_GetY(inside.get(), 0)};
    if (is_valid(position)) found.position = position;
  }
  return found;
}

/// From the layer's reference system; null where it is WGS 84 already, or says nothing.
Transformation to_wgs84(OGRLayerH layer) {
  const OGRSpatialReferenceH source = OGR_L_GetSpatialRef(layer);
  if (source == nullptr) return nullptr;
  const Reference own(OSRClone(source));
  const Reference wgs84(OSRNewSpatialReference(nullptr));
  OSRImportFromEPSG(wgs84.get(), 4326);
  OSRSetAxisMappingStrategy(own.get(), OAMS_TRADITIONAL_GIS_ORDER);
  OSRSetAxisMappingStrategy(wgs84.get(), OAMS_TRADITIONAL_GIS_ORDER);
  if (OSRIsSame(own.get(), wgs84.get()) != 0) return nullptr;
  return Transformation(OCTNewCoordinateTransformation(own.get(), wgs84.get()));
}

std::optional<PointInside> position_of(OGRFeatureH feature,
                                       OGRCoordinateTransformationH to_degrees) {
  const OGRGeometryH geometry = OGR_F_GetGeometryRef(feature);
  if (geometry == nullptr) return std::nullopt;
  if (to_degrees != nullptr && OGR_G_Transform(geometry, to_degrees) != OGRERR_NONE) {
    return std::nullopt;
  }
  return point_of(geometry);
}

void read_layer(OGRLayerH layer, LayerReader& reader, std::size_t& number) {
  const OGRFeatureDefnH definition = OGR_L_GetLayerDefn(layer);
  std::vector<std::string> fields;
  for (int i = 0; i < OGR_FD_GetFieldCount(definition); ++i) {
    fields.emplace_back(OGR_Fld_GetNameRef(OGR_FD_GetFieldDefn(definition, i)));
  }
  if (!reader.layer(OGR_L_GetName(layer), fields)) return;
  const Transformation to_degrees = to_wgs84(layer);
  std::vector<std::string> values(fields.size());
  OGR_L_ResetReading(layer);
  while (const Feature feature{OGR_L_GetNextFeature(layer)}) {
    for (std::size_t i = 0; i < values.size(); ++i) {
      const int field = static_cast<int>(i);
      const bool set = OGR_F_IsFieldSetAndNotNull(feature.get(), field) != 0;
      values[i] = set ? OGR_F_GetFieldAsString(feature.get(), field) : "";
    }
    reader.feature(position_of(feature.get(), to_degrees.get()), values, ++number);
  }
}

}  // namespace

std::optional<PointInside> point_inside(const std::string& geojson_geometry) {
  const Quiet quiet;
  const Geometry geometry(OGR_G_CreateGeometryFromJson(geojson_geometry.c_str()));
  return point_of(geometry.get());
}

void read_layers(const std::filesystem::path& file, LayerReader& reader) {
  const Quiet quiet;
  const Dataset dataset = open(file);
  std::size_t number = 0;
  for (int i = 0; i < GDALDatasetGetLayerCount(dataset.get()); ++i) {
    read_layer(GDALDatasetGetLayer(dataset.get(), i), reader, number);
  }
  if (CPLGetLastErrorType() == CE_Failure) {
    throw Error(file.string(), std::string("damaged (") + CPLGetLastErrorMsg() + ")",
                "check that it is whole");
  }
}

}  // namespace loci::geo
