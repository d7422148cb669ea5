#include "geo/read_layer.hpp"

#include "geo/distance.hpp"
#include "geo/error.hpp"
#include "geo/gdal_files.hpp"

#include <algorithm>
#include <cmath>

namespace loci::geo {
namespace {

using gdal::Dataset, gdal::Feature, gdal::Geometry, gdal::Reference, gdal::Transformation,
    gdal::Quiet;

Dataset open(const std::filesystem::path& file) {
  Dataset dataset = gdal::open_vector(file);
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
  const Reference own(OSRClone(source)), wgs84 = gdal::wgs84();
  OSRSetAxisMappingStrategy(own.get(), OAMS_TRADITIONAL_GIS_ORDER);
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
