// Lakes, glaciers, urban areas, rivers, and the lines and areas of claims.
#include "app/render/basemap_content.hpp"

#include <array>
#include <string>

namespace loci::render {
namespace {

struct AreaSource {
  const char* layer;
  AreaKind kind;
};
constexpr AreaSource area_sources[] = {{"lakes", AreaKind::lake},
                                       {"ne_50m_glaciated_areas", AreaKind::glacier},
                                       {"ne_50m_urban_areas", AreaKind::urban},
                                       {"golan", AreaKind::contested}};

std::string text(const geo::TopologyFeature& feature, const char* property) {
  const auto found = feature.properties.find(property);
  return found != feature.properties.end() && found->is_string() ? found->get<std::string>() : "";
}

std::uint16_t rank_of(const geo::TopologyFeature& feature) {
  const auto found = feature.properties.find("scalerank");
  return found != feature.properties.end() && found->is_number() ? found->get<std::uint16_t>() : 6;
}

/// Lines of the past, which no state draws today.
bool is_history(const std::string& claim) {
  return claim.starts_with("Former") || claim.starts_with("Ceasefire") ||
         claim == "Ukrainian claim";  // the front of 2014
}

}  // namespace

void add_physical(BasemapContent& content, const geo::Topology& physical) {
  const PlacedTopology placed(content, physical, 128);
  for (const auto& [name, features] : physical.layers) {
    for (const AreaSource& source : area_sources) {
      if (name != source.layer) continue;
      for (const geo::TopologyFeature& feature : features) {
        content.add_area(source.kind, rank_of(feature), "", placed.pieces(feature.parts));
      }
    }
    for (const geo::TopologyFeature& feature : features) {
      const bool river = name == "rivers";
      if (!river && (name != "disputed_lines" || is_history(text(feature, "name")))) continue;
      for (const auto& line : placed.pieces(feature.parts)) {
        content.add_line(river ? LineKind::river : LineKind::disputed_border, rank_of(feature),
                         text(feature, "name"), line);
      }
    }
  }
}

}  // namespace loci::render
