/// \file
/// Map projections: Web Mercator by its own arithmetic, every other one by PROJ.
#pragma once

#include "geo/lonlat.hpp"
#include "geo/projected_point.hpp"

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace loci::geo {

/// What a projection shows of the Earth: a box of longitudes and latitudes, or all positions up to
/// an angle from a centre.
struct ProjectionDomain {
  double west_deg = -180, east_deg = 180;  ///< west < east <= west + 360; either may exceed 180
  double south_deg = -90, north_deg = 90;
  LonLat center{};       ///< of the box or the cap
  double reach_deg = 0;  ///< of the cap; 0 for a box
};

/// A projection that a map can be drawn in. A value, cheap to copy; every function may be called
/// from any thread. Points are metres on its plane, with the middle of what it shows at (0, 0): an
/// EPSG system's own false easting and northing are taken off.
class Projection {
 public:
  Projection() = default;  ///< Web Mercator
  static Projection equal_earth();
  /// Lambert's azimuthal equal-area projection; the centre is rounded to 0.01 degrees.
  static Projection azimuthal(const LonLat& center);
  /// "mercator", "equal-earth", "azimuthal=LON,LAT" or "EPSG:NNNN". Throws Error naming the text.
  static Projection named(std::string_view name);

  /// As named() takes it.
  std::string name() const;
  /// As PROJ and GDAL take it.
  std::string crs() const;
  bool is_web_mercator() const { return definition_ == nullptr; }

  /// Nothing for a position that the projection does not show.
  std::optional<ProjectedPoint> to_projected(const LonLat& position) const;
  std::optional<LonLat> to_lonlat(const ProjectedPoint& point) const;
  /// Many at once; not a number where there is none.
  void to_projected(const std::vector<LonLat>& positions,
                    std::vector<ProjectedPoint>& points) const;
  void to_lonlat(const std::vector<ProjectedPoint>& points, std::vector<LonLat>& positions) const;

  /// Metres on the plane for a metre on the Earth (the root of the area's scale); 1 where the
  /// position is not shown.
  double scale_at(const LonLat& position) const;

  const ProjectionDomain& domain() const;
  /// Half the width and half the height of all it shows.
  double reach_x_m() const;
  double reach_y_m() const;
  /// The edge of what it shows, closed; empty for Web Mercator, which goes on to the east and west.
  const std::vector<ProjectedPoint>& outline() const;
  /// The parts of the outline where the map ends: not a meridian that is both its east and its
  /// west.
  std::vector<std::vector<ProjectedPoint>> edge_lines() const;
  /// What its own coordinates are at (0, 0) of the plane.
  ProjectedPoint origin() const;
  double unit_m() const;  ///< how long a unit of its own coordinates is

  bool operator==(const Projection& other) const {
    return definition_ == other.definition_ || name() == other.name();
  }

 private:
  struct Definition;
  static Projection made(std::string name, std::string crs, const ProjectionDomain* domain);

  std::shared_ptr<const Definition> definition_;  ///< none: Web Mercator
};

}  // namespace loci::geo
