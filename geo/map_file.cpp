#include "geo/map_file.hpp"

#include "geo/error.hpp"
#include "geo/gdal_files.hpp"

#include <algorithm>
#include <chrono>
#include <cmath>

namespace loci::geo {
namespace {

constexpr std::size_t most_points = 20'000'000;
constexpr std::chrono::seconds most_reading_time{60};

/// What GDAL has to say beyond that it does not know the file; empty where that is all.
std::string reason_of_gdal() {
  const std::string words = CPLGetLastErrorType() == CE_Failure ? CPLGetLastErrorMsg() : "";
  if (words.empty() || words.find("not recognized") != std::string::npos) return "";
  return " (" + words + ")";
}

[[noreturn]] void refuse_file(const std::filesystem::path& file, const std::string& reason = "") {
  throw Error(
      file.string(), "no map that GDAL can read" + reason,
      "give a vector or raster file such as GeoPackage, GeoJSON, KML, shapefile, GeoTIFF or "
      "MBTiles");
}

bool runs_clockwise(const std::vector<LonLat>& ring) {
  double twice = 0;
  for (std::size_t i = 0; i < ring.size(); ++i) {
    const LonLat &a = ring[i], &b = ring[i + 1 == ring.size() ? 0 : i + 1];
    twice += a.lon_deg * b.lat_deg - b.lon_deg * a.lat_deg;
  }
  return twice < 0;
}

/// Puts the shapes of one file together.
class ShapeReader {
 public:
  ShapeReader(const std::filesystem::path& file, const ReadingProgress& progress)
      : file_(file), progress_(progress) {}

  std::vector<Shape> read(const std::optional<Extent>& within) {
    const gdal::Dataset dataset = gdal::open_vector(file_);
    if (dataset == nullptr) refuse_file(file_);
    const int layers = GDALDatasetGetLayerCount(dataset.get());
    for (int i = 0; i < layers; ++i) {
      const auto count = OGR_L_GetFeatureCount(GDALDatasetGetLayer(dataset.get(), i), FALSE);
      if (count > 0) total_ += static_cast<std::size_t>(count);
    }
    for (int i = 0; i < layers; ++i) {
      read_layer(GDALDatasetGetLayer(dataset.get(), i), within);
    }
    if (CPLGetLastErrorType() == CE_Failure && shapes_.empty()) {
      throw Error(file_.string(), std::string("damaged (") + CPLGetLastErrorMsg() + ")",
                  "check that it is whole");
    }
    return std::move(shapes_);
  }

 private:
  void read_layer(OGRLayerH layer, const std::optional<Extent>& within) {
    const gdal::Reference degrees = gdal::wgs84();
    gdal::Transformation to_degrees, from_degrees;
    if (const OGRSpatialReferenceH source = OGR_L_GetSpatialRef(layer)) {
      const gdal::Reference own(OSRClone(source));
      OSRSetAxisMappingStrategy(own.get(), OAMS_TRADITIONAL_GIS_ORDER);
      if (OSRIsSame(own.get(), degrees.get()) == 0) {
        to_degrees.reset(OCTNewCoordinateTransformation(own.get(), degrees.get()));
        from_degrees.reset(OCTNewCoordinateTransformation(degrees.get(), own.get()));
      }
    }
    if (within && !crosses_antimeridian(*within)) filter(layer, *within, from_degrees.get());
    OGR_L_ResetReading(layer);
    while (const gdal::Feature feature{OGR_L_GetNextFeature(layer)}) {
      if (std::chrono::steady_clock::now() - began_ > most_reading_time) {
        throw Error(file_.string(), "takes too long to read",
                    "cut out a part with ogr2ogr, or convert it to GeoPackage");
      }
      if (progress_ && read_++ % 500 == 0 && !progress_(read_, total_ < read_ ? 0 : total_)) {
        throw Error(file_.string(), "was not read: stopped");
      }
      const OGRGeometryH geometry = OGR_F_GetGeometryRef(feature.get());
      if (geometry == nullptr) continue;
      if (to_degrees && OGR_G_Transform(geometry, to_degrees.get()) != OGRERR_NONE) continue;
      add(geometry);
    }
  }

  /// Only what may be seen is read. In another system the extent's box there, with some room.
  static void filter(OGRLayerH layer, const Extent& within,
                     OGRCoordinateTransformationH from_degrees) {
    double left = 1e300, bottom = 1e300, right = -1e300, top = -1e300;
    constexpr int steps = 16;
    for (int i = 0; i <= steps; ++i) {
      for (int k = 0; k <= steps; ++k) {
        double x = within.west_deg + (within.east_deg - within.west_deg) * i / steps;
        double y = within.south_deg + (within.north_deg - within.south_deg) * k / steps;
        if (from_degrees != nullptr && OCTTransform(from_degrees, 1, &x, &y, nullptr) == 0) return;
        left = std::min(left, x);
        right = std::max(right, x);
        bottom = std::min(bottom, y);
        top = std::max(top, y);
      }
    }
    const double more_x = (right - left) * 0.1, more_y = (top - bottom) * 0.1;
    OGR_L_SetSpatialFilterRect(layer, left - more_x, bottom - more_y, right + more_x, top + more_y);
  }

  void add(OGRGeometryH geometry) {
    switch (wkbFlatten(OGR_G_GetGeometryType(geometry))) {
      case wkbPoint:
        return add_part(geometry, ShapeKind::point, true);
      case wkbLineString:
        return add_part(geometry, ShapeKind::line, true);
      case wkbPolygon:
        for (int i = 0; i < OGR_G_GetGeometryCount(geometry); ++i) {
          add_part(OGR_G_GetGeometryRef(geometry, i), ShapeKind::area, i == 0);
        }
        return;
      case wkbMultiPoint:
      case wkbMultiLineString:
      case wkbMultiPolygon:
      case wkbGeometryCollection:
        for (int i = 0; i < OGR_G_GetGeometryCount(geometry); ++i) {
          add(OGR_G_GetGeometryRef(geometry, i));
        }
        return;
      default:  // curves and surfaces
        if (const gdal::Geometry plain{OGR_G_GetLinearGeometry(geometry, 0, nullptr)};
            plain != nullptr &&
            OGR_G_GetGeometryType(plain.get()) != OGR_G_GetGeometryType(geometry)) {
          add(plain.get());
        }
    }
  }

  void add_part(OGRGeometryH line, ShapeKind kind, bool begins) {
    const int count = OGR_G_GetPointCount(line);
    points_ += static_cast<std::size_t>(count);
    if (points_ > most_points) {
      throw Error(file_.string(), "has more than 20 million points",
                  "simplify it or cut out a part with ogr2ogr");
    }
    std::vector<LonLat> part;
    part.reserve(static_cast<std::size_t>(count));
    for (int i = 0; i < count; ++i) {
      const double x = OGR_G_GetX(line, i), y = OGR_G_GetY(line, i);
      // Longitudes may go on over the antimeridian; nothing else than degrees is of use.
      if (std::abs(x) <= 540 && std::abs(y) <= 90.0001) part.push_back({x, y});
    }
    if (part.empty()) return;
    if (begins || shapes_.empty()) shapes_.push_back({kind, {}});
    std::vector<std::vector<LonLat>>& parts = shapes_.back().parts;
    if (kind == ShapeKind::area && !parts.empty() &&
        runs_clockwise(part) == runs_clockwise(parts.front())) {
      std::reverse(part.begin(), part.end());
    }
    parts.push_back(std::move(part));
  }

  const std::filesystem::path& file_;
  const ReadingProgress& progress_;
  std::size_t read_ = 0, total_ = 0;  ///< features
  std::chrono::steady_clock::time_point began_ = std::chrono::steady_clock::now();
  std::vector<Shape> shapes_;
  std::size_t points_ = 0;
};

bool lies_on_earth(GDALDatasetH dataset) {
  double transform[6];
  const bool placed =
      GDALGetGeoTransform(dataset, transform) == CE_None || GDALGetGCPCount(dataset) > 0;
  const char* reference = GDALGetProjectionRef(dataset);
  const bool known = reference != nullptr && *reference != '\0';
  return placed && (known || GDALGetGCPCount(dataset) > 0);
}

/// Positions all over a raster: pixels to degrees, as far as its reference system says.
std::vector<LonLat> positions_in(GDALDatasetH dataset) {
  constexpr int steps = 64;
  double transform[6];
  const int control_points = GDALGetGCPCount(dataset);
  const bool by_control_points = GDALGetGeoTransform(dataset, transform) != CE_None;
  if (by_control_points &&
      GDALGCPsToGeoTransform(control_points, GDALGetGCPs(dataset), transform, TRUE) == FALSE) {
    return {};
  }
  const OGRSpatialReferenceH own =
      by_control_points ? GDALGetGCPSpatialRef(dataset) : GDALGetSpatialRef(dataset);
  if (own == nullptr) return {};
  const gdal::Reference source(OSRClone(own)), degrees = gdal::wgs84();
  OSRSetAxisMappingStrategy(source.get(), OAMS_TRADITIONAL_GIS_ORDER);
  const gdal::Transformation to_degrees(
      OCTNewCoordinateTransformation(source.get(), degrees.get()));
  if (to_degrees == nullptr) return {};
  std::vector<LonLat> positions;
  for (int i = 0; i <= steps; ++i) {
    for (int k = 0; k <= steps; ++k) {
      double x = 0, y = 0;
      GDALApplyGeoTransform(transform, GDALGetRasterXSize(dataset) * (double{1} * i / steps),
                            GDALGetRasterYSize(dataset) * (double{1} * k / steps), &x, &y);
      if (OCTTransform(to_degrees.get(), 1, &x, &y, nullptr) == 0) continue;
      if (std::isfinite(x) && std::abs(y) <= 90.0001) positions.push_back({wrapped_lon_deg(x), y});
    }
  }
  return positions;
}

}  // namespace

MapFileKind kind_of_map_file(const std::filesystem::path& file) {
  const gdal::Quiet quiet;
  if (const gdal::Dataset vector = gdal::open_vector(file);
      vector != nullptr && GDALDatasetGetLayerCount(vector.get()) > 0) {
    return MapFileKind::shapes;
  }
  const std::string no_shapes = reason_of_gdal();
  CPLErrorReset();
  const gdal::Dataset raster = gdal::open_raster(file);
  if (raster == nullptr || GDALGetRasterCount(raster.get()) == 0) {
    const std::string no_pixels = reason_of_gdal();
    refuse_file(file, no_pixels.empty() ? no_shapes : no_pixels);
  }
  if (!lies_on_earth(raster.get())) {
    throw Error(file.string(), "does not say where on the Earth it lies",
                "give it a position and a reference system with gdal_translate or QGIS");
  }
  return MapFileKind::pixels;
}

std::optional<Extent> extent_around_samples(const std::vector<LonLat>& positions) {
  constexpr double widest_gap_deg = 15;
  auto extent = extent_around(positions);
  if (extent && 360 - width_deg(*extent) <= widest_gap_deg) {
    extent->west_deg = -180;
    extent->east_deg = 180;
  }
  return extent;
}

std::vector<Shape> read_shapes(const std::filesystem::path& file,
                               const std::optional<Extent>& within,
                               const ReadingProgress& progress) {
  const gdal::Quiet quiet;
  return ShapeReader(file, progress).read(within);
}

std::optional<Extent> extent_of_pixels(const std::filesystem::path& file) {
  const gdal::Quiet quiet;
  const gdal::Dataset raster = gdal::open_raster(file);
  if (raster == nullptr) refuse_file(file, reason_of_gdal());
  return extent_around_samples(positions_in(raster.get()));
}

}  // namespace loci::geo
