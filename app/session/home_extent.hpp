/// \file
/// Where the places of a workspace mostly are.
#pragma once

#include "app/map/place_layer.hpp"
#include "geo/extent.hpp"

#include <optional>
#include <vector>

namespace loci::session {

/// The extent around the places nearest to the middle of all mentions that together hold `share` of
/// the mentions (0 to 1), so that one mention of a capital far away does not shrink everything else
/// to a dot. Areas count only where there is nothing else. Nothing for no places.
std::optional<geo::Extent> home_extent(const std::vector<map::MapPlace>& places,
                                       double share = 0.85);

}  // namespace loci::session
