#include "gazetteer/geoparse/fought_over.hpp"

#include "gazetteer/geoparse/memory.hpp"
#include "gazetteer/geoparse/name_list.hpp"
#include "gazetteer/geoparse/word_list.hpp"

#include <string_view>

namespace loci::geoparse {
namespace {

// Without those that reports of games have too: beat, held, won.
constexpr WordList verbs_of_war = {
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
  static constexpr WordList verbs = {"came", "comes", "fell", "is", "remains", "was"};
  return last + 1 < reading.size() && reading.token(last).gap == Gap::space &&
         reading.token(last + 1).gap == Gap::space && is_one_of(reading.word(last).key, verbs) &&
         reading.word(last + 1).key == "under";
}

/// What is done to towns, and not to people.
bool is_done_to_towns(std::string_view key) {
  static constexpr WordList verbs = {
      "annexed",     "besieged",   "bombarded", "bombed", "ceded",    "conquered",
      "encircled",   "evacuated",  "liberated", "looted", "occupied", "overrun",
      "partitioned", "recaptured", "retaken",   "retook", "shelled",  "shelling"};
  return is_one_of(key, verbs);
}

/// "[Douma] was shelled", "[Douma] has been heavily bombed".
bool is_before_passive(const Reading& reading, std::size_t last) {
  static constexpr WordList auxiliaries = {"been", "being", "has", "is", "was", "were"};
  constexpr std::size_t most_words = 4;
  bool passive = false;
  for (std::size_t at = last; at < last + most_words && goes_on_in_small_letters(reading, at);
       ++at) {
    const auto& key = reading.word(at).key;
    if (passive && is_done_to_towns(key)) return true;
    const bool auxiliary = is_one_of(key, auxiliaries);
    if (!auxiliary && !(passive && key.ends_with("ly"))) return false;
    passive = true;
  }
  return false;
}

/// "shelled [Douma]"
bool is_right_behind_verb(const Reading& reading, std::size_t first) {
  return first > 0 && reading.token(first).gap == Gap::space &&
         reading.token(first - 1).shape == Shape::lower &&
         is_done_to_towns(reading.word(first - 1).key);
}

/// What towns are, and people and teams hardly.
bool is_state_of_towns(std::string_view key) {
  static constexpr WordList states = {
      "abandoned", "calm",     "cut",      "deserted", "destroyed", "empty",     "flooded", "hit",
      "inhabited", "isolated", "located",  "occupied", "peaceful",  "populated", "quiet",   "razed",
      "rebuilt",   "shelled",  "situated", "spared",   "struck",    "tense"};
  return is_one_of(key, states);
}

}  // namespace

bool is_in_state_of_towns(const Reading& reading, std::size_t last) {
  static constexpr WordList verbs = {"is", "lay", "lies", "remained", "remains", "was"};
  std::size_t at = last + 1;
  if (!goes_on_in_small_letters(reading, last) || !is_one_of(reading.word(last).key, verbs) ||
      !goes_on_in_small_letters(reading, at)) {
    return false;
  }
  if (reading.word(at).key.ends_with("ly") && goes_on_in_small_letters(reading, at + 1)) ++at;
  return is_state_of_towns(reading.word(at).key);
}

bool is_town_fought_over(const Reading& reading, const PossibleMention& mention) {
  return is_before_passive(reading, mention.last) || is_right_behind_verb(reading, mention.first);
}

bool is_fought_over(const Reading& reading, const PossibleMention& mention) {
  if (mention.name != nullptr && mention.name->best_kind == kind_country) return false;
  return is_behind_verb(reading, mention.first) || is_before_under(reading, mention.last) ||
         is_before_passive(reading, mention.last) || is_in_state_of_towns(reading, mention.last);
}

}  // namespace loci::geoparse
