/// \file
/// The menu at a point of the map.
#pragma once

#include "app/panels/ui.hpp"
#include "geo/lonlat.hpp"

#include <string>

namespace loci::panels {

/// The coordinates of a point in several forms; a click copies one.
class MapMenu {
 public:
  void open(const geo::LonLat& at);
  void draw(Ui& ui);

 private:
  void draw_copy(Ui& ui, const char* name, const std::string& text);

  geo::LonLat at_{};
  bool appear_ = false;
};

/// "35.33592, 40.14083": latitude first, as people write it.
std::string decimal_degrees(const geo::LonLat& at);
/// "35°20′09.3″ N  40°08′27.0″ E".
std::string degrees_minutes_seconds(const geo::LonLat& at);

}  // namespace loci::panels
