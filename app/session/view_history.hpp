/// \file
/// Where the map has been.
#pragma once

#include "app/map/map_view.hpp"

#include <optional>
#include <vector>

namespace loci::session {

/// The views that the map rested at, to go back and forth between. A view is remembered when the
/// map leaves it after a rest; time passes only in watch().
class ViewHistory {
 public:
  /// Called in every frame. \param seconds since the last call
  void watch(const map::MapView& view, double seconds);

  /// The view to go back or forward to from the present one; nothing at the end.
  std::optional<map::MapView> back(const map::MapView& now) { return go(past_, future_, now); }
  std::optional<map::MapView> forward(const map::MapView& now) { return go(future_, past_, now); }
  void clear();

 private:
  using Views = std::vector<map::MapView>;
  std::optional<map::MapView> go(Views& from, Views& to, const map::MapView& now);

  Views past_, future_;
  std::optional<map::MapView> last_;
  double rested_s_ = 0;
  bool travelling_ = false;  ///< the next way is one of ours
};

}  // namespace loci::session
