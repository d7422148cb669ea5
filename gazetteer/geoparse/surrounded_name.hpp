/// \file
/// A possible mention and the words around it.
#pragma once

#include "gazetteer/geoparse/neighbour_words.hpp"
#include "gazetteer/geoparse/people_and_firms.hpp"
#include "gazetteer/geoparse/possible_mentions.hpp"
#include "gazetteer/geoparse/reading.hpp"

#include <string_view>

namespace loci::geoparse {

/// What those ask that look at one possible mention. Keeps references to both.
class SurroundedName {
 public:
  SurroundedName(const Reading& reading, const PossibleMention& mention)
      : reading_(reading), mention_(mention), first_(mention.first), last_(mention.last) {}

 protected:
  std::string_view key(std::size_t at) const { return reading_.word(at).key; }
  const Token& token(std::size_t at) const { return reading_.token(at); }
  bool has(std::size_t at) const { return at < reading_.size(); }

  /// "in", "near", "from" or the like before the name, but not "shares in" and "loyal to".
  bool is_located() const {
    return first_ > 0 && token(first_).gap == Gap::space && is_locative(key(first_ - 1)) &&
           !(first_ > 1 && (is_share(key(first_ - 2)) || is_attached(key(first_ - 2))));
  }

  const Reading& reading_;
  const PossibleMention& mention_;
  std::size_t first_, last_;
};

}  // namespace loci::geoparse
