#include "geo/error.hpp"
#include "geo/map_file.hpp"
#include "tests/temporary_folder.hpp"

#include <catch2/catch.hpp>

#include <gdal.h>
#include <ogr_srs_api.h>

#include <fstream>

using namespace loci::geo;
using Catch::Matchers::Contains;
using loci::tests::TemporaryFolder;

namespace {

std::filesystem::path written(const TemporaryFolder& folder, const char* name,
                              const std::string& text) {
  std::ofstream(folder.path() / name) << text;
  return folder.path() / name;
}

/// Ten by ten pixels from 30 to 40 degrees east and north, the western half red, the eastern blue.
std::filesystem::path two_colours(const TemporaryFolder& folder, bool placed) {
  GDALAllRegister();
  const auto file = folder.path() / "two.tif";
  const GDALDatasetH dataset =
      GDALCreate(GDALGetDriverByName("GTiff"), file.c_str(), 10, 10, 3, GDT_Byte, nullptr);
  if (placed) {
    double transform[6] = {30, 1, 0, 40, 0, -1};
    GDALSetGeoTransform(dataset, transform);
    GDALSetProjection(dataset, SRS_WKT_WGS84_LAT_LONG);
  }
  std::vector<unsigned char> red(100), none(100), blue(100);
  for (std::size_t i = 0; i < 100; ++i) (i % 10 < 5 ? red : blue)[i] = 200;
  int band = 0;
  for (auto* values : {&red, &none, &blue}) {
    CHECK(GDALRasterIO(GDALGetRasterBand(dataset, ++band), GF_Write, 0, 0, 10, 10, values->data(),
                       10, 10, GDT_Byte, 0, 0) == CE_None);
  }
  GDALClose(dataset);
  return file;
}

}  // namespace

TEST_CASE("Shapes come as points, lines and areas in degrees, holes the other way round") {
  const TemporaryFolder folder;
  const auto file = written(folder, "a.geojson", R"({"type": "GeometryCollection", "geometries": [
      {"type": "Point", "coordinates": [36.3, 33.5]},
      {"type": "LineString", "coordinates": [[30, 30], [31, 31]]},
      {"type": "Polygon", "coordinates": [[[0, 0], [9, 0], [9, 9], [0, 9], [0, 0]],
                                          [[2, 2], [4, 2], [4, 4], [2, 4], [2, 2]]]}]})");
  REQUIRE(kind_of_map_file(file) == MapFileKind::shapes);
  const auto shapes = read_shapes(file);
  REQUIRE(shapes.size() == 3);
  CHECK(shapes[0].kind == ShapeKind::point);
  CHECK(shapes[0].parts[0][0] == LonLat{36.3, 33.5});
  CHECK(shapes[1].kind == ShapeKind::line);
  REQUIRE(shapes[2].parts.size() == 2);
  CHECK(shapes[2].parts[0][1] == LonLat{9, 0});
  CHECK(shapes[2].parts[1][1] == LonLat{2, 4});
}

TEST_CASE("Only shapes that meet the extent are read") {
  const TemporaryFolder folder;
  const auto file = written(folder, "a.geojson", R"({"type": "FeatureCollection", "features": [
      {"type": "Feature", "properties": {}, "geometry": {"type": "Point", "coordinates": [36, 33]}},
      {"type": "Feature", "properties": {}, "geometry": {"type": "Point", "coordinates": [-70, 9]}},
      {"type": "Feature", "properties": {}, "geometry": null}]})");
  CHECK(read_shapes(file).size() == 2);
  CHECK(read_shapes(file, Extent{30, 30, 40, 40}).size() == 1);
}

TEST_CASE("A raster is drawn where it lies, transparent elsewhere") {
  const TemporaryFolder folder;
  const auto file = two_colours(folder, true);
  REQUIRE(kind_of_map_file(file) == MapFileKind::pixels);
  for (const char* name : {"mercator", "azimuthal=35,35", "EPSG:32636"}) {
    const Projection projection = Projection::named(name);
    const auto top_left = projection.to_projected({29, 41});
    const double m_per_px = 12000 * projection.scale_at({35, 35});
    const PlanePixels pixels = read_pixels(file, projection, *top_left, m_per_px, 100, 120);
    const auto at = [&](double lon_deg, double lat_deg, std::size_t channel) {
      const auto point = projection.to_projected({lon_deg, lat_deg});
      const auto x = static_cast<std::size_t>((point->x_m - top_left->x_m) / m_per_px);
      const auto y = static_cast<std::size_t>((top_left->y_m - point->y_m) / m_per_px);
      return int{pixels.rgba[(y * 100 + x) * 4 + channel]};
    };
    CHECK(at(32, 36, 0) == 200);
    CHECK(at(32, 36, 2) == 0);
    CHECK(at(37, 34, 2) == 200);
    CHECK(at(37, 34, 3) == 255);
    CHECK(pixels.rgba[3] == 0);
  }
}

TEST_CASE("A raster says where it lies, in degrees, whatever its reference system") {
  const TemporaryFolder folder;
  const auto extent = extent_of_pixels(two_colours(folder, true));
  REQUIRE(extent);
  CHECK(extent->west_deg == Approx(30));
  CHECK(extent->south_deg == Approx(30));
  CHECK(extent->east_deg == Approx(40));
  CHECK(extent->north_deg == Approx(40));
}

TEST_CASE("Samples without a gap of more than 15 degrees go all around the Earth") {
  std::vector<LonLat> around, half;
  for (int lon = -180; lon < 180; lon += 10) around.push_back({double(lon), 0});
  for (int lon = 0; lon <= 180; lon += 10) half.push_back({double(lon), lon / 10.0});
  CHECK(extent_around_samples(around) == Extent{-180, 0, 180, 0});
  CHECK(extent_around_samples(half) == Extent{0, 0, 180, 18});
}

TEST_CASE("Reading shapes tells how far it is, and stops when asked") {
  const TemporaryFolder folder;
  std::string points;
  for (int i = 0; i < 1200; ++i) {
    points += R"({"type": "Feature", "properties": {}, "geometry": {"type": "Point", "coordinates": [)" +
              std::to_string(i % 170) + R"(, 9]}})" + "\n";
  }
  const auto file = written(folder, "a.geojsonl", points);
  std::vector<std::size_t> told;
  const auto all = read_shapes(file, std::nullopt, [&](std::size_t done, std::size_t) {
    told.push_back(done);
    return true;
  });
  CHECK(all.size() == 1200);
  CHECK(told == std::vector<std::size_t>{1, 501, 1001});
  CHECK_THROWS_WITH(
      read_shapes(file, std::nullopt, [](std::size_t done, std::size_t) { return done < 500; }),
      Contains("a.geojsonl: was not read: stopped"));
}

TEST_CASE("A raster that was cut short is refused when its pixels are needed") {
  const TemporaryFolder folder;
  const auto file = two_colours(folder, true);
  std::filesystem::resize_file(file, std::filesystem::file_size(file) - 250);
  const Projection projection = Projection::named("mercator");
  CHECK_THROWS_WITH(read_pixels(file, projection, *projection.to_projected({29, 41}), 12000, 100, 120),
                    Contains("two.tif: is damaged"));
}

TEST_CASE("Drawing pixels stops when asked") {
  const TemporaryFolder folder;
  const auto file = two_colours(folder, true);
  const Projection projection = Projection::named("mercator");
  CHECK_THROWS_WITH(read_pixels(file, projection, *projection.to_projected({29, 41}), 12000, 100,
                                120, [] { return false; }),
                    Contains("two.tif: was not drawn: stopped"));
}

TEST_CASE("A file that is no map, or lies nowhere, is refused by name") {
  const TemporaryFolder folder;
  CHECK_THROWS_WITH(kind_of_map_file(folder.path() / "absent.gpkg"), Contains("absent.gpkg"));
  CHECK_THROWS_WITH(kind_of_map_file(written(folder, "notes.txt", "some notes")),
                    Contains("notes.txt: no map"));
  CHECK_THROWS_WITH(kind_of_map_file(two_colours(folder, false)),
                    Contains("two.tif: does not say where on the Earth it lies"));
}
