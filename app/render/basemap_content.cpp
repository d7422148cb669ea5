#include "app/render/basemap_content.hpp"

#include "geo/web_mercator.hpp"

#include <algorithm>

namespace loci::render {
namespace {

bool along_edge(const MapPoint& a, const MapPoint& b) {
  return is_along_edge(
      {std::min(a.x, b.x), std::min(a.y, b.y), std::max(a.x, b.x), std::max(a.y, b.y)});
}

/// The basemap's square ends at 85 degrees. A coast further south lies just within its edge, so
/// that the edge itself is the pole.
MapPoint placed(const geo::LonLat& position) {
  constexpr double nearly_the_pole_deg = -89.9;
  constexpr std::int32_t within = 100;
  MapPoint point = to_map_point(geo::web_mercator::to_projected(position));
  if (position.lat_deg > nearly_the_pole_deg) point.y = std::min(point.y, world_units - within);
  return point;
}

MapBox box_around(const std::vector<MapPoint>& points) {
  MapBox box = no_box;
  for (const MapPoint& p : points) box = joined(box, {p.x, p.y, p.x, p.y});
  return box;
}

}  // namespace

MapBox joined(const MapBox& a, const MapBox& b) {
  return {std::min(a.left, b.left), std::min(a.top, b.top), std::max(a.right, b.right),
          std::max(a.bottom, b.bottom)};
}

BasemapContent::Refs BasemapContent::add_arcs(const std::vector<MapPoint>& points,
                                              std::size_t max_points) {
  Refs added;
  for (std::size_t first = 0; first + 1 < points.size();) {
    const bool edge = along_edge(points[first], points[first + 1]);
    std::size_t last = first + 1;
    while (last + 1 < points.size() && last - first + 1 < max_points &&
           along_edge(points[last], points[last + 1]) == edge) {
      ++last;
    }
    added.push_back(static_cast<geo::ArcRef>(arcs.size()));
    arcs.emplace_back(points.begin() + static_cast<std::ptrdiff_t>(first),
                      points.begin() + static_cast<std::ptrdiff_t>(last) + 1);
    arc_boxes.push_back(box_around(arcs.back()));
    first = last;
  }
  return added;
}

void BasemapContent::add_area(AreaKind kind, std::uint16_t rank, std::string_view country,
                              const std::vector<Refs>& outlines) {
  BasemapArea area{.kind = kind,
                   .rank = rank,
                   .first_ring = static_cast<std::uint32_t>(rings.size()),
                   .ring_count = static_cast<std::uint32_t>(outlines.size()),
                   .box = no_box};
  std::copy_n(country.begin(), std::min(country.size(), std::size(area.country)), area.country);
  for (const Refs& outline : outlines) {
    const MapBox box = box_of(outline);
    rings.push_back(
        {static_cast<std::uint32_t>(refs.size()), static_cast<std::uint32_t>(outline.size()), box});
    refs.insert(refs.end(), outline.begin(), outline.end());
    area.box = joined(area.box, box);
  }
  areas.push_back(area);
}

void BasemapContent::add_line(LineKind kind, std::uint16_t rank, std::string_view name,
                              const Refs& line_refs) {
  if (line_refs.empty()) return;
  lines.push_back({kind, rank, add_string(name), static_cast<std::uint32_t>(refs.size()),
                   static_cast<std::uint32_t>(line_refs.size()), box_of(line_refs)});
  refs.insert(refs.end(), line_refs.begin(), line_refs.end());
}

void BasemapContent::add_name(BasemapName entry, std::string_view name,
                              std::string_view local_name) {
  entry.name = add_string(name);
  entry.local_name = add_string(local_name);
  names.push_back(entry);
}

StringRange BasemapContent::add_string(std::string_view text) {
  const StringRange range{static_cast<std::uint32_t>(strings.size()),
                          static_cast<std::uint32_t>(text.size())};
  strings += text;
  return range;
}

MapPoint BasemapContent::start_of(geo::ArcRef ref) const {
  const auto& points = arcs[geo::arc_index(ref)];
  return ref < 0 ? points.back() : points.front();
}

MapPoint BasemapContent::end_of(geo::ArcRef ref) const {
  return start_of(~ref);
}

bool BasemapContent::follows_edge(geo::ArcRef ref) const {
  const auto& points = arcs[geo::arc_index(ref)];
  return along_edge(points[0], points[1]);
}

MapBox BasemapContent::box_of(const Refs& of) const {
  MapBox box = no_box;
  for (const geo::ArcRef ref : of) box = joined(box, arc_boxes[geo::arc_index(ref)]);
  return box;
}

PlacedTopology::PlacedTopology(BasemapContent& content, const geo::Topology& topology,
                               std::size_t max_points) {
  std::vector<MapPoint> points;
  for (const auto& arc : topology.arcs) {
    points.clear();
    for (const geo::LonLat& position : arc) {
      const MapPoint point = placed(position);
      if (points.empty() || points.back() != point) points.push_back(point);
    }
    pieces_of_arc_.push_back(content.add_arcs(points, max_points));
  }
}

BasemapContent::Refs PlacedTopology::pieces(geo::ArcRef ref) const {
  BasemapContent::Refs pieces = pieces_of_arc_[geo::arc_index(ref)];
  if (ref < 0) {
    std::reverse(pieces.begin(), pieces.end());
    for (geo::ArcRef& piece : pieces) piece = ~piece;
  }
  return pieces;
}

std::vector<BasemapContent::Refs> PlacedTopology::pieces(
    const std::vector<std::vector<geo::ArcRef>>& parts) const {
  std::vector<BasemapContent::Refs> result;
  for (const auto& part : parts) {
    BasemapContent::Refs refs;
    for (const geo::ArcRef ref : part) {
      const BasemapContent::Refs more = pieces(ref);
      refs.insert(refs.end(), more.begin(), more.end());
    }
    if (!refs.empty()) result.push_back(std::move(refs));
  }
  return result;
}

}  // namespace loci::render
