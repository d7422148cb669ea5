#include "app/render/outline.hpp"

#include <algorithm>
#include <cmath>

namespace loci::render {
namespace {

/// One edge of a box: what lies on its inner side is kept.
struct Edge {
  bool upright;  ///< x is compared, else y
  double at;
  double inwards;  ///< 1: greater is inside, -1: less is

  double depth(const OutlinePoint& p) const { return ((upright ? p.x : p.y) - at) * inwards; }
  OutlinePoint crossing(const OutlinePoint& a, const OutlinePoint& b) const {
    const double da = depth(a), db = depth(b), t = da / (da - db);
    OutlinePoint point{a.x + t * (b.x - a.x), a.y + t * (b.y - a.y)};
    (upright ? point.x : point.y) = at;
    return point;
  }
};

}  // namespace

Outline clipped_ring(const Outline& ring, const OutlineBox& box) {
  const bool within = std::all_of(ring.begin(), ring.end(), [&](const OutlinePoint& p) {
    return p.x >= box.left && p.x <= box.right && p.y >= box.top && p.y <= box.bottom;
  });
  if (within) return ring;
  Outline from = ring, to;
  for (const Edge& edge : {Edge{true, box.left, 1}, Edge{true, box.right, -1},
                           Edge{false, box.top, 1}, Edge{false, box.bottom, -1}}) {
    to.clear();
    for (std::size_t i = 0; i < from.size(); ++i) {
      const OutlinePoint &a = from[i], &b = from[i + 1 == from.size() ? 0 : i + 1];
      const bool a_inside = edge.depth(a) >= 0, b_inside = edge.depth(b) >= 0;
      if (a_inside) to.push_back(a);
      if (a_inside != b_inside) to.push_back(edge.crossing(a, b));
    }
    std::swap(from, to);
  }
  from.erase(std::unique(from.begin(), from.end()), from.end());
  return from;
}

std::vector<Outline> clipped_line(const Outline& line, const OutlineBox& box) {
  std::vector<Outline> parts;
  bool goes_on = false;
  for (std::size_t i = 0; i + 1 < line.size(); ++i) {
    const OutlinePoint &a = line[i], &b = line[i + 1];
    const double dx = b.x - a.x, dy = b.y - a.y;
    double from = 0, to = 1;  // the part of a–b inside (Liang & Barsky, 1984)
    const auto limit = [&](double step, double room) {
      if (step == 0) return room >= 0;
      const double t = room / step;
      if (step < 0) from = std::max(from, t);
      if (step > 0) to = std::min(to, t);
      return from <= to;
    };
    const bool inside = limit(-dx, a.x - box.left) && limit(dx, box.right - a.x) &&
                        limit(-dy, a.y - box.top) && limit(dy, box.bottom - a.y);
    if (!inside) {
      goes_on = false;
      continue;
    }
    if (!goes_on || from > 0) parts.push_back({{a.x + from * dx, a.y + from * dy}});
    parts.back().push_back({a.x + to * dx, a.y + to * dy});
    goes_on = to >= 1;
  }
  return parts;
}

void densify(Outline& outline, double step, bool closed) {
  const std::size_t count = outline.size();
  if (count < 2) return;
  Outline dense;
  dense.reserve(count);
  const std::size_t segments = closed ? count : count - 1;
  for (std::size_t i = 0; i < segments; ++i) {
    const OutlinePoint &a = outline[i], &b = outline[i + 1 == count ? 0 : i + 1];
    dense.push_back(a);
    const double length = std::max(std::abs(b.x - a.x), std::abs(b.y - a.y));
    constexpr double most_parts = 4096;
    const int parts = static_cast<int>(std::min(most_parts, std::ceil(length / step)));
    for (int part = 1; part < parts; ++part) {
      const double t = static_cast<double>(part) / parts;
      dense.push_back({a.x + t * (b.x - a.x), a.y + t * (b.y - a.y)});
    }
  }
  if (!closed) dense.push_back(outline.back());
  outline = std::move(dense);
}

double signed_area(const Outline& ring) {
  double twice = 0;
  for (std::size_t i = 0; i < ring.size(); ++i) {
    const OutlinePoint &a = ring[i], &b = ring[i + 1 == ring.size() ? 0 : i + 1];
    twice += a.x * b.y - b.x * a.y;
  }
  return twice / 2;
}

bool encloses(const Outline& ring, const OutlinePoint& point) {
  bool inside = false;
  for (std::size_t i = 0; i < ring.size(); ++i) {
    const OutlinePoint &a = ring[i], &b = ring[i + 1 == ring.size() ? 0 : i + 1];
    if ((a.y > point.y) == (b.y > point.y)) continue;
    if (point.x < a.x + (point.y - a.y) / (b.y - a.y) * (b.x - a.x)) inside = !inside;
  }
  return inside;
}

}  // namespace loci::render
