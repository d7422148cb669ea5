/// \file
/// Every stretch of a text that might be a toponym: listed names, and capitalised words that no
/// gazetteer lists.
#pragma once

#include "gazetteer/geoparse/reading.hpp"

#include <cstddef>
#include <span>
#include <vector>

namespace loci::geoparse {

/// Words first up to, not including, last of a reading.
struct PossibleMention {
  std::size_t first = 0;
  std::size_t last = 0;
  gazetteer::NameKinds kinds{};     ///< as which it is listed; empty: it is not
  bool longest = false;             ///< the longest listed name that begins here
  bool careless = false;            ///< written without the capital that a name should have
  double score = 0;                 ///< log-odds of being a toponym, once scored
  const KnownName* name = nullptr;  ///< the places of a listed one; null: it is not listed

  bool listed() const { return !kinds.empty(); }
  std::size_t words() const { return last - first; }
};

/// In order of first, then longest first. They overlap.
std::vector<PossibleMention> possible_mentions(const Reading& reading, Memory& memory);

/// Those of all mentions, in their order, that begin at a word.
std::span<PossibleMention> beginning_at(std::span<PossibleMention> mentions, std::size_t word);

}  // namespace loci::geoparse
