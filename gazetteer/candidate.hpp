/// \file
/// A place that a toponym may denote.
#pragma once

#include "gazetteer/place.hpp"

#include <cstdint>
#include <string>
#include <string_view>

namespace loci::gazetteer {

/// What kind of name a gazetteer lists for a place.
enum class NameKind : std::uint8_t {
  preferred,
  alternate,
  abbreviation,
  adjective,
  demonym,
  metonym
};

/// How a toponym met a listed name, best first.
enum class Match : std::uint8_t {
  exact,   ///< the same characters
  folded,  ///< the same after normalisation: case, diacritics, apostrophes, hyphens, articles
  fuzzy,   ///< the same spelling family: transliteration variants
};

/// A place, and how the toponym matched one of its names.
struct Candidate {
  Place place;
  std::string matched;  ///< the listed name that matched
  NameKind name_kind = NameKind::preferred;
  Match match = Match::exact;
  double distance = 0;  ///< from the matched name: 0 (the same) to 1; 0.05 for the article alone

  bool operator==(const Candidate&) const = default;
};

std::string_view to_word(NameKind kind);  ///< "preferred", "alternate" …
std::string_view to_word(Match match);    ///< "exact", "folded", "fuzzy"

}  // namespace loci::gazetteer
