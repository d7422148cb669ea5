#include "gazetteer/geoparse/sense.hpp"

#include "gazetteer/geoparse/recognition_features.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace loci::geoparse {

bool is_demonym(const PossibleMention& mention) {
  return mention.listed() && !mention.kinds.has_place_name() &&
         (mention.kinds.has(gazetteer::NameKind::adjective) ||
          mention.kinds.has(gazetteer::NameKind::demonym));
}

namespace {

bool joined(Gap gap) {
  return gap == Gap::space || gap == Gap::hyphen || gap == Gap::line;
}

template <std::size_t Count>
bool is_one_of(std::string_view key, const std::array<std::string_view, Count>& words) {
  return std::find(words.begin(), words.end(), key) != words.end();
}

/// Words before a name that speak of a location.
bool is_locative(std::string_view key) {
  constexpr std::array<std::string_view, 24> words = {
      "across",  "around",   "at",      "between", "beyond",  "from",       "in",  "inside",
      "into",    "near",     "outside", "over",    "through", "throughout", "to",  "toward",
      "towards", "visiting", "within",  "left",    "reached", "entered",    "off", "via"};
  return is_one_of(key, words);
}

/// Words behind a name that say what somebody does or thinks.
bool is_acting(std::string_view key) {
  constexpr std::array<std::string_view, 32> words = {
      "accused", "agreed",  "announced", "asked", "backed", "believes", "called",   "can",
      "could",   "decided", "denied",    "does",  "has",    "hopes",    "launched", "may",
      "must",    "needs",   "rejected",  "said",  "says",   "seeks",    "should",   "signed",
      "tried",   "urged",   "wanted",    "wants", "warned", "will",     "won",      "would"};
  return is_one_of(key, words);
}

/// A neighbour as the features see it: its key where it is an ordinary word, else what it looks
/// like.
std::string_view neighbour(const Reading& reading, std::size_t at, Gap gap) {
  if (!joined(gap))
    return gap == Gap::comma ? "<comma>" : gap == Gap::sentence ? "<stop>" : "<other>";
  if (gap == Gap::hyphen) return "<hyphen>";
  const Word& word = reading.word(at);
  if (reading.token(at).shape == Shape::number) return "<number>";
  if (is_capital(reading.token(at).shape) && !word.kinds.common) {
    return word.kinds.first_name || word.kinds.person_name ? "<person>" : "<capital>";
  }
  return word.key;
}

}  // namespace

void add_sense_features(const Reading& reading, const PossibleMention& mention, Memory& memory,
                        FeatureList& features) {
  const std::size_t first = mention.first, last = mention.last;
  const auto& known =
      memory.name(slice(reading.text(), reading.span(first, last)), gazetteer::Spelling::listed);
  const int kind = known.best_kind;
  const bool has_after = last < reading.size();
  const auto before =
      first > 0 ? neighbour(reading, first - 1, reading.token(first).gap) : "<start>";
  const auto after = has_after ? neighbour(reading, last, reading.token(last).gap) : "<stop>";
  const bool in_run =
      has_after && joined(reading.token(last).gap) && is_capital(reading.token(last).shape);
  const bool after_run =
      first > 0 && joined(reading.token(first).gap) && is_capital(reading.token(first - 1).shape);
  add_recognition_features(reading, mention, memory, features);
  const int locative = first > 0 && is_locative(before) ? 1 : 0;
  const int acting = has_after && is_acting(after) ? 1 : 0;
  features.add("locative", locative, acting, in_run ? 1 : 0);
  features.add("locative_kind", locative, acting, kind);
  features.add("kind", kind);
  features.add("kinds", mention.kinds.bits() % 32);
  features.add("run", in_run ? 1 : 0, after_run ? 1 : 0);
  features.add("before", before);
  features.add("after", after);
  features.add("before_kind", before, kind);
  features.add("after_run", after, in_run ? 1 : 0);
  features.add("around", before, after);
  if (reading.token(last - 1).possessive) features.add("possessive", kind);
  features.add("start", reading.token(first).sentence_start ? 1 : 0, in_run ? 1 : 0);
  features.add("tail", reading.word(last - 1).kinds.common
                           ? std::string_view(reading.word(last - 1).key)
                           : "");
  if (first > 1) {
    features.add("before2", neighbour(reading, first - 2, reading.token(first - 1).gap), before);
    features.add("two_before", neighbour(reading, first - 2, reading.token(first - 1).gap));
  }
  if (has_after && last + 1 < reading.size()) {
    features.add("two_after", neighbour(reading, last + 1, reading.token(last + 1).gap));
    features.add("after_ending", std::string_view(reading.word(last).ending), in_run ? 1 : 0);
  }
}

Sense sense_of(const Reading& reading, const PossibleMention& mention, const LinearModel& model,
               Memory& memory) {
  if (is_demonym(mention)) return Sense::demonym;
  FeatureList features;
  add_sense_features(reading, mention, memory, features);
  return model.score(features.all()) > 0 ? Sense::associative : Sense::literal;
}

}  // namespace loci::geoparse
