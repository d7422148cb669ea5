/// \file
/// Why a place was chosen, in words.
#pragma once

#include "gazetteer/geoparse/placing.hpp"
#include "gazetteer/geoparse/resolution.hpp"

#include <cstddef>
#include <span>

namespace loci::geoparse {

/// Fills in the reasons, if they are wanted, and the method of a resolution whose place is the
/// candidate chosen of placings[at].
/// \param context names beside the text
void explain(std::span<const Placing> placings, std::size_t at, std::size_t chosen,
             std::span<const Placing> context, bool with_reasons, Resolution& resolution);

}  // namespace loci::geoparse
