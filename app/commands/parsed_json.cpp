#include "app/commands/parsed_json.hpp"

#include "gazetteer/geoparse/code_points.hpp"

#include <cmath>

namespace loci::commands {
namespace {

using Json = nlohmann::ordered_json;

/// Digits that carry something: 1e-6 degrees are 10 cm.
double rounded(double value, double steps) {
  return std::round(value * steps) / steps;
}

Json json_of(const geoparse::ResolvedMention& one, const geoparse::CodePoints& code_points,
             bool with_reasons) {
  const auto span = code_points.of(one.mention.span);
  Json json{{"start", span.start},
            {"end", span.end},
            {"name", one.mention.name},
            {"sense", to_word(one.mention.sense)},
            {"lat", nullptr},
            {"lon", nullptr},
            {"confidence", rounded(one.resolution.confidence, 1e4)},
            {"place", nullptr},
            {"method", one.resolution.method}};
  if (const auto& place = one.resolution.place) {
    json["lat"] = rounded(place->position.lat_deg, 1e6);
    json["lon"] = rounded(place->position.lon_deg, 1e6);
    json["place"] = {{"id", place->id},
                     {"name", place->name},
                     {"country", place->country},
                     {"feature", feature(*place)}};
  }
  if (with_reasons) json["reasons"] = one.resolution.reasons;
  return json;
}

}  // namespace

std::string parsed_json(const nlohmann::ordered_json& id, std::string_view text,
                        std::span<const geoparse::ResolvedMention> mentions, bool with_reasons) {
  const geoparse::CodePoints code_points(text);
  Json toponyms = Json::array();
  for (const auto& one : mentions) toponyms.push_back(json_of(one, code_points, with_reasons));
  const Json document{{"id", id}, {"toponyms", std::move(toponyms)}};
  return document.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace loci::commands
