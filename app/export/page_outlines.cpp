#include "app/export/page_outlines.hpp"

#include <algorithm>
#include <cmath>
#include <string_view>
#include <utility>

namespace loci::exports {

using render::Basemap;
using render::MapBox;
using render::MapPoint;

namespace {

/// One side of a box as a half plane.
struct Side {
  bool vertical;  ///< x = limit, else y = limit
  bool keep_less;
  std::int32_t limit;

  std::int64_t beyond(const MapPoint& point) const {
    const std::int64_t value = vertical ? point.x : point.y;
    return keep_less ? value - limit : limit - value;
  }
  MapPoint crossing(const MapPoint& a, const MapPoint& b) const {
    const double from = static_cast<double>(beyond(a)), to = static_cast<double>(beyond(b));
    const double share = from / (from - to);
    const auto between = [share](std::int32_t p, std::int32_t q) {
      return static_cast<std::int32_t>(std::lround(p + (static_cast<double>(q) - p) * share));
    };
    return vertical ? MapPoint{limit, between(a.y, b.y)} : MapPoint{between(a.x, b.x), limit};
  }
};

}  // namespace

bool touches(const MapBox& a, const MapBox& b) {
  return a.left <= b.right && b.left <= a.right && a.top <= b.bottom && b.top <= a.bottom;
}

Points points_of(const Basemap& basemap, std::span<const geo::ArcRef> refs, std::size_t detail) {
  Points points;
  for (const geo::ArcRef ref : refs) {
    const auto arc = basemap.arc(geo::arc_index(ref), detail);
    const auto add = [&points](const MapPoint& point) {
      if (points.empty() || points.back() != point) points.push_back(point);
    };
    if (ref >= 0) {
      std::for_each(arc.begin(), arc.end(), add);
    } else {
      std::for_each(arc.rbegin(), arc.rend(), add);
    }
  }
  return points;
}

Points clipped_ring(Points ring, const MapBox& box) {
  for (const Side& side : {Side{true, false, box.left}, Side{true, true, box.right},
                           Side{false, false, box.top}, Side{false, true, box.bottom}}) {
    Points kept;
    for (std::size_t i = 0; i < ring.size(); ++i) {
      const MapPoint& a = ring[i == 0 ? ring.size() - 1 : i - 1];
      const MapPoint& b = ring[i];
      const bool a_inside = side.beyond(a) <= 0, b_inside = side.beyond(b) <= 0;
      if (a_inside != b_inside) kept.push_back(side.crossing(a, b));
      if (b_inside) kept.push_back(b);
    }
    ring = std::move(kept);
  }
  return ring;
}

std::vector<Points> clipped_line(const Points& line, const MapBox& box) {
  std::vector<Points> parts;
  bool inside = false;
  for (std::size_t i = 1; i < line.size(); ++i) {
    const MapPoint &a = line[i - 1], &b = line[i];
    const MapBox around{std::min(a.x, b.x), std::min(a.y, b.y), std::max(a.x, b.x),
                        std::max(a.y, b.y)};
    if (!touches(around, box)) {
      inside = false;
      continue;
    }
    if (!inside) parts.push_back({a});
    parts.back().push_back(b);
    inside = true;
  }
  return parts;
}

void Outlines::add(const Points& points, std::size_t least) {
  std::vector<MapPoint> whole;
  for (const MapPoint& point : points) {
    const MapPoint rounded{(point.x + (1 << (shift_ - 1))) >> shift_,
                           (point.y + (1 << (shift_ - 1))) >> shift_};
    if (whole.empty() || whole.back() != rounded) whole.push_back(rounded);
  }
  if (whole.size() < least) return;
  number(static_cast<std::int64_t>(whole.size()));
  for (const MapPoint& point : whole) {
    number(point.x - last_.x);
    number(point.y - last_.y);
    last_ = point;
  }
}

void Outlines::number(std::int64_t value) {
  constexpr std::string_view alphabet =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  auto bits = static_cast<std::uint64_t>(value < 0 ? -2 * value - 1 : 2 * value);
  while (bits >= 32) {
    letters_ += alphabet[32 + bits % 32];
    bits /= 32;
  }
  letters_ += alphabet[bits];
}

}  // namespace loci::exports
