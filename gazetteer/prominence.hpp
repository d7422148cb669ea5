/// \file
/// How likely a name alone means a place, before any context.
#pragma once

#include "gazetteer/place.hpp"

namespace loci::gazetteer {

/// About the logarithm (base 10) of the population, and more for a settlement that has names in
/// many languages: 0 to 18. Countries stand above all, capitals above other cities, first-level
/// areas below the cities they are named after. \param name_count names that its gazetteer lists
/// for it
double prominence(const Place& place, int name_count);

}  // namespace loci::gazetteer
