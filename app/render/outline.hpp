/// \file
/// Rings and lines of points, cut to a box.
#pragma once

#include <vector>

namespace loci::render {

/// A point of an outline, in pixels or map units.
struct OutlinePoint {
  double x = 0, y = 0;

  bool operator==(const OutlinePoint&) const = default;
};

using Outline = std::vector<OutlinePoint>;

struct OutlineBox {
  double left = 0, top = 0, right = 0, bottom = 0;
};

/// The part of a ring within a box; where it leaves the box it follows the box's edge (Sutherland
/// & Hodgman, 1974). Empty where nothing is left.
Outline clipped_ring(const Outline& ring, const OutlineBox& box);

/// The parts of a line within a box.
std::vector<Outline> clipped_line(const Outline& line, const OutlineBox& box);

/// Points are added so that no two neighbours are further apart than a step.
void densify(Outline& outline, double step, bool closed);

/// The area a ring encloses, positive where it runs clockwise on a y axis that points down.
double signed_area(const Outline& ring);

/// True where a point lies within a ring (even-odd).
bool encloses(const Outline& ring, const OutlinePoint& point);

}  // namespace loci::render
