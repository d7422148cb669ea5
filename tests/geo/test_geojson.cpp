#include <sstream>

#include <catch2/catch.hpp>

#include "geo/geojson.hpp"

using namespace loci::geo;

TEST_CASE("GeoJSON has longitude first, null for the unplaced, and stays valid with hostile strings") {
  Layer layer{"places", "Place names: GeoNames", {}};
  layer.features.push_back({LonLat{40.14000001, 35.336}, {{"name", "Deir \"ez\"-Zor\n"}}});
  layer.features.push_back({std::nullopt, {{"name", "broken \xff byte"}}});
  std::ostringstream out;
  write_geojson(layer, out);
  const auto json = nlohmann::json::parse(out.str());
  CHECK(json["type"] == "FeatureCollection");
  CHECK(json["features"][0]["geometry"]["coordinates"] == nlohmann::json{40.14, 35.336});
  CHECK(json["features"][0]["properties"]["name"] == "Deir \"ez\"-Zor\n");
  CHECK(json["features"][1]["geometry"].is_null());
  CHECK(json["features"][1]["properties"]["name"] == "broken \xEF\xBF\xBD byte");
}

TEST_CASE("A layer without features is a valid empty collection") {
  std::ostringstream out;
  write_geojson({"places", "", {}}, out);
  CHECK(nlohmann::json::parse(out.str())["features"].empty());
}
