/// \file
/// Streets, schools and parks that no gazetteer lists, by the place they lie in.
#pragma once

#include "gazetteer/geoparse/placing.hpp"
#include "gazetteer/geoparse/resolution.hpp"

#include <span>

namespace loci::geoparse {

/// Gives unlisted mentions the place that the text says they lie in: "the Mozart Estate in Harrow",
/// "Harare's Third Street"; facilities for which the text does not say it, the town that it speaks
/// of most. The method is "within", the reasons name the place. Others stay without one.
/// \param mentions of the placings, one each
void place_within(const Reading& reading, std::span<const Placing> placings,
                  std::span<ResolvedMention> mentions);

}  // namespace loci::geoparse
