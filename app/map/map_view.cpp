#include "app/map/map_view.hpp"

#include "geo/web_mercator.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>
#include <utility>
#include <vector>

namespace loci::map {
namespace {

namespace mercator = geo::web_mercator;

constexpr double world_m = mercator::world_width_m;

double wrapped_x_m(double x_m) {
  const double turned = std::fmod(x_m + world_m / 2, world_m);
  return (turned < 0 ? turned + world_m : turned) - world_m / 2;
}

/// A position inside of what a projection shows, on the way from there to the middle.
geo::LonLat shown_position(const geo::Projection& projection, const geo::LonLat& position) {
  if (projection.is_web_mercator() || projection.to_projected(position)) return position;
  const geo::LonLat middle = projection.domain().center;
  for (double share = 0.9; share > 0.05; share -= 0.1) {
    const geo::LonLat at{
        middle.lon_deg + share * geo::wrapped_lon_deg(position.lon_deg - middle.lon_deg),
        middle.lat_deg + share * (position.lat_deg - middle.lat_deg)};
    if (projection.to_projected(at)) return at;
  }
  return middle;
}

/// Positions along the edges and across an extent.
std::vector<geo::LonLat> positions_in(const geo::Extent& extent) {
  constexpr int steps = 32;
  std::vector<geo::LonLat> positions;
  for (int y = 0; y <= steps; ++y) {
    for (int x = 0; x <= steps; ++x) {
      positions.push_back({extent.west_deg + geo::width_deg(extent) * x / steps,
                           extent.south_deg + (extent.north_deg - extent.south_deg) * y / steps});
    }
  }
  return positions;
}

/// A box on a plane.
struct PlaneBox {
  double left_m = 1e9, right_m = -1e9, bottom_m = 1e9, top_m = -1e9;

  bool empty() const { return right_m < left_m; }
};

PlaneBox box_of(const geo::Extent& extent, const geo::Projection& projection) {
  if (projection.is_web_mercator()) {
    const auto low = mercator::to_projected({0, extent.south_deg});
    const auto high = mercator::to_projected({0, extent.north_deg});
    const double west_m = mercator::to_projected({extent.west_deg, 0}).x_m;
    return {west_m, west_m + geo::width_deg(extent) / 360.0 * world_m, low.y_m, high.y_m};
  }
  std::vector<geo::ProjectedPoint> points;
  projection.to_projected(positions_in(extent), points);
  PlaneBox box;
  for (const geo::ProjectedPoint& point : points) {
    if (!std::isfinite(point.x_m)) continue;
    box.left_m = std::min(box.left_m, point.x_m);
    box.right_m = std::max(box.right_m, point.x_m);
    box.bottom_m = std::min(box.bottom_m, point.y_m);
    box.top_m = std::max(box.top_m, point.y_m);
  }
  return box;
}

}  // namespace

MapView::MapView(geo::LonLat center, double zoom, double width_px, double height_px,
                 geo::Projection projection)
    : projection_(std::move(projection)),
      zoom_(zoom),
      width_px_(std::max(1.0, width_px)),
      height_px_(std::max(1.0, height_px)) {
  zoom_ = allowed_zoom(zoom);
  const geo::LonLat shown = shown_position(projection_, center);
  center_ = allowed_center(projection_.to_projected(shown).value_or(geo::ProjectedPoint{}));
}

MapView MapView::showing(const geo::Extent& extent, double width_px, double height_px,
                         double margin_px, double zoom_limit, const geo::Projection& projection) {
  MapView view(geo::center(extent), max_zoom, width_px, height_px, projection);
  const PlaneBox box = box_of(extent, projection);
  if (box.empty()) return view;
  const double room_x_px = std::max(1.0, width_px - 2 * margin_px);
  const double room_y_px = std::max(1.0, height_px - 2 * margin_px);
  const double needed_m_per_px =
      std::max((box.right_m - box.left_m) / room_x_px, (box.top_m - box.bottom_m) / room_y_px);
  const double zoom =
      needed_m_per_px > 0 ? std::log2(world_m / (tile_size_px * needed_m_per_px)) : max_zoom;
  view.zoom_ = view.allowed_zoom(std::min(zoom, zoom_limit));
  view.center_ =
      view.allowed_center({(box.left_m + box.right_m) / 2, (box.bottom_m + box.top_m) / 2});
  return view;
}

MapView MapView::projected_by(const geo::Projection& projection) const {
  const geo::LonLat middle = center();
  const double scale = projection.scale_at(middle) / projection_.scale_at(middle);
  return {middle, zoom_ - std::log2(scale), width_px_, height_px_, projection};
}

double MapView::m_per_px_at(double zoom) const {
  return world_m / (tile_size_px * std::exp2(zoom));
}

/// The world fills the viewport: no zoom shows it smaller than the viewport's longer side. Another
/// projection's whole fits in with a little room around it.
double MapView::allowed_zoom(double zoom) const {
  double whole = std::log2(std::max(width_px_, height_px_) / tile_size_px);
  if (!projection_.is_web_mercator()) {
    constexpr double room = 0.96;
    const double m_per_px = std::max(2 * projection_.reach_x_m() / (width_px_ * room),
                                     2 * projection_.reach_y_m() / (height_px_ * room));
    whole = std::log2(world_m / (tile_size_px * m_per_px));
  }
  const double lowest = std::clamp(whole, min_zoom, max_zoom);
  return std::isnan(zoom) ? lowest : std::clamp(zoom, lowest, max_zoom);
}

geo::ProjectedPoint MapView::allowed_center(geo::ProjectedPoint center) const {
  if (projection_.is_web_mercator()) {
    const double reach_m = std::max(0.0, world_m / 2 - height_px_ / 2 * m_per_px());
    return {wrapped_x_m(center.x_m), std::clamp(center.y_m, -reach_m, reach_m)};
  }
  const auto within = [](double at, double reach_m, double half_view_m) {
    const double most_m = std::max(0.0, reach_m - half_view_m * 0.5);
    return std::clamp(at, -most_m, most_m);
  };
  return {within(center.x_m, projection_.reach_x_m(), width_px_ / 2 * m_per_px()),
          within(center.y_m, projection_.reach_y_m(), height_px_ / 2 * m_per_px())};
}

double MapView::turned_m(double dx_m) const {
  return projection_.is_web_mercator() ? wrapped_x_m(dx_m) : dx_m;
}

geo::LonLat MapView::center() const {
  return projection_.to_lonlat(center_).value_or(projection_.domain().center);
}

double MapView::m_per_px() const {
  return m_per_px_at(zoom_);
}

double MapView::true_m_per_px() const {
  return m_per_px() / projection_.scale_at(center());
}

ScreenPoint MapView::to_screen(const geo::LonLat& position) const {
  constexpr ScreenPoint far_outside{-1e7, -1e7};
  const auto point = projection_.to_projected(position);
  return point ? to_screen(*point) : far_outside;
}

ScreenPoint MapView::to_screen(const geo::ProjectedPoint& point) const {
  return {width_px_ / 2 + turned_m(point.x_m - center_.x_m) / m_per_px(),
          height_px_ / 2 - (point.y_m - center_.y_m) / m_per_px()};
}

geo::ProjectedPoint MapView::to_projected(const ScreenPoint& point) const {
  return {center_.x_m + (point.x_px - width_px_ / 2) * m_per_px(),
          center_.y_m - (point.y_px - height_px_ / 2) * m_per_px()};
}

geo::LonLat MapView::to_lonlat(const ScreenPoint& point) const {
  constexpr double nothing = std::numeric_limits<double>::quiet_NaN();
  const auto position = projection_.to_lonlat(to_projected(point));
  if (!position) return {nothing, nothing};
  return {geo::wrapped_lon_deg(position->lon_deg), position->lat_deg};
}

MapView MapView::panned(double right_px, double down_px) const {
  MapView view = *this;
  view.center_ =
      allowed_center({center_.x_m - right_px * m_per_px(), center_.y_m + down_px * m_per_px()});
  return view;
}

MapView MapView::zoomed_at(const ScreenPoint& fixed, double zoom) const {
  const geo::ProjectedPoint under = to_projected(fixed);
  MapView view = *this;
  view.zoom_ = allowed_zoom(zoom);
  view.center_ = view.allowed_center({under.x_m - (fixed.x_px - width_px_ / 2) * view.m_per_px(),
                                      under.y_m + (fixed.y_px - height_px_ / 2) * view.m_per_px()});
  return view;
}

MapView MapView::centered_at(const geo::LonLat& center) const {
  return {center, zoom_, width_px_, height_px_, projection_};
}

MapView MapView::centered_at_projected(const geo::ProjectedPoint& center, double zoom) const {
  MapView view = *this;
  view.zoom_ = allowed_zoom(zoom);
  view.center_ = view.allowed_center(center);
  return view;
}

MapView MapView::with_margin(double margin_px) const {
  MapView view = *this;
  view.width_px_ += 2 * margin_px;
  view.height_px_ += 2 * margin_px;
  return view;
}

MapView MapView::resized(double width_px, double height_px) const {
  MapView view = *this;
  view.width_px_ = std::max(1.0, width_px);
  view.height_px_ = std::max(1.0, height_px);
  view.zoom_ = view.allowed_zoom(zoom_);
  view.center_ = view.allowed_center(center_);
  return view;
}

geo::Extent MapView::extent() const {
  if (projection_.is_web_mercator()) {
    const auto top_left = mercator::to_lonlat(to_projected(ScreenPoint{0, 0}));
    const auto bottom_right = mercator::to_lonlat(to_projected(ScreenPoint{width_px_, height_px_}));
    const double south = std::max(bottom_right.lat_deg, -mercator::max_lat_deg);
    const double north = std::min(top_left.lat_deg, mercator::max_lat_deg);
    if (bottom_right.lon_deg - top_left.lon_deg >= 360.0 - 1e-9) return {-180, south, 180, north};
    return {geo::wrapped_lon_deg(top_left.lon_deg), south,
            geo::wrapped_lon_deg(bottom_right.lon_deg), north};
  }
  return extent_in(projection_, to_projected(ScreenPoint{0, height_px_}),
                   to_projected(ScreenPoint{width_px_, 0}));
}

/// Positions on a grid over the box, and the poles that lie in it. Grown by a cell, since a
/// parallel or meridian may bend further between two of them.
geo::Extent extent_in(const geo::Projection& projection, const geo::ProjectedPoint& bottom_left,
                      const geo::ProjectedPoint& top_right) {
  constexpr int steps = 24;
  const double width_m = top_right.x_m - bottom_left.x_m;
  const double height_m = top_right.y_m - bottom_left.y_m;
  std::vector<geo::ProjectedPoint> points;
  for (int y = 0; y <= steps; ++y) {
    for (int x = 0; x <= steps; ++x) {
      points.push_back(
          {bottom_left.x_m + width_m * x / steps, bottom_left.y_m + height_m * y / steps});
    }
  }
  std::vector<geo::LonLat> positions, shown;
  projection.to_lonlat(points, positions);
  double south = 90, north = -90;
  for (const geo::LonLat& position : positions) {
    if (!is_valid(position)) continue;
    shown.push_back(position);
    south = std::min(south, position.lat_deg);
    north = std::max(north, position.lat_deg);
  }
  if (shown.empty()) return {-180, -90, 180, 90};
  bool all_around = false;  // all meridians meet in a pole
  for (const double pole_deg : {-90.0, 90.0}) {
    const auto at = projection.to_projected({projection.domain().center.lon_deg, pole_deg});
    if (!at || at->x_m < bottom_left.x_m || at->x_m > top_right.x_m || at->y_m < bottom_left.y_m ||
        at->y_m > top_right.y_m) {
      continue;
    }
    (pole_deg < 0 ? south : north) = pole_deg;
    all_around = true;
  }
  const auto around = geo::extent_around(shown);
  const double more_lon = geo::width_deg(*around) / steps + 1e-6;
  const double more_lat = (north - south) / steps + 1e-6;
  geo::Extent grown{-180, std::max(-90.0, south - more_lat), 180, std::min(90.0, north + more_lat)};
  if (!all_around && geo::width_deg(*around) + 2 * more_lon < 359) {
    grown.west_deg = geo::wrapped_lon_deg(around->west_deg - more_lon);
    grown.east_deg = geo::wrapped_lon_deg(around->east_deg + more_lon);
  }
  return grown;
}

MapView along_flight(const MapView& from, const MapView& to, double fraction) {
  if (fraction >= 1) return to;
  if (fraction <= 0) return from.resized(to.width_px(), to.height_px());
  constexpr double rho =
      std::numbers::sqrt2;  // how strongly the flight zooms out; the paper's range
  const auto start = from.center_projected();
  const auto end = to.center_projected();
  if (from.projection() != to.projection()) return to;
  double dx_m = end.x_m - start.x_m;
  if (to.projection().is_web_mercator()) dx_m = wrapped_x_m(dx_m);
  const double dy_m = end.y_m - start.y_m;
  const double distance_m = std::hypot(dx_m, dy_m);
  const double width0_m = from.m_per_px() * to.width_px();
  const double width1_m = to.m_per_px() * to.width_px();

  double travelled = 0;  // of distance_m
  double width_m = 0;
  if (distance_m < 1e-6 * std::min(width0_m, width1_m)) {
    travelled = fraction;
    width_m = width0_m * std::pow(width1_m / width0_m, fraction);
  } else {
    const double rho2 = rho * rho, rho4 = rho2 * rho2, d2 = distance_m * distance_m;
    const double w0 = width0_m, w1 = width1_m;
    const double b0 = (w1 * w1 - w0 * w0 + rho4 * d2) / (2 * w0 * rho2 * distance_m);
    const double b1 = (w1 * w1 - w0 * w0 - rho4 * d2) / (2 * w1 * rho2 * distance_m);
    const double r0 = -std::asinh(b0), r1 = -std::asinh(b1);
    const double s = fraction * (r1 - r0) / rho;
    travelled = w0 / rho2 * (std::cosh(r0) * std::tanh(rho * s + r0) - std::sinh(r0)) / distance_m;
    width_m = w0 * std::cosh(r0) / std::cosh(rho * s + r0);
  }
  const double zoom = std::log2(world_m / tile_size_px * to.width_px() / width_m);
  return to.centered_at_projected({start.x_m + travelled * dx_m, start.y_m + travelled * dy_m},
                                  zoom);
}

}  // namespace loci::map
