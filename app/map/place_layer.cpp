#include "app/map/place_layer.hpp"

#include <string>
#include <utility>

namespace loci::map {
namespace {

/// What the basemap may have an outline for.
std::string area_code_of(const gazetteer::Place& place) {
  if (place.feature_class != 'A' || place.country.empty()) return {};
  if (place.feature_code.starts_with("PCL")) return place.country;
  const bool first_level = place.feature_code == "ADM1" && !place.admin1.empty();
  return first_level ? place.country + "." + place.admin1 : std::string();
}

/// What can be read on a map: files may call a place anything, at any length.
std::string name_on_map(std::string name) {
  constexpr std::size_t most_bytes = 120;
  if (name.size() <= most_bytes) return name;
  std::size_t end = most_bytes;
  while (end > 0 && (static_cast<unsigned char>(name[end]) & 0xC0) == 0x80) --end;
  return name.substr(0, end) + "…";
}

MapPlace named(std::string id, std::string name, const gazetteer::Place& place,
               std::size_t mentions, double confidence) {
  return {std::move(id),   name_on_map(std::move(name)), place.position,
          mentions,        gazetteer::is_area(place),    area_code_of(place),
          place.radius_km, gazetteer::kind_of(place),    confidence};
}

}  // namespace

MapPlace map_place(const gazetteer::Place& place, std::size_t mentions, double confidence) {
  return named(place.id, place.name, place, mentions, confidence);
}

MapPlace map_place(gazetteer::Place&& place, std::size_t mentions, double confidence) {
  return named(std::move(place.id), std::move(place.name), place, mentions, confidence);
}

MapPart read_map_places(const workspace::Workspace& workspace, const workspace::Filter& filter,
                        const std::optional<geo::Extent>& near) {
  MapPart part;
  const bool all = !near && filter == workspace::Filter{};
  if (all) part.places.reserve(workspace.count_stored_places());
  const workspace::CountedPlaces counted = workspace.visit_counted_places(
      filter, near,
      [&](gazetteer::Place& place) { part.places.push_back(map_place(std::move(place), 0, 0)); });
  for (std::size_t i = 0; i < part.places.size(); ++i) {
    part.places[i].mentions = counted.mentions[i];
  }
  std::erase_if(part.places, [](const MapPlace& place) { return place.mentions == 0; });
  part.in_all = counted.in_all;
  return part;
}

std::vector<MapPlace> map_places(const std::vector<workspace::PlaceSummary>& places) {
  std::vector<MapPlace> made;
  made.reserve(places.size());
  for (const auto& summary : places) {
    made.push_back(map_place(summary.place, summary.mentions, summary.confidence));
  }
  return made;
}

}  // namespace loci::map
