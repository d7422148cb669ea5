#include "gazetteer/geoparse/geoparse_text.hpp"

#include "gazetteer/geoparse/reasons.hpp"

#include <algorithm>
#include <cmath>

namespace loci::geoparse {

std::vector<Placing> place_mentions(const Reading& reading,
                                    std::span<const PossibleMention> mentions,
                                    const ResolutionModels& models, Memory& memory,
                                    std::span<const KnownPlace> known) {
  auto placings = make_placings(reading, mentions, memory);
  for (const KnownPlace& one : known) {
    Placing& placing = placings[one.mention];
    placing.known = &memory.only(one.place);
    placing.weight = 1;
    placing.inside.clear();
    placing.sibling_inside.clear();
  }
  const std::span<Placing> all(placings);
  for (std::size_t begin = 0; begin < all.size(); begin += mentions_together) {
    rank(reading, all.subspan(begin, std::min(mentions_together, all.size() - begin)), models);
  }
  return placings;
}

PossibleMention mention_of_span(const Reading& reading, TextSpan span,
                                const gazetteer::Gazetteer& gazetteer) {
  PossibleMention mention;
  while (mention.first + 1 < reading.size() &&
         reading.token(mention.first).span.end <= span.begin) {
    ++mention.first;
  }
  mention.last = std::min(mention.first + 1, reading.size());
  while (mention.last < reading.size() && reading.token(mention.last).span.begin < span.end) {
    ++mention.last;
  }
  if (mention.words() > 0 && mention.words() <= gazetteer::longest_name_words) {
    mention.kinds = gazetteer.name_kinds(reading.keys(mention.first, mention.words()));
  }
  mention.score = 5;
  return mention;
}

std::size_t most_probable(const Placing& placing) {
  const auto& all = placing.probabilities;
  return static_cast<std::size_t>(std::max_element(all.begin(), all.end()) - all.begin());
}

void add_confidence_features(const PossibleMention& mention, const Placing& placing,
                             std::size_t chosen, FeatureList& features) {
  const double p = std::clamp(placing.probabilities[chosen], 0.001, 0.999);
  const KnownCandidate& candidate = placing.known->candidates[chosen];
  features.add("bias");
  features.add_value("choice_odds", static_cast<float>(std::log(p / (1 - p))));
  features.add_value("mention_odds", static_cast<float>(std::clamp(mention.score, -6.0, 6.0)));
  features.add("kind", candidate.kind);
  features.add("match", to_word(candidate.candidate.match));
  features.add("places",
               static_cast<int>(std::min<std::size_t>(placing.known->candidates.size(), 6)));
}

Resolution resolution_of(const PossibleMention& mention, std::span<const Placing> placings,
                         std::size_t at, const LinearModel& confidence) {
  const Placing& placing = placings[at];
  Resolution resolution;
  if (placing.known->candidates.empty()) {
    resolution.method = "unlisted";
    resolution.reasons.push_back("no gazetteer lists this name");
    return resolution;
  }
  const std::size_t chosen = most_probable(placing);
  FeatureList features;
  add_confidence_features(mention, placing, chosen, features);
  resolution.place = placing.known->candidates[chosen].candidate.place;
  resolution.confidence = logistic(confidence.score(features.all()));
  explain(placings, at, chosen, resolution);
  return resolution;
}

}  // namespace loci::geoparse
