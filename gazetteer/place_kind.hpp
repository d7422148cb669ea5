/// \file
/// Kinds of places, for readers of lists and maps.
#pragma once

#include "gazetteer/place.hpp"

namespace loci::gazetteer {

/// GeoNames' hundreds of feature codes as a few words.
enum class PlaceKind { settlement, capital, area, water, airfield, terrain, site };

PlaceKind kind_of(const Place& place);
const char* to_words(PlaceKind kind);  ///< "settlement", "area" …

/// What readers call it, finer than its kind for some areas: "country", "continent", "region".
const char* described(const Place& place);

}  // namespace loci::gazetteer
