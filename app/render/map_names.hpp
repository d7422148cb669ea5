/// \file
/// Which names of the basemap are worth showing at a zoom, in which order, and how they look.
#pragma once

#include "app/render/basemap.hpp"
#include "app/render/map_style.hpp"
#include "app/render/sprites.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace loci::render {

/// A name that may be shown.
struct NameCandidate {
  const BasemapName* name = nullptr;
  double dot_px = 0;  ///< diameter of a city's dot; 0 for a name that stands at its own point
};

/// Names for a zoom, those that come first first: countries, cities, waters, first-level areas;
/// each by rank. It depends on the zoom alone.
std::vector<NameCandidate> names_at(const Basemap& basemap, double zoom);

/// The look of a name; empty where it would not fit into what it names.
std::vector<LabelLine> label_of(const Basemap& basemap, const NameCandidate& candidate, double zoom,
                                Theme theme);

/// What stands beside a marker: the name of its most mentioned place, and how many more it holds.
/// \param places of the marker, with that one
std::string marker_name(const std::string& name, std::size_t places);

/// The look of the name of a mentioned place beside its marker.
text::TextStyle marker_name_style(Theme theme, bool emphasised);

/// The look of a river's name.
text::TextStyle river_name_style(Theme theme);

}  // namespace loci::render
