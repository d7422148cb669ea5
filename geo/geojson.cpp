#include "geo/geojson.hpp"

#include <ostream>

#include "geo/error.hpp"

namespace loci::geo {
namespace {

/// Seven decimals, without trailing zeros.
double rounded_deg(double value_deg) { return std::round(value_deg * 1e7) / 1e7; }

nlohmann::ordered_json to_json(const Feature& feature) {
  nlohmann::ordered_json json;
  json["type"] = "Feature";
  if (feature.position) {
    json["geometry"] = {{"type", "Point"},
                        {"coordinates",
                         {rounded_deg(feature.position->lon_deg), rounded_deg(feature.position->lat_deg)}}};
  } else {
    json["geometry"] = nullptr;
  }
  json["properties"] = feature.properties;
  return json;
}

}  // namespace

void write_geojson(const Layer& layer, std::ostream& out) {
  constexpr auto replace = nlohmann::ordered_json::error_handler_t::replace;
  const auto quoted = [](const std::string& text) {
    return nlohmann::ordered_json(text).dump(-1, ' ', false, replace);
  };
  out << "{\"type\": \"FeatureCollection\", \"name\": " << quoted(layer.name)
      << ", \"attribution\": " << quoted(layer.attribution) << ", \"features\": [";
  const char* separator = "\n";
  for (const Feature& feature : layer.features) {
    out << separator << to_json(feature).dump(-1, ' ', false, replace);
    separator = ",\n";
  }
  out << "\n]}\n";
  if (!out.flush()) throw Error("layer '" + layer.name + "'", "could not be written", "check the disk");
}

}  // namespace loci::geo
