/// \file
/// A row of choices of which one holds.
#pragma once

#include "app/panels/ui.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace loci::panels {

struct Segment {
  std::string id;    ///< of what is shown, for tests
  std::string name;  ///< what stands on it
};

/// Draws them side by side, all of one width. The one that was clicked.
/// \param kind of the items that are shown; the chosen one's name ends with " chosen"
std::optional<std::size_t> draw_segments(Ui& ui, const char* kind, const Area& area,
                                         const std::vector<Segment>& segments, std::size_t chosen);

}  // namespace loci::panels
