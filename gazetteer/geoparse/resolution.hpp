/// \file
/// The place chosen for a mention.
#pragma once

#include "gazetteer/geoparse/mention.hpp"
#include "gazetteer/place.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace loci::geoparse {

/// Which place a mention denotes, how sure, why, and who decided.
struct Resolution {
  std::optional<gazetteer::Place> place;  ///< nothing: the mention could not be placed
  double confidence = 0;                  ///< probability that the choice is right, 0 to 1
  std::vector<std::string> reasons;       ///< for people: "shares Syria with 7 other places"
  std::string method;  ///< short word for machines: "only", "prominence", "context" …

  bool operator==(const Resolution&) const = default;
};

/// What the geoparser says of one mention.
struct ResolvedMention {
  Mention mention;
  Resolution resolution;

  bool operator==(const ResolvedMention&) const = default;
};

/// A mention whose place somebody has decided: it stays as it is, and the places of the others are
/// chosen with it in mind.
struct KnownPlace {
  std::size_t mention = 0;  ///< its number among those that are resolved together
  gazetteer::Place place;
};

}  // namespace loci::geoparse
