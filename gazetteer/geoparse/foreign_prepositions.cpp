#include "gazetteer/geoparse/foreign_prepositions.hpp"

#include "gazetteer/geoparse/memory.hpp"
#include "gazetteer/geoparse/rare_name.hpp"
#include "gazetteer/geoparse/word_list.hpp"

#include <array>
#include <string_view>

namespace loci::geoparse {
namespace {

// Word keys. French, Spanish, Portuguese, Italian, German, Dutch, Polish, Scandinavian, Romanian,
// Russian, Ukrainian; without those that stand in persons' names too ("de", "von", "da").
constexpr std::array<std::string_view, 51> prepositions = {
    "a",    "ad",   "aus",  "au",    "aux",  "bei",   "bij",   "chez", "depuis", "desde", "din",
    "do",   "em",   "en",   "fra",   "fran", "hacia", "hasta", "i",    "in",     "la",    "na",
    "naar", "nach", "nel",  "nella", "no",   "pa",    "para",  "pod",  "spre",   "te",    "til",
    "till", "uit",  "vers", "verso", "w",    "we",    "z",     "ze",   "в",      "во",    "возле",
    "до",   "из",   "на",   "около", "під",  "под",   "у"};
constexpr std::array<std::string_view, 14> conjunctions = {
    "e", "et", "i", "og", "och", "oraz", "si", "und", "y", "і", "и", "та", "й", "en"};

}  // namespace

bool is_behind_foreign_preposition(const Reading& reading, const PossibleMention& mention) {
  if (reading.is_english() || !mention.kinds.has_place_name() || mention.careless ||
      is_in_longer_name(reading, mention)) {
    return false;
  }
  const int kind = mention.name->best_kind;
  const bool settled = kind == kind_town || kind == kind_quarter;
  if (settled && mention.name->log_population < town_log_population) return false;
  constexpr std::size_t longest_list_words = 12;
  std::size_t at = mention.first;
  for (std::size_t steps = 0; at > 0 && steps < longest_list_words; ++steps) {
    const Gap gap = reading.token(at).gap;
    if (gap != Gap::space && gap != Gap::comma) return false;
    --at;
    const auto& key = reading.word(at).key;
    if (gap == Gap::space && is_one_of(key, prepositions)) return true;
    const Shape shape = reading.token(at).shape;
    if (shape == Shape::lower && !is_one_of(key, conjunctions)) return false;
  }
  return false;
}

}  // namespace loci::geoparse
