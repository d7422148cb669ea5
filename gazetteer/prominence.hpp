/// \file
/// How likely a name alone means a place, before any context.
#pragma once

#include "gazetteer/place.hpp"

namespace loci::gazetteer {

/// About the logarithm (base 10) of the population that a settlement of the same renown has: 0
/// to 14. Countries stand above all, capitals above other cities, first-level areas just below the
/// cities they are named after.
double prominence(const Place& place);

}  // namespace loci::gazetteer
