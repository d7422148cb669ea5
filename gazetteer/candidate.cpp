#include "gazetteer/candidate.hpp"

namespace loci::gazetteer {

std::string_view to_word(NameKind kind) {
  switch (kind) {
    case NameKind::preferred:
      return "preferred";
    case NameKind::alternate:
      return "alternate";
    case NameKind::abbreviation:
      return "abbreviation";
    case NameKind::adjective:
      return "adjective";
    case NameKind::demonym:
      return "demonym";
    case NameKind::metonym:
      return "metonym";
  }
  return "alternate";
}

std::string_view to_word(Match match) {
  switch (match) {
    case Match::exact:
      return "exact";
    case Match::folded:
      return "folded";
    case Match::fuzzy:
      return "fuzzy";
  }
  return "fuzzy";
}

}  // namespace loci::gazetteer
