/// \file
/// Arcs joined end to end.
#pragma once

#include "app/render/basemap_content.hpp"

#include <vector>

namespace loci::render {

/// Joins arcs into lines as long as they go without a choice: through every point where exactly two
/// of them meet.
std::vector<BasemapContent::Refs> joined_lines(const BasemapContent& content,
                                               const BasemapContent::Refs& arcs);

/// Joins directed arcs into closed rings. Arcs that close no ring are left out.
std::vector<BasemapContent::Refs> joined_rings(const BasemapContent& content,
                                               const BasemapContent::Refs& directed);

}  // namespace loci::render
