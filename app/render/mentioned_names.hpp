/// \file
/// What is mentioned needs no second name from the basemap.
#pragma once

#include "app/map/place_layer.hpp"
#include "app/render/basemap.hpp"

#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

namespace loci::render {

/// Plain letters in lower case, nothing else: enough to see that two spellings are one name.
std::string letters_of(std::string_view name);

/// Knows the names of the basemap again that stand for places with a marker or a badge.
class MentionedNames {
 public:
  /// \param place outlives this object
  void add_marker(const map::MapPlace& place, const MapPoint& position);
  void add_area(const map::MapPlace& area);

  /// By its number, or its name nearby; where a marker merely lies over its dot, there is no room.
  bool has_marker(const Basemap& basemap, const BasemapName& city) const;
  bool has_badge(const Basemap& basemap, const BasemapName& area) const;

 private:
  std::unordered_multimap<std::string, MapPoint> marker_letters_;
  std::unordered_set<std::string_view> marker_ids_;
  std::unordered_set<std::string> area_letters_, area_codes_;
};

}  // namespace loci::render
