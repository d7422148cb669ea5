#include "tests/render/small_basemap.hpp"

#include "app/render/basemap_content.hpp"
#include "geo/topology.hpp"
#include "geo/web_mercator.hpp"

#include <unistd.h>

#include <string>

using namespace loci;

namespace {

constexpr const char* admin = R"({"type": "Topology",
  "arcs": [[[40, 30], [40, 40]],
           [[40, 40], [30, 40], [30, 30], [40, 30]],
           [[40, 30], [50, 30], [50, 40], [40, 40]],
           [[180, -20], [176, -20], [176, -15], [180, -15]], [[180, -15], [180, -20]],
           [[-180, -15], [-176, -15], [-176, -20], [-180, -20]], [[-180, -20], [-180, -15]]],
  "objects": {
    "admin1": {"type": "GeometryCollection", "geometries": [
      {"type": "Polygon", "arcs": [[0, 1]], "properties": {"name": "West", "adm0_a3": "AAA", "sov_a3": "AAA", "iso_a2": "AA", "code": "AA.01"}},
      {"type": "Polygon", "arcs": [[2, -1]], "properties": {"name": "East", "adm0_a3": "SAH", "sov_a3": "SAH", "iso_a2": "BB", "code": "BB.ENG"}},
      {"type": "MultiPolygon", "arcs": [[[3, 4]], [[5, 6]]], "properties": {"name": "Island", "adm0_a3": "FJI", "sov_a3": "FJI", "iso_a2": "FJ"}}]},
    "admin0": {"type": "GeometryCollection", "geometries": [
      {"type": "Polygon", "arcs": [[0, 1]], "properties": {"adm0_a3": "AAA", "iso_a2": "AA"}},
      {"type": "Polygon", "arcs": [[2, -1]], "properties": {"adm0_a3": "SAH", "iso_a2": "BB"}},
      {"type": "MultiPolygon", "arcs": [[[3, 4]], [[5, 6]]], "properties": {"adm0_a3": "FJI", "iso_a2": "FJ"}}]}}})";

constexpr const char* physical = R"({"type": "Topology", "arcs": [[[32, 35], [38, 35.2]]],
  "objects": {"rivers": {"type": "LineString", "arcs": [0], "properties": {"name": "River", "scalerank": 1}},
              "borders": {"type": "GeometryCollection", "geometries": []}}})";

std::filesystem::path build() {
  render::BasemapContent content;
  const geo::Topology outlines = geo::read_topojson(admin, "admin");
  const geo::Topology water = geo::read_topojson(physical, "physical");
  render::add_admin(content, outlines, water);
  render::add_physical(content, water);
  content.add_name({.kind = render::NameKind::city,
                    .rank = 2,
                    .position = render::to_map_point(geo::web_mercator::to_projected({38, 34})),
                    .population = 500000,
                    .geonames_id = 1},
                   "Middletown", "");
  const auto file = std::filesystem::temp_directory_path() /
                    ("loci_small_" + std::to_string(::getpid()) + ".basemap");
  render::write_basemap(content, file);
  return file;
}

struct RemovedAtExit {
  std::filesystem::path file = build();
  ~RemovedAtExit() {
    std::error_code ignored;
    std::filesystem::remove(file, ignored);
  }
};

}  // namespace

std::filesystem::path small_basemap() {
  static const RemovedAtExit built;
  return built.file;
}
