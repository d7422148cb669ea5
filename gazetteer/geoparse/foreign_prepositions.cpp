#include "gazetteer/geoparse/foreign_prepositions.hpp"

#include "gazetteer/geoparse/memory.hpp"
#include "gazetteer/geoparse/name_list.hpp"
#include "gazetteer/geoparse/rare_name.hpp"
#include "gazetteer/geoparse/word_list.hpp"

#include <string_view>

namespace loci::geoparse {
namespace {

// Word keys. French, Spanish, Portuguese, Italian, German, Dutch, Polish, Scandinavian, Romanian,
// Russian, Ukrainian; without those that stand in persons' names too ("de", "von", "da").
constexpr WordList prepositions = {
    "a",    "ad",   "aus",  "au",    "aux",  "bei",   "bij",   "chez", "depuis", "desde", "din",
    "do",   "em",   "en",   "fra",   "fran", "hacia", "hasta", "i",    "in",     "la",    "na",
    "naar", "nach", "nel",  "nella", "no",   "pa",    "para",  "pod",  "spre",   "te",    "til",
    "till", "uit",  "vers", "verso", "w",    "we",    "z",     "ze",   "в",      "во",    "возле",
    "до",   "из",   "на",   "около", "під",  "под",   "у"};
constexpr WordList conjunctions = {"e",   "et", "i", "og", "och", "oraz", "si",
                                   "und", "y",  "і", "и",  "та",  "й",    "en"};

}  // namespace

bool is_behind_foreign_preposition(const Reading& reading, const PossibleMention& mention) {
  if (reading.is_english() || !mention.kinds.has_place_name() || mention.careless ||
      is_in_longer_name(reading, mention)) {
    return false;
  }
  if (is_village(*mention.name)) return false;
  constexpr std::size_t longest_list_words = 12;
  const auto is_head = [&](std::size_t at, Gap gap) {
    return gap == Gap::space && is_one_of(reading.word(at).key, prepositions);
  };
  const auto is_joint = [&](std::size_t at, Gap gap) {
    return gap != Gap::hyphen && (reading.token(at).shape != Shape::lower ||
                                  is_one_of(reading.word(at).key, conjunctions));
  };
  return is_behind_in_list(reading, mention.first, longest_list_words, is_head, is_joint);
}

}  // namespace loci::geoparse
