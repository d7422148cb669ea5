/// \file
/// The area that a text says a place lies in: "Lima, Peru", "Lima is a town in Seminole County".
#pragma once

#include "gazetteer/geoparse/reading.hpp"

#include <cstddef>
#include <optional>
#include <vector>

namespace loci::geoparse {

/// How a candidate lies in the area that the text states.
enum class Inside { unknown, no, country, admin1, admin2 };

/// An area beside a name.
struct StatedArea {
  std::size_t first = 0;  ///< its words in the reading
  std::size_t last = 0;
  /// How each candidate of the name lies in it; empty where none of them is known to lie in it.
  std::vector<Inside> inside;
  bool elsewhere = false;  ///< it is an area, and no candidate lies in it
  bool beside = false;     ///< it lies near the place and not around it: "a village near Homs"
  bool behind_in = false;  ///< "Homs in Libya": no row of names
};

/// The area behind a name that ends before the word `last`: behind a comma, a bracket or "in", or
/// where a sentence says what the name is ("… is a town in the Veraguas province of Panama", "…, a
/// village near Homs"). Nothing where no listed name stands there.
std::optional<StatedArea> stated_area(const Reading& reading, std::size_t last,
                                      const KnownName& name, Memory& memory);

/// A city of 100,000 people or more, which may have parts and sites of its own: "Sydney's Bondi".
bool may_own(const KnownCandidate& city);

/// Whether a place lies in such a city or beside it.
bool is_owned_by_city(const KnownCandidate& place, const KnownCandidate& city);

/// The city or the first-level area before "'s" whose the name is that begins at the word `first`:
/// "Melbourne's St Kilda". Nothing for countries and capitals that are named so: "Georgia's Moscow
/// embassy".
std::optional<StatedArea> owning_area(const Reading& reading, std::size_t first,
                                      const KnownName& name, Memory& memory);

}  // namespace loci::geoparse
