#include "geo/error.hpp"
#include "geo/topology.hpp"

#include <catch2/catch.hpp>

using namespace loci::geo;

TEST_CASE("Two squares share the arc between them") {
  const Topology topology = read_topojson(R"({"type": "Topology",
    "transform": {"scale": [0.1, 0.1], "translate": [40, 35]},
    "arcs": [[[10, 0], [0, 10]], [[10, 10], [-10, 0], [0, -10], [10, 0]], [[10, 0], [10, 0], [0, 10], [-10, 0]]],
    "objects": {"areas": {"type": "GeometryCollection", "geometries": [
      {"type": "Polygon", "arcs": [[0, 1]], "properties": {"name": "west"}},
      {"type": "Polygon", "arcs": [[2, -1]], "properties": {"name": "east"}},
      {"type": null}]}}})",
                                          "areas.topo.json");
  REQUIRE(topology.arcs.size() == 3);
  CHECK(topology.arcs[0].front() == LonLat{41, 35});
  CHECK(topology.arcs[0].back().lat_deg == Approx(36));
  const auto& areas = topology.layers.at("areas");
  REQUIRE(areas.size() == 2);
  CHECK(areas[0].properties.at("name") == "west");
  CHECK(arc_index(areas[0].parts[0][0]) == arc_index(areas[1].parts[0][1]));
  CHECK(areas[1].is_area);
}

TEST_CASE("A damaged topology gives an error that names it") {
  using Catch::Matchers::Contains;
  CHECK_THROWS_WITH(read_topojson("{", "a.json"), Contains("a.json: not readable as TopoJSON"));
  CHECK_THROWS_AS(read_topojson(R"({"type": "Topology", "arcs": [[["x"]]], "objects": {}})", "a"),
                  loci::Error);
  CHECK_THROWS_WITH(read_topojson(R"({"type": "Topology", "arcs": [], "objects":
                      {"l": {"type": "LineString", "arcs": [7]}}})",
                                  "a.json"),
                    Contains("not there"));
}
