/// \file
/// The markers and names of one view.
#pragma once

#include "app/render/annotator.hpp"
#include "app/render/name_arrangement.hpp"
#include "app/render/sprites.hpp"

#include <vector>

namespace loci::render {

/// What is to be annotated, and how.
struct AnnotatedView {
  const map::MapView& view;
  const map::PlacesOnMap& places;
  const Emphasis& emphasis;
  Theme theme;
  map::ColouredBy coloured_by;
  double margin_px;  ///< around the view
};

/// Bottom first. Names stand where they are arranged; what is emphasised comes out of the marker
/// that holds it, and has its name above all others.
std::vector<PlacedSprite> annotated(const AnnotatedView& wanted, const NameArrangement& names,
                                    Sprites& sprites);

}  // namespace loci::render
