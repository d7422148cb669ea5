#include "app/render/badge_spots.hpp"

#include "app/map/map_view.hpp"

#include <algorithm>
#include <cmath>

namespace loci::render {
namespace {

constexpr double line_gap_px = 4;

void sort_by_distance(std::vector<map::ScreenPoint>& spots) {
  std::stable_sort(spots.begin(), spots.end(), [](const auto& a, const auto& b) {
    return std::hypot(a.x_px, a.y_px) < std::hypot(b.x_px, b.y_px);
  });
}

bool contains(const MapBox& box, const MapPoint& position) {
  return position.x >= box.left && position.x <= box.right && position.y >= box.top &&
         position.y <= box.bottom;
}

/// Whether a line from the position to the east crosses the ring an odd number of times.
bool encloses(const Basemap& basemap, const BasemapRing& ring, const MapPoint& position,
              std::size_t level) {
  bool inside = false;
  for (const geo::ArcRef ref : basemap.refs(ring)) {
    const auto points = basemap.arc(geo::arc_index(ref), level);
    for (std::size_t i = 0; i + 1 < points.size(); ++i) {
      const MapPoint &a = points[i], &b = points[i + 1];
      if ((a.y > position.y) == (b.y > position.y)) continue;
      const double share =
          (static_cast<double>(position.y) - a.y) / (static_cast<double>(b.y) - a.y);
      if (position.x < a.x + share * (static_cast<double>(b.x) - a.x)) inside = !inside;
    }
  }
  return inside;
}

/// Whether a position lies in an area.
bool encloses(const Basemap& basemap, const BasemapArea& area, const MapPoint& position,
              std::size_t level) {
  if (!contains(area.box, position)) return false;
  const auto rings = basemap.rings(area);
  return std::any_of(rings.begin(), rings.end(), [&](const BasemapRing& ring) {
    return contains(ring.box, position) && encloses(basemap, ring, position, level);
  });
}

}  // namespace

std::vector<map::ScreenPoint> spots_within(const LabelSize& badge, double farthest_px) {
  const double step = badge.height_px + line_gap_px;
  farthest_px = std::max(step, farthest_px);
  std::vector<map::ScreenPoint> spots;
  for (const double down : {0.0, -1.0, 1.0, -2.0, 2.0, -3.0, 3.0, -4.0, 4.0}) {
    for (const double right : {0.0, -1.0, 1.0, -2.0, 2.0}) {
      const map::ScreenPoint spot{right * badge.width_px * 0.6, down * step};
      if (std::hypot(spot.x_px, spot.y_px) <= farthest_px) spots.push_back(spot);
    }
  }
  sort_by_distance(spots);
  return spots;
}

std::vector<map::ScreenPoint> spots_beside(const LabelSize& badge, const MapBox& box,
                                           const MapPoint& middle, double units_per_px) {
  const auto px = [&](std::int32_t edge, std::int32_t from) {
    return (static_cast<double>(edge) - from) / units_per_px;
  };
  const double left = px(box.left, middle.x) - badge.width_px / 2 - line_gap_px;
  const double right = px(box.right, middle.x) + badge.width_px / 2 + line_gap_px;
  const double top = px(box.top, middle.y), bottom = px(box.bottom, middle.y);
  const double wide = px(box.right, box.left), high = bottom - top;
  constexpr double small = 0.75;  // of the badge's width
  if (std::max(wide, high) < small * badge.width_px) return {};
  const double over = badge.height_px / 2 + line_gap_px;
  std::vector<map::ScreenPoint> spots;
  for (double share = 0.25; share <= 0.75; share += 0.0625) {  // corners lie far from most areas
    const double across = left + share * (right - left), down = top + share * (bottom - top);
    spots.insert(spots.end(),
                 {{left, down}, {right, down}, {across, top - over}, {across, bottom + over}});
  }
  sort_by_distance(spots);
  return spots;
}

bool in_another_country(const Basemap& basemap, const std::vector<const BasemapArea*>& countries,
                        const MapPoint& position, std::string_view area_code, double zoom) {
  const std::string own = area_key(area_code.substr(0, 2));
  const std::size_t level = Basemap::level_for(zoom - 2);  // a pixel or two make no difference
  return std::any_of(countries.begin(), countries.end(), [&](const BasemapArea* area) {
    return contains(area->box, position) && area_key(*area) != own &&
           encloses(basemap, *area, position, level);
  });
}

std::vector<MapPoint> spots_far_off(const MapBox& box, const MapPoint& middle, double zoom) {
  constexpr double apart_px = 760;  // at a whole zoom; twice as much just below the next one
  constexpr double most_across = 12;
  const double apart = apart_px * world_units / (map::tile_size_px * std::exp2(std::floor(zoom)));
  const auto steps = [&](std::int32_t from, std::int32_t to) {
    return static_cast<int>((static_cast<double>(to) - from) / apart);
  };
  const int left = steps(middle.x, box.left), right = steps(middle.x, box.right);
  const int top = steps(middle.y, box.top), bottom = steps(middle.y, box.bottom);
  if (right - left > most_across || bottom - top > most_across) return {};
  std::vector<MapPoint> spots;
  for (int row = top; row <= bottom; ++row) {
    for (int column = left; column <= right; ++column) {
      if (row == 0 && column == 0) continue;
      spots.push_back({static_cast<std::int32_t>(middle.x + column * apart),
                       static_cast<std::int32_t>(middle.y + row * apart)});
    }
  }
  return spots;
}

bool has_room_within(const Basemap& basemap, const BasemapArea& area, const MapPoint& spot,
                     const LabelSize& badge, double zoom) {
  const double half = badge.width_px / 2 * world_units / (map::tile_size_px * std::exp2(zoom));
  const std::size_t level = Basemap::level_for(zoom - 2);
  const auto is_within = [&](double aside) {
    const MapPoint there{static_cast<std::int32_t>(spot.x + aside), spot.y};
    return encloses(basemap, area, there, level);
  };
  return is_within(0) && is_within(-half) && is_within(half);
}

}  // namespace loci::render
