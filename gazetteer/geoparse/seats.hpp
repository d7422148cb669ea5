/// \file
/// Towns and the areas around them that are called alike.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace loci::geoparse {

struct KnownCandidate;

/// Two candidates of one name, by their numbers: a town, and the area that it is the seat of.
struct SeatAndArea {
  std::uint32_t seat, area;
};

/// All such pairs among the candidates of a name, in their order.
std::vector<SeatAndArea> seats_and_areas(std::span<const KnownCandidate> candidates);

}  // namespace loci::geoparse
