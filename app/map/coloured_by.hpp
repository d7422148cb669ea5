/// \file
/// What the colour of a marker may say.
#pragma once

namespace loci::map {

/// What markers are coloured by. By default they all have the same colour.
enum class ColouredBy { nothing, kind, confidence };

}  // namespace loci::map
