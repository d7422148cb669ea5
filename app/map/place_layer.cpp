#include "app/map/place_layer.hpp"

namespace loci::map {
namespace {

/// What can be read on a map: files may call a place anything, at any length.
std::string name_on_map(const std::string& name) {
  constexpr std::size_t most_bytes = 120;
  if (name.size() <= most_bytes) return name;
  std::size_t end = most_bytes;
  while (end > 0 && (static_cast<unsigned char>(name[end]) & 0xC0) == 0x80) --end;
  return name.substr(0, end) + "…";
}

}  // namespace

std::vector<MapPlace> map_places(const std::vector<workspace::PlaceSummary>& places) {
  std::vector<MapPlace> result;
  result.reserve(places.size());
  for (const auto& summary : places) {
    const gazetteer::Place& place = summary.place;
    const bool is_country = place.feature_class == 'A' && place.feature_code.starts_with("PCL");
    result.push_back({place.id, name_on_map(place.name), place.position, summary.mentions,
                      gazetteer::is_area(place), is_country ? place.country : std::string(),
                      place.radius_km});
  }
  return result;
}

}  // namespace loci::map
