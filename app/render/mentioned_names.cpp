#include "app/render/mentioned_names.hpp"

#include "gazetteer/name_key.hpp"

#include <algorithm>
#include <cmath>

namespace loci::render {

std::string letters_of(std::string_view name) {
  std::string key, letters;
  if (std::any_of(name.begin(), name.end(), [](char c) { return (c & 0x80) != 0; })) {
    key = gazetteer::name_key(name);
    name = key;
  }
  for (const char c : name) {
    if (c >= 'A' && c <= 'Z') letters += static_cast<char>(c + 32);
    if (c >= 'a' && c <= 'z') letters += c;
  }
  return letters;
}

void MentionedNames::add_marker(const map::MapPlace& place, const MapPoint& position) {
  marker_ids_.insert(place.id);
  marker_letters_.emplace(letters_of(place.name), position);
}

void MentionedNames::add_area(const map::MapPlace& area) {
  area_letters_.insert(letters_of(area.name));
  area_codes_.insert(area.area_code);
}

bool MentionedNames::has_marker(const Basemap& basemap, const BasemapName& city) const {
  if (city.geonames_id != 0 && marker_ids_.contains("geonames:" + std::to_string(city.geonames_id)))
    return true;
  const auto [first, last] = marker_letters_.equal_range(letters_of(basemap.text(city.name)));
  return std::any_of(first, last, [&](const auto& marker) {
    constexpr double twenty_km = world_units / 2000.0;
    return std::hypot(static_cast<double>(marker.second.x) - city.position.x,
                      static_cast<double>(marker.second.y) - city.position.y) < twenty_km;
  });
}

bool MentionedNames::has_badge(const Basemap& basemap, const BasemapName& area) const {
  const std::string code(area.country, 2);
  if (area.kind == NameKind::country && area_codes_.contains(code)) return true;
  return area_letters_.contains(letters_of(basemap.text(area.name)));
}

}  // namespace loci::render
