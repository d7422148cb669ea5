/// \file
/// Which of the places that a name may denote comes first.
#pragma once

#include "gazetteer/candidate.hpp"

#include <cstddef>
#include <vector>

namespace loci::gazetteer {

/// A candidate and what it is ranked by.
struct Ranked {
  Candidate candidate;
  double score = 0;       ///< prominence, and how well such a name speaks for the place
  std::size_t layer = 0;  ///< of the gazetteer it comes from, 0 the topmost
  int name_count = 0;     ///< names of the place there
};

/// A candidate with its score. \param has_lower_case whether the toponym is written with small
/// letters: abbreviations are not
Ranked ranked(Candidate candidate, bool has_lower_case, std::size_t layer, int name_count);

/// Removes the places that a place of a gazetteer above hides: those of the same id, or of the same
/// class within 5 km, as both bear the toponym. What the upper one does not say (population, label
/// rank, country, areas), it takes from the lower.
void remove_hidden(std::vector<Ranked>& found);

/// Places of the class that a type word names come first: "Deir ez-Zor Governorate" is the area.
void prefer_class(std::vector<Ranked>& found, char feature_class);

bool only_areas(const std::vector<Ranked>& found);

/// Sources list a spelling for a province and forget the city that it is named after: both are
/// candidates. \param similar what is listed under similar spellings
void add_namesake_settlements(std::vector<Ranked>& found, std::vector<Ranked> similar);

/// Sorts, keeps the best name of each place, and at most `limit` of them.
std::vector<Candidate> best(std::vector<Ranked> found, std::size_t limit);

}  // namespace loci::gazetteer
