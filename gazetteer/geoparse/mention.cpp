#include "gazetteer/geoparse/mention.hpp"

namespace loci::geoparse {

std::string_view to_word(Sense sense) {
  switch (sense) {
    case Sense::literal:
      return "literal";
    case Sense::associative:
      return "associative";
    case Sense::demonym:
      return "demonym";
  }
  return "literal";
}

}  // namespace loci::geoparse
