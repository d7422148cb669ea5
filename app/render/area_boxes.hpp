/// \file
/// Where countries and first-level areas lie.
#pragma once

#include "app/render/basemap.hpp"
#include "geo/extent.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace loci::render {

/// The box around the largest piece of each area of a basemap: islands far away say little about
/// where it lies. An immutable value; the basemap outlives it.
class AreaBoxes {
 public:
  explicit AreaBoxes(const Basemap& basemap);

  /// Nothing for an area that the basemap does not have. \param area_code as map::MapPlace has it
  std::optional<MapBox> box(std::string_view area_code) const;
  std::optional<geo::Extent> extent(std::string_view area_code) const;
  const std::vector<const BasemapArea*>& countries() const { return countries_; }
  /// Null for one that the basemap does not have.
  const BasemapArea* country(std::string_view code) const;

 private:
  std::unordered_map<std::string, MapBox> boxes_;  ///< by area_key()
  std::vector<const BasemapArea*> countries_;
};

}  // namespace loci::render
