#include "gazetteer/place.hpp"

namespace loci::gazetteer {

std::string feature(const Place& place) {
  std::string word(1, place.feature_class);
  if (!place.feature_code.empty()) word += "." + place.feature_code;
  return word;
}

bool is_area(const Place& place) {
  switch (place.feature_class) {
    case 'A':
    case 'H':
    case 'L':
    case 'T':
    case 'V':
      return true;
    default:
      return false;
  }
}

}  // namespace loci::gazetteer
