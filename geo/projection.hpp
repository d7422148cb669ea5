/// \file
/// Any coordinate reference system to and from longitude and latitude, by PROJ.
#pragma once

#include <memory>
#include <string>

#include "geo/lonlat.hpp"
#include "geo/projected_point.hpp"

namespace loci::geo {

/// A map projection that PROJ knows. One thread at a time may use an object.
class Projection {
 public:
  /// \param crs an EPSG code ("EPSG:8857") or a PROJ string of a projected system in metres.
  /// Throws Error when PROJ does not know it.
  explicit Projection(const std::string& crs);
  ~Projection();
  Projection(Projection&&) noexcept;
  Projection& operator=(Projection&&) noexcept;

  const std::string& crs() const { return crs_; }

  /// Throws Error for a position that the projection cannot show.
  ProjectedPoint to_projected(const LonLat& position) const;
  LonLat to_lonlat(const ProjectedPoint& point) const;

 private:
  struct Handles;
  std::string crs_;
  std::unique_ptr<Handles> handles_;
};

}  // namespace loci::geo
