/// \file
/// One occurrence of a toponym in a text.
#pragma once

#include "gazetteer/geoparse/text_span.hpp"

#include <string>
#include <string_view>

namespace loci::geoparse {

/// What a toponym stands for where it is used.
enum class Sense {
  literal,      ///< the location itself
  associative,  ///< a government, an organisation, a team … named after it
  demonym,      ///< its people, or an adjective ("Syrian", "Iranians")
};

std::string_view to_word(Sense sense);  ///< "literal", "associative", "demonym"

/// A toponym as written, where it stands, and in which sense.
struct Mention {
  TextSpan span;     ///< without "the", without "'s"
  std::string name;  ///< the text of the span
  Sense sense = Sense::literal;

  bool operator==(const Mention&) const = default;
};

}  // namespace loci::geoparse
