/// \file
/// Where the name and count of an area may stand.
#pragma once

#include "app/map/screen.hpp"
#include "app/render/basemap.hpp"
#include "app/render/sprites.hpp"

#include <string_view>
#include <vector>

namespace loci::render {

/// Around the middle of an area, nearest first, in pixels from there. \param farthest_px from the
/// middle; a badge may always stand just above or below it
std::vector<map::ScreenPoint> spots_within(const LabelSize& badge, double farthest_px);

/// Just outside of the box around an area, nearest first: for one that is full of markers. None for
/// one that is small beside its badge, which would seem to be about what lies further away.
/// \param middle of the area \param units_per_px of the map
std::vector<map::ScreenPoint> spots_beside(const LabelSize& badge, const MapBox& box,
                                           const MapPoint& middle, double units_per_px);

/// Whether a position, in map units, lies in another one of the countries than that of the area.
/// \param zoom says how much detail is looked at
bool in_another_country(const Basemap& basemap, const std::vector<const BasemapArea*>& countries,
                        const MapPoint& position, std::string_view area_code, double zoom);

/// Where the badge of a large country may stand again, far from the middle of it, so that a part of
/// the map that does not show the middle shows the badge: points of a grid around the middle. They
/// depend on the zoom alone, so that they stay while the map is moved. None for a country that is
/// far larger than a view. \param box around all of the country
std::vector<MapPoint> spots_far_off(const MapBox& box, const MapPoint& middle, double zoom);

/// Whether a badge in the middle of which the spot is lies within an area.
bool has_room_within(const Basemap& basemap, const BasemapArea& area, const MapPoint& spot,
                     const LabelSize& badge, double zoom);

}  // namespace loci::render
