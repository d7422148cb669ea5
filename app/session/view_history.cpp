#include "app/session/view_history.hpp"

#include <cmath>

namespace loci::session {
namespace {

constexpr double rest_s = 0.6;
constexpr std::size_t most = 100;

/// Hardly another view: not worth coming back to.
bool is_close(const map::MapView& a, const map::MapView& b) {
  const map::ScreenPoint at = b.to_screen(a.center_projected());
  return std::abs(a.zoom() - b.zoom()) < 0.05 &&
         std::hypot(at.x_px - b.width_px() / 2, at.y_px - b.height_px() / 2) < 24;
}

/// Another size of the window is no way that the map went.
bool same_place(const map::MapView& a, const map::MapView& b) {
  return a.center_projected() == b.center_projected() && a.zoom() == b.zoom();
}

}  // namespace

void ViewHistory::watch(const map::MapView& view, double seconds) {
  if (!last_ || same_place(*last_, view)) {
    rested_s_ += seconds;
    last_ = view;
    return;
  }
  if (rested_s_ >= rest_s) {
    const bool known = travelling_ || (!past_.empty() && is_close(past_.back(), *last_));
    if (!known) {
      past_.push_back(*last_);
      if (past_.size() > most) past_.erase(past_.begin());
      future_.clear();
    }
    travelling_ = false;
  }
  rested_s_ = 0;
  last_ = view;
}

void ViewHistory::clear() {
  *this = ViewHistory();
}

std::optional<map::MapView> ViewHistory::go(Views& from, Views& to, const map::MapView& now) {
  while (!from.empty() && is_close(from.back(), now)) from.pop_back();
  if (from.empty()) return std::nullopt;
  if (to.empty() || !is_close(to.back(), now)) to.push_back(now);
  const map::MapView view = from.back();
  from.pop_back();
  travelling_ = true;
  return view.resized(now.width_px(), now.height_px());
}

}  // namespace loci::session
