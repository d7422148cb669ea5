#include "app/render/river_names.hpp"

#include "app/map/map_view.hpp"
#include "app/render/map_plane.hpp"

#include <algorithm>
#include <cmath>

namespace loci::render {
namespace {

struct Point {
  double x = 0, y = 0;
};

/// A line with the length passed at each point, in pixels.
struct MeasuredLine {
  std::vector<Point> points;
  std::vector<double> passed_px;

  Point at(double px) const {
    const auto next = std::lower_bound(passed_px.begin(), passed_px.end(), px);
    if (next == passed_px.begin()) return points.front();
    if (next == passed_px.end()) return points.back();
    const auto i = static_cast<std::size_t>(next - passed_px.begin());
    const double t = (px - passed_px[i - 1]) / std::max(1e-9, passed_px[i] - passed_px[i - 1]);
    return {points[i - 1].x + t * (points[i].x - points[i - 1].x),
            points[i - 1].y + t * (points[i].y - points[i - 1].y)};
  }
};

MeasuredLine measured(const Basemap& basemap, const BasemapLine& line,
                      const geo::Projection& projection, double zoom, double scale) {
  const std::size_t level = Basemap::level_for(zoom - 3);  // its run, without the meanders
  MeasuredLine result;
  for (const geo::ArcRef ref : basemap.refs(line)) {
    const auto points = basemap.arc(geo::arc_index(ref), level);
    for (std::size_t i = 0; i < points.size(); ++i) {
      const MapPoint& p = points[ref < 0 ? points.size() - 1 - i : i];
      const auto on = on_plane(projection, {static_cast<double>(p.x), static_cast<double>(p.y)});
      if (!on) continue;
      const Point point{on->x * scale, on->y * scale};
      const double passed =
          result.points.empty()
              ? 0
              : result.passed_px.back() +
                    std::hypot(point.x - result.points.back().x, point.y - result.points.back().y);
      result.points.push_back(point);
      result.passed_px.push_back(passed);
    }
  }
  return result;
}

/// How far the line strays from the chord of a stretch, in pixels; negative for one that doubles
/// back.
double stray_px(const MeasuredLine& line, double from_px, double to_px) {
  const Point a = line.at(from_px), b = line.at(to_px);
  const double chord = std::hypot(b.x - a.x, b.y - a.y);
  if (chord < 0.75 * (to_px - from_px)) return -1;
  double stray = 0;
  for (double px = from_px; px <= to_px; px += 6) {
    const Point p = line.at(px);
    stray =
        std::max(stray, std::abs((p.x - a.x) * (b.y - a.y) - (p.y - a.y) * (b.x - a.x)) / chord);
  }
  return stray;
}

}  // namespace

std::vector<RiverStretch> straight_stretches(const Basemap& basemap, const BasemapLine& line,
                                             const geo::Projection& projection, double zoom,
                                             double name_width_px) {
  constexpr double repeat_px = 500, step_px = 20, most_stray_px = 13;
  const double scale = map::tile_size_px * std::exp2(zoom) / world_units;
  const MeasuredLine river = measured(basemap, line, projection, zoom, scale);
  std::vector<RiverStretch> stretches;
  if (river.points.empty()) return stretches;
  const double total_px = river.passed_px.back(), needed_px = name_width_px + 24;
  for (double window = 0; window + needed_px < total_px; window += repeat_px) {
    double best_stray = most_stray_px, best_from = -1;
    const double window_end = std::min(total_px, window + repeat_px) - needed_px;
    for (double from = window; from <= window_end; from += step_px) {
      const double stray = stray_px(river, from, from + needed_px);
      if (stray >= 0 && stray < best_stray) {
        best_stray = stray;
        best_from = from;
      }
    }
    if (best_from < 0) continue;
    const Point a = river.at(best_from), b = river.at(best_from + needed_px);
    double angle = std::atan2(b.y - a.y, b.x - a.x) * 180 / 3.14159265358979;
    if (angle > 90) angle -= 180;
    if (angle < -90) angle += 180;
    const Point middle = river.at(best_from + needed_px / 2);
    stretches.push_back({middle.x / scale, middle.y / scale, static_cast<int>(std::lround(angle))});
  }
  return stretches;
}

}  // namespace loci::render
