/// \file
/// The line at the bottom, and the messages above it.
#pragma once

#include "app/panels/ui.hpp"

namespace loci::panels {

/// What the workspace holds or what is going on in the background, the scale, and where the cursor
/// is.
void draw_status_bar(Ui& ui, const Area& area);

/// Messages over the top of the map, each with a button that takes it away.
void draw_messages(Ui& ui, const Area& map_area);

}  // namespace loci::panels
