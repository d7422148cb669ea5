/// \file
/// The basemap's shapes as a web page draws them.
#pragma once

#include "app/map/place_layer.hpp"
#include "app/render/basemap.hpp"

#include <string>
#include <vector>

namespace loci::exports {

/// A JSON object of at most about 1.5 MB: the outlines of the `world`, coarse; `tiles`, squares of
/// the map in more detail, where the places are that are mentioned most, as many as there is room
/// for; and `names`, each with the zooms from which to which it is shown.
///
/// Outlines are numbers of five bits a letter (A–Z a–z 0–9 - _; the sixth bit: more follow), zigzag
/// coded: for each outline how many points, then the steps from one point to the next.
std::string basemap_json(const render::Basemap& basemap, const std::vector<map::MapPlace>& places);

}  // namespace loci::exports
