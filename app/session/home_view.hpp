/// \file
/// The view that a session begins with.
#pragma once

#include "app/map/map_view.hpp"

namespace loci::session {

/// The inhabited world.
map::MapView everywhere(double width_px, double height_px);

}  // namespace loci::session
