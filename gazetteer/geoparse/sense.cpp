#include "gazetteer/geoparse/sense.hpp"

#include "gazetteer/geoparse/fought_over.hpp"
#include "gazetteer/geoparse/recognition_rules.hpp"
#include "gazetteer/geoparse/sense_features.hpp"
#include "gazetteer/geoparse/text_numbers.hpp"

#include <algorithm>
#include <string_view>

namespace loci::geoparse {

bool may_be_demonym(const PossibleMention& mention) {
  return mention.kinds.has(gazetteer::NameKind::adjective) ||
         mention.kinds.has(gazetteer::NameKind::demonym);
}

bool is_demonym(const PossibleMention& mention, const Placing& placing) {
  if (!may_be_demonym(mention)) return false;
  if (!mention.kinds.has_place_name()) return true;
  const KnownCandidate* const choice = choice_of(placing);
  if (choice == nullptr) return false;
  const auto kind = choice->name_kind;
  return kind == gazetteer::NameKind::adjective || kind == gazetteer::NameKind::demonym;
}

// Added to a mention's log-odds: this share of the mean of the other mentions of the same name. A
// text that speaks of Beijing as a government does so again and again.
constexpr double say_of_same_name = 0.6;
constexpr double most_said = 3.0;

std::vector<Sense> senses_of(const Reading& reading, std::span<const PossibleMention> mentions,
                             const LinearModel& model, Memory& memory) {
  if (!reading.is_english()) return std::vector<Sense>(mentions.size(), Sense::literal);
  struct Said {
    double sum = 0;
    std::size_t count = 0;
  };
  std::vector<Said> said_of;  // each name, by its number
  std::vector<std::size_t> names;
  std::vector<double> scores;
  names.reserve(mentions.size());
  scores.reserve(mentions.size());
  TextNumbers texts(mentions.size());
  const Topics topics = mentions.empty() ? Topics{} : topics_of(reading);
  const auto text_of = [&](const PossibleMention& mention) {
    return slice(reading.text(), reading.span(mention.first, mention.last));
  };
  for (const PossibleMention& mention : mentions) {
    scores.push_back(sense_score(reading, topics, mention, memory, model));
    names.push_back(texts.number_of(text_of(mention)));
    said_of.resize(texts.size());
    Said& said = said_of[names.back()];
    said.sum += std::clamp(scores.back(), -most_said, most_said);
    ++said.count;
  }
  std::vector<Sense> senses;
  senses.reserve(mentions.size());
  for (std::size_t i = 0; i < mentions.size(); ++i) {
    const Said& said = said_of[names[i]];
    const double others = said.sum - std::clamp(scores[i], -most_said, most_said);
    const double score = scores[i] + say_of_same_name * others / static_cast<double>(said.count);
    const bool literal =
        score <= 0 || is_foreign(reading, mentions[i]) || is_fought_over(reading, mentions[i]);
    senses.push_back(literal ? Sense::literal : Sense::associative);
  }
  return senses;
}

}  // namespace loci::geoparse
