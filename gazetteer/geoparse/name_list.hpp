/// \file
/// Names in a row: "in Homs, Hama and Telbiseh".
#pragma once

#include "gazetteer/geoparse/reading.hpp"

#include <cstddef>

namespace loci::geoparse {

/// True where a word of some kind stands before the word `first`, or before the list of names to
/// which that belongs. Looks back over blanks, commas and hyphens only.
/// \param most_words looked at
/// \param is_head whether the word at an index is of that kind, by the gap behind it
/// \param is_joint likewise whether the list goes on there: a name, or what joins two
template <typename IsHead, typename IsJoint>
bool is_behind_in_list(const Reading& reading, std::size_t first, std::size_t most_words,
                       IsHead is_head, IsJoint is_joint) {
  std::size_t at = first;
  for (std::size_t words = 0; at > 0 && words < most_words; ++words) {
    const Gap gap = reading.token(at).gap;
    if (gap != Gap::space && gap != Gap::comma && gap != Gap::hyphen) return false;
    --at;
    if (is_head(at, gap)) return true;
    if (!is_joint(at, gap)) return false;
  }
  return false;
}

/// Where the next name of a row begins, behind a comma, a semicolon, "and" or both; the reading's
/// size where the row ends. \param last the word behind a name
std::size_t next_in_row(const Reading& reading, std::size_t last);

}  // namespace loci::geoparse
