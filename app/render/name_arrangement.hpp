/// \file
/// Where markers and names stand at one zoom.
#pragma once

#include "app/map/places_on_map.hpp"
#include "app/map/screen.hpp"
#include "app/render/annotator.hpp"
#include "app/render/area_boxes.hpp"
#include "app/render/basemap.hpp"
#include "app/render/map_names.hpp"
#include "app/render/map_plane.hpp"
#include "app/render/mentioned_names.hpp"
#include "app/render/name_room.hpp"
#include "app/render/sprites.hpp"

#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace loci::render {

/// Places names one after the other, the most important first, each where there is room left. The
/// outcome depends on the zoom, the region and the places alone.
class NameArrangement {
 public:
  NameArrangement(const Basemap& basemap, const AreaBoxes& boxes, Sprites& sprites, Theme theme,
                  const geo::Projection& projection, double zoom, const MapRegion& region);

  /// Nothing is placed in these boxes. Before arrange().
  void keep_free(const std::vector<map::PinnedBox>& boxes);

  /// \param goes_on asked now and then; false: stop. Returns false where it was stopped: what has
  /// been placed is then of no use.
  bool arrange(const map::PlacesOnMap& places, const std::function<bool()>& goes_on = {});

  /// The markers of the region, most mentioned first.
  const std::vector<map::ClusterId>& markers() const { return markers_; }
  const std::vector<PlacedSprite>& basemap_names() const { return basemap_names_; }
  const std::vector<PlacedSprite>& place_names() const { return place_names_; }

 private:
  /// Where the badge of an area may stand: at its point, and of a large one again far from there.
  struct BadgeSpot {
    std::uint32_t area;  ///< number of the place
    MapPoint middle;
    bool own;  ///< the area's point
  };

  double radius_px(const map::MapPlace& area) const;
  void take_markers();
  bool place_marker_names(const std::function<bool()>& goes_on);
  void place_marker_name(map::ClusterId id);
  void take_area(std::uint32_t area);
  void place_badge(const BadgeSpot& spot);
  std::optional<map::ScreenPoint> room_for_badge(const map::MapPlace& area, const LabelSize& size);
  void place_city(const NameCandidate& candidate);
  void place_area_name(const NameCandidate& candidate);
  void place_rivers();

  const Basemap& basemap_;
  const AreaBoxes& area_boxes_;
  Sprites& sprites_;
  Theme theme_;
  geo::Projection projection_;
  double zoom_;
  const map::PlacesOnMap* places_ = nullptr;
  std::vector<map::ClusterId> markers_;
  std::vector<BadgeSpot> badges_;  ///< of areas in the region, most mentioned first
  MentionedNames mentioned_;
  NameRoom room_;
  std::set<std::string> named_;  ///< letters of the names placed so far
  std::map<std::string, map::ScreenPoint>
      sea_spots_;  ///< where seas are named, the last of each name
  std::vector<PlacedSprite> basemap_names_, place_names_;
};

}  // namespace loci::render
