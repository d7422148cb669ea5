/// \file
/// The candidates of the picker as numbers on the map.
#pragma once

#include "app/panels/ui.hpp"

#include <cstddef>
#include <optional>
#include <vector>

namespace loci::panels {

/// Draws them over the map: at the edge those that are out of sight, pointing to where they lie.
void draw_picker_pins(Ui& ui, const Area& map);

/// The room that the pins in sight take, so that names are placed elsewhere.
std::vector<map::PinnedBox> picker_pin_boxes(const session::Session& session,
                                             const map::MapView& view);

/// The candidate whose number is under a point of the window.
std::optional<std::size_t> picker_pin_at(const session::Session& session, const Area& map,
                                         ImVec2 at);

/// Chooses it; one that is out of sight is brought into sight first.
void click_picker_pin(Ui& ui, const Area& map, std::size_t number);

/// What the next click on the map will do, while a place is set by hand.
void draw_placing_hint(Ui& ui, const Area& map);

}  // namespace loci::panels
