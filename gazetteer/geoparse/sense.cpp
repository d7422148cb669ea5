#include "gazetteer/geoparse/sense.hpp"

#include "gazetteer/geoparse/neighbour_words.hpp"
#include "gazetteer/geoparse/recognition_facts.hpp"
#include "gazetteer/geoparse/recognition_features.hpp"

#include <string_view>

namespace loci::geoparse {

bool may_be_demonym(const PossibleMention& mention) {
  return mention.kinds.has(gazetteer::NameKind::adjective) ||
         mention.kinds.has(gazetteer::NameKind::demonym);
}

bool is_demonym(const PossibleMention& mention, const Placing& placing) {
  if (!may_be_demonym(mention)) return false;
  if (!mention.kinds.has_place_name()) return true;
  if (placing.known->candidates.empty()) return false;
  const auto kind = placing.known->candidates[most_probable(placing)].candidate.name_kind;
  return kind == gazetteer::NameKind::adjective || kind == gazetteer::NameKind::demonym;
}

namespace {

bool joined(Gap gap) {
  return gap == Gap::space || gap == Gap::hyphen || gap == Gap::line;
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

std::vector<PossibleMention> sense_scored_by_words(const Reading& reading,
                                                   std::span<const PossibleMention> mentions,
                                                   const LinearModel& words, Memory& memory) {
  std::vector<PossibleMention> scored(mentions.begin(), mentions.end());
  FeatureList features;
  for (PossibleMention& mention : scored) {
    features.clear();
    add_sense_features(reading, mention, memory, features);
    mention.score = words.score(features.all());
  }
  return scored;
}

std::vector<Sense> senses_of(const Reading& reading, std::span<const PossibleMention> mentions,
                             const SenseModels& models, Memory& memory) {
  const auto scored = sense_scored_by_words(reading, mentions, models.words, memory);
  RecognitionFacts sense_facts(reading, scored, memory);
  std::vector<Sense> senses;
  std::vector<float> facts;
  for (std::size_t i = 0; i < scored.size(); ++i) {
    facts.clear();
    sense_facts.add(i, facts);
    senses.push_back(models.facts.score(facts) > 0 ? Sense::associative : Sense::literal);
  }
  return senses;
}

}  // namespace loci::geoparse
