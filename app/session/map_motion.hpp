/// \file
/// The map view in motion: dragging, gliding, zooming and flying.
#pragma once

#include "app/map/map_view.hpp"
#include "app/map/screen.hpp"

#include <variant>

namespace loci::session {

/// A map view and how it is moving. Time passes only in advance(), so that a test needs no clock.
class MapMotion {
 public:
  explicit MapMotion(const map::MapView& view);

  const map::MapView& view() const { return view_; }
  /// Where the view will come to rest if nobody interferes.
  map::MapView destination() const;
  bool moving() const { return !std::holds_alternative<Resting>(motion_); }

  void resize(double width_px, double height_px);
  void pan(double right_px, double down_px);  ///< at once: the map follows the hand
  /// The hand lets go of the map in motion; it glides on and comes to rest.
  void glide(double right_px_per_s, double down_px_per_s);
  void glide_by(double right_px, double down_px);  ///< moves so far, then rests
  /// Zooms smoothly by so many levels (doublings) around what lies under `fixed`.
  void zoom_at(const map::ScreenPoint& fixed, double levels);
  void fly_to(const map::MapView& target);
  void jump_to(const map::MapView& target);
  void stop();

  void advance(double seconds);

 private:
  struct Resting {};
  struct Gliding {
    double right_px_per_s, down_px_per_s;
  };
  struct Zooming {
    map::ScreenPoint fixed;
    double zoom;
  };
  struct Flying {
    map::MapView from, to;
    double duration_s;
    double elapsed_s;
  };

  void advance(Gliding& gliding, double seconds);
  void advance(Zooming& zooming, double seconds);
  void advance(Flying& flying, double seconds);

  map::MapView view_;
  std::variant<Resting, Gliding, Zooming, Flying> motion_;
};

}  // namespace loci::session
