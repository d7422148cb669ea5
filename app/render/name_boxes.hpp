/// \file
/// Which room on the map is taken.
#pragma once

#include "app/map/screen.hpp"

#include <array>
#include <cmath>
#include <cstdint>
#include <unordered_map>
#include <vector>

namespace loci::render {

/// Boxes that must not overlap, found by the cells of a grid that they lie in.
class NameBoxes {
 public:
  bool is_free(const map::ScreenRect& box) const;
  void take(const map::ScreenRect& box);

 private:
  template <class Visit>
  static void for_each_cell(const map::ScreenRect& box, Visit visit);

  std::unordered_map<std::int64_t, std::vector<map::ScreenRect>> cells_;
};

}  // namespace loci::render
