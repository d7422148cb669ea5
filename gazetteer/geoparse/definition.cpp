#include "gazetteer/geoparse/definition.hpp"

#include "gazetteer/geoparse/rare_name.hpp"
#include "gazetteer/geoparse/word_list.hpp"

#include <algorithm>
#include <unordered_set>

namespace loci::geoparse {
namespace {

// Log-odds added for a name that is said to be a place, which may be an ordinary word or a surname.
constexpr double defined_bonus = 5.0;
constexpr double again_bonus = 3.5;  // where the text uses it once more

constexpr std::size_t most_words_before_kind = 5;  // "a former railway and mining town"

/// What may follow the kind of place in a definition, where it is no "town councillor".
bool goes_on_as_place(const Reading& reading, std::size_t at) {
  static constexpr WordList words = {
      "about",      "across",    "after",     "along",   "and",     "around",    "as",
      "at",         "before",    "belonging", "beside",  "between", "built",     "by",
      "during",     "east",      "for",       "founded", "from",    "in",        "inside",
      "just",       "known",     "located",   "lying",   "near",    "next",      "north",
      "northeast",  "northwest", "now",       "of",      "on",      "opposite",  "or",
      "outside",    "since",     "situated",  "some",    "south",   "southeast", "southwest",
      "surrounded", "that",      "then",      "through", "to",      "under",     "until",
      "west",       "when",      "where",     "which",   "whose",   "with",      "within"};
  return at >= reading.size() || reading.token(at).gap != Gap::space ||
         is_one_of(reading.word(at).key, words);
}

bool is_said_to_be_place(const Reading& reading, const PossibleMention& mention) {
  if (!mention.kinds.has_place_name() || mention.careless || !mention.longest ||
      is_in_longer_name(reading, mention)) {
    return false;
  }
  const std::size_t begin = definition_behind(reading, mention.last);
  if (begin >= reading.size() || reading.token(mention.last).gap != Gap::space) return false;
  const std::size_t end = std::min(reading.size(), begin + most_words_before_kind);
  for (std::size_t at = begin; at < end; ++at) {
    const Gap gap = reading.token(at).gap;
    if (gap != Gap::space && gap != Gap::hyphen) return false;
    if (is_kind_of_place(reading.word(at).key) && goes_on_as_place(reading, at + 1)) return true;
  }
  return false;
}

}  // namespace

bool is_kind_of_place(std::string_view key) {
  static constexpr WordList words = {
      "borough",    "capital",      "city",         "commune",       "community",  "county",
      "district",   "governorate",  "hamlet",       "island",        "lake",       "locality",
      "mountain",   "municipality", "neighborhood", "neighbourhood", "parish",     "port",
      "province",   "region",       "river",        "seat",          "settlement", "state",
      "stronghold", "subdistrict",  "suburb",       "town",          "towns",      "township",
      "valley",     "village",      "villages"};
  return is_one_of(key, words);
}

std::size_t definition_behind(const Reading& reading, std::size_t last) {
  static constexpr WordList copulas = {"is", "was"};
  static constexpr WordList determiners = {"a", "an", "one", "the"};
  const std::size_t none = reading.size();
  if (last + 1 >= none) return none;
  const bool copula =
      reading.token(last).gap == Gap::space && is_one_of(reading.word(last).key, copulas);
  if (!copula && reading.token(last).gap != Gap::comma) return none;
  const std::size_t at = copula ? last + 1 : last;
  if (copula && reading.token(at).gap != Gap::space) return none;
  if (is_one_of(reading.word(at).key, determiners)) return at + 1;
  return !copula && is_kind_of_place(reading.word(at).key) ? at : none;
}

void favour_defined_places(const Reading& reading, std::span<PossibleMention> mentions,
                           std::span<const double> doubts) {
  std::unordered_set<const KnownName*> defined;
  for (PossibleMention& mention : mentions) {
    if (!is_said_to_be_place(reading, mention)) continue;
    mention.score += defined_bonus;
    defined.insert(mention.name);
  }
  if (defined.empty()) return;
  for (std::size_t i = 0; i < mentions.size(); ++i) {
    PossibleMention& mention = mentions[i];
    const bool again = doubts[i] == 0 && mention.longest && defined.count(mention.name) > 0;
    if (!again || is_said_to_be_place(reading, mention) || is_in_longer_name(reading, mention)) {
      continue;
    }
    mention.score += again_bonus;
  }
}

}  // namespace loci::geoparse
