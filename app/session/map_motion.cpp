#include "app/session/map_motion.hpp"

#include <algorithm>
#include <cmath>

namespace loci::session {
namespace {

constexpr double glide_time_s = 0.18;  // a glide slows down by the factor e in this time
constexpr double glide_end_px_per_s = 12;
constexpr double zoom_time_s = 0.055;
constexpr double zoom_end_levels = 0.004;
constexpr double min_flight_s = 0.35;
constexpr double max_flight_s = 1.3;

double flight_duration_s(const map::MapView& from, const map::MapView& to) {
  const map::ScreenPoint start = to.to_screen(from.center_projected());
  const double distance_px =
      std::hypot(start.x_px - to.width_px() / 2, start.y_px - to.height_px() / 2);
  const double levels = std::abs(to.zoom() - from.zoom()) + std::log2(1 + distance_px / 500);
  return std::clamp(min_flight_s + 0.14 * levels, min_flight_s, max_flight_s);
}

double eased(double fraction) {
  return fraction * fraction * (3 - 2 * fraction);
}

}  // namespace

MapMotion::MapMotion(const map::MapView& view) : view_(view) {}

map::MapView MapMotion::destination() const {
  if (const auto* flying = std::get_if<Flying>(&motion_)) return flying->to;
  if (const auto* zooming = std::get_if<Zooming>(&motion_)) {
    return view_.zoomed_at(zooming->fixed, zooming->zoom);
  }
  return view_;
}

void MapMotion::resize(double width_px, double height_px) {
  view_ = view_.resized(width_px, height_px);
  if (auto* flying = std::get_if<Flying>(&motion_)) {
    flying->from = flying->from.resized(width_px, height_px);
    flying->to = flying->to.resized(width_px, height_px);
  }
}

void MapMotion::pan(double right_px, double down_px) {
  motion_ = Resting{};
  view_ = view_.panned(right_px, down_px);
}

void MapMotion::glide(double right_px_per_s, double down_px_per_s) {
  motion_ = Gliding{right_px_per_s, down_px_per_s};
}

void MapMotion::glide_by(double right_px, double down_px) {
  glide(right_px / glide_time_s, down_px / glide_time_s);
}

void MapMotion::zoom_at(const map::ScreenPoint& fixed, double levels) {
  const auto* zooming = std::get_if<Zooming>(&motion_);
  const double from = zooming != nullptr ? zooming->zoom : view_.zoom();
  motion_ = Zooming{fixed, std::clamp(from + levels, map::min_zoom, map::max_zoom)};
}

void MapMotion::fly_to(const map::MapView& target) {
  if (target == view_) return stop();
  motion_ = Flying{view_, target, flight_duration_s(view_, target), 0};
}

void MapMotion::jump_to(const map::MapView& target) {
  motion_ = Resting{};
  view_ = target;
}

void MapMotion::stop() {
  motion_ = Resting{};
}

void MapMotion::advance(double seconds) {
  if (auto* gliding = std::get_if<Gliding>(&motion_)) return advance(*gliding, seconds);
  if (auto* zooming = std::get_if<Zooming>(&motion_)) return advance(*zooming, seconds);
  if (auto* flying = std::get_if<Flying>(&motion_)) return advance(*flying, seconds);
}

void MapMotion::advance(Gliding& gliding, double seconds) {
  const double kept = std::exp(-seconds / glide_time_s);
  view_ = view_.panned(gliding.right_px_per_s * glide_time_s * (1 - kept),
                       gliding.down_px_per_s * glide_time_s * (1 - kept));
  gliding.right_px_per_s *= kept;
  gliding.down_px_per_s *= kept;
  if (std::hypot(gliding.right_px_per_s, gliding.down_px_per_s) < glide_end_px_per_s) stop();
}

void MapMotion::advance(Zooming& zooming, double seconds) {
  const double left = (zooming.zoom - view_.zoom()) * std::exp(-seconds / zoom_time_s);
  const bool arrived = std::abs(left) < zoom_end_levels;
  view_ = view_.zoomed_at(zooming.fixed, arrived ? zooming.zoom : zooming.zoom - left);
  if (arrived) stop();
}

void MapMotion::advance(Flying& flying, double seconds) {
  flying.elapsed_s += seconds;
  if (flying.elapsed_s >= flying.duration_s) return jump_to(map::MapView(flying.to));
  view_ = map::along_flight(flying.from, flying.to, eased(flying.elapsed_s / flying.duration_s));
}

}  // namespace loci::session
