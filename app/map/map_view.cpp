#include "app/map/map_view.hpp"

#include "geo/web_mercator.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace loci::map {
namespace {

namespace mercator = geo::web_mercator;

constexpr double world_m = mercator::world_width_m;

double m_per_px_at(double zoom) {
  return world_m / (tile_size_px * std::exp2(zoom));
}

double wrapped_x_m(double x_m) {
  const double turned = std::fmod(x_m + world_m / 2, world_m);
  return (turned < 0 ? turned + world_m : turned) - world_m / 2;
}

/// The world fills the viewport: no zoom shows it smaller than the viewport's longer side.
double allowed_zoom(double zoom, double width_px, double height_px) {
  const double whole_world = std::log2(std::max(width_px, height_px) / tile_size_px);
  const double lowest = std::clamp(whole_world, min_zoom, max_zoom);
  return std::isnan(zoom) ? lowest : std::clamp(zoom, lowest, max_zoom);
}

geo::ProjectedPoint allowed_center(geo::ProjectedPoint center, double zoom, double height_px) {
  const double reach_m = std::max(0.0, world_m / 2 - height_px / 2 * m_per_px_at(zoom));
  return {wrapped_x_m(center.x_m), std::clamp(center.y_m, -reach_m, reach_m)};
}

}  // namespace

MapView::MapView(geo::LonLat center, double zoom, double width_px, double height_px)
    : zoom_(zoom), width_px_(std::max(1.0, width_px)), height_px_(std::max(1.0, height_px)) {
  zoom_ = allowed_zoom(zoom, width_px_, height_px_);
  center_ = allowed_center(mercator::to_projected(center), zoom_, height_px_);
}

MapView MapView::showing(const geo::Extent& extent, double width_px, double height_px,
                         double margin_px, double zoom_limit) {
  const auto low = mercator::to_projected({0, extent.south_deg});
  const auto high = mercator::to_projected({0, extent.north_deg});
  const double wide_m = geo::width_deg(extent) / 360.0 * world_m;
  const double tall_m = high.y_m - low.y_m;
  const double room_x_px = std::max(1.0, width_px - 2 * margin_px);
  const double room_y_px = std::max(1.0, height_px - 2 * margin_px);
  const double needed_m_per_px = std::max(wide_m / room_x_px, tall_m / room_y_px);
  const double zoom =
      needed_m_per_px > 0 ? std::log2(world_m / (tile_size_px * needed_m_per_px)) : max_zoom;
  const geo::LonLat middle{geo::center(extent).lon_deg,
                           mercator::to_lonlat({0, (low.y_m + high.y_m) / 2}).lat_deg};
  return {middle, std::min(zoom, zoom_limit), width_px, height_px};
}

geo::LonLat MapView::center() const {
  return mercator::to_lonlat(center_);
}

double MapView::m_per_px() const {
  return m_per_px_at(zoom_);
}

ScreenPoint MapView::to_screen(const geo::LonLat& position) const {
  return to_screen(mercator::to_projected(position));
}

ScreenPoint MapView::to_screen(const geo::ProjectedPoint& point) const {
  return {width_px_ / 2 + wrapped_x_m(point.x_m - center_.x_m) / m_per_px(),
          height_px_ / 2 - (point.y_m - center_.y_m) / m_per_px()};
}

geo::ProjectedPoint MapView::to_projected(const ScreenPoint& point) const {
  return {center_.x_m + (point.x_px - width_px_ / 2) * m_per_px(),
          center_.y_m - (point.y_px - height_px_ / 2) * m_per_px()};
}

geo::LonLat MapView::to_lonlat(const ScreenPoint& point) const {
  const geo::LonLat position = mercator::to_lonlat(to_projected(point));
  return {geo::wrapped_lon_deg(position.lon_deg), position.lat_deg};
}

MapView MapView::panned(double right_px, double down_px) const {
  MapView view = *this;
  const geo::ProjectedPoint moved{center_.x_m - right_px * m_per_px(),
                                  center_.y_m + down_px * m_per_px()};
  view.center_ = allowed_center(moved, zoom_, height_px_);
  return view;
}

MapView MapView::zoomed_at(const ScreenPoint& fixed, double zoom) const {
  const geo::ProjectedPoint under = to_projected(fixed);
  MapView view = *this;
  view.zoom_ = allowed_zoom(zoom, width_px_, height_px_);
  const geo::ProjectedPoint center{under.x_m - (fixed.x_px - width_px_ / 2) * view.m_per_px(),
                                   under.y_m + (fixed.y_px - height_px_ / 2) * view.m_per_px()};
  view.center_ = allowed_center(center, view.zoom_, height_px_);
  return view;
}

MapView MapView::centered_at(const geo::LonLat& center) const {
  MapView view = *this;
  view.center_ = allowed_center(mercator::to_projected(center), zoom_, height_px_);
  return view;
}

MapView MapView::resized(double width_px, double height_px) const {
  MapView view = *this;
  view.width_px_ = std::max(1.0, width_px);
  view.height_px_ = std::max(1.0, height_px);
  view.zoom_ = allowed_zoom(zoom_, view.width_px_, view.height_px_);
  view.center_ = allowed_center(center_, view.zoom_, view.height_px_);
  return view;
}

geo::Extent MapView::extent() const {
  const auto top_left = mercator::to_lonlat(to_projected(ScreenPoint{0, 0}));
  const auto bottom_right = mercator::to_lonlat(to_projected(ScreenPoint{width_px_, height_px_}));
  const double south = std::max(bottom_right.lat_deg, -mercator::max_lat_deg);
  const double north = std::min(top_left.lat_deg, mercator::max_lat_deg);
  if (bottom_right.lon_deg - top_left.lon_deg >= 360.0 - 1e-9) return {-180, south, 180, north};
  return {geo::wrapped_lon_deg(top_left.lon_deg), south, geo::wrapped_lon_deg(bottom_right.lon_deg),
          north};
}

MapView along_flight(const MapView& from, const MapView& to, double fraction) {
  if (fraction >= 1) return to;
  if (fraction <= 0) return from.resized(to.width_px(), to.height_px());
  constexpr double rho =
      std::numbers::sqrt2;  // how strongly the flight zooms out; the paper's range
  const auto start = from.center_projected();
  const auto end = to.center_projected();
  const double dx_m = wrapped_x_m(end.x_m - start.x_m);
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
  const geo::LonLat center =
      mercator::to_lonlat({start.x_m + travelled * dx_m, start.y_m + travelled * dy_m});
  const double zoom = std::log2(world_m / tile_size_px * to.width_px() / width_m);
  return {
      {geo::wrapped_lon_deg(center.lon_deg), center.lat_deg}, zoom, to.width_px(), to.height_px()};
}

}  // namespace loci::map
