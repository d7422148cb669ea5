#include "gazetteer/geoparse/fought_over.hpp"

#include "gazetteer/geoparse/memory.hpp"
#include "gazetteer/geoparse/name_list.hpp"
#include "gazetteer/geoparse/word_list.hpp"

#include <array>
#include <string_view>

namespace loci::geoparse {
namespace {

// Without those that reports of games have too: beat, held, won.
constexpr std::array<std::string_view, 42> verbs_of_war = {
    "attacked", "besieged",  "besieging",  "bombarded", "bombed",     "bombing",  "capture",
    "captured", "capturing", "encircled",  "enter",     "entered",    "entering", "evacuated",
    "hit",      "invaded",   "liberate",   "liberated", "looted",     "occupied", "occupy",
    "overran",  "pounded",   "raided",     "recapture", "recaptured", "retake",   "retaken",
    "retook",   "seize",     "seized",     "seizing",   "shelled",    "shelling", "stormed",
    "storming", "struck",    "surrounded", "take",      "took",       "targeted", "torched"};

/// "captured [Goma]", "captured Goma, Minova and [Bukavu]".
bool is_behind_verb(const Reading& reading, std::size_t first) {
  constexpr std::size_t longest_list_words = 12;
  const auto is_head = [&](std::size_t at, Gap) {
    return reading.token(at).shape == Shape::lower && is_one_of(reading.word(at).key, verbs_of_war);
  };
  const auto is_joint = [&](std::size_t at, Gap) {
    const Word& word = reading.word(at);
    return word.key == "and" || word.key == "or" || word.key == "the" || word.article ||
           is_capital(reading.token(at).shape);
  };
  return is_behind_in_list(reading, first, longest_list_words, is_head, is_joint);
}

/// "[Pokrovsk] came under fire".
bool is_before_under(const Reading& reading, std::size_t last) {
  constexpr std::array<std::string_view, 6> verbs = {"came", "comes",   "fell",
                                                     "is",   "remains", "was"};
  return last + 1 < reading.size() && reading.token(last).gap == Gap::space &&
         reading.token(last + 1).gap == Gap::space && is_one_of(reading.word(last).key, verbs) &&
         reading.word(last + 1).key == "under";
}

}  // namespace

bool is_fought_over(const Reading& reading, const PossibleMention& mention) {
  if (mention.name != nullptr && mention.name->best_kind == kind_country) return false;
  return is_behind_verb(reading, mention.first) || is_before_under(reading, mention.last);
}

}  // namespace loci::geoparse
