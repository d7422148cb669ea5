#include "gazetteer/geoparse/find_mentions.hpp"

#include "gazetteer/geoparse/coordination.hpp"
#include "gazetteer/geoparse/definition.hpp"
#include "gazetteer/geoparse/not_a_place.hpp"
#include "gazetteer/geoparse/other_spelling.hpp"
#include "gazetteer/geoparse/place_with_area.hpp"
#include "gazetteer/geoparse/recognition_facts.hpp"
#include "gazetteer/geoparse/recognition_features.hpp"
#include "gazetteer/geoparse/recognition_rules.hpp"

#include <algorithm>

namespace loci::geoparse {
namespace {

// Added to every log-odds. Texts of a kind that the model has not seen lower its scores; this
// balances precision and recall when it is trained on two corpora and tried on a third.
constexpr double leniency = 0.6;

/// Whether a name that is a toponym by leniency alone is nowhere listed, in no spelling: people and
/// firms more often than places.
bool is_nowhere(const Reading& reading, const PossibleMention& mention, Memory& memory) {
  if (mention.listed() || mention.score <= 0 || mention.score > leniency) return false;
  return similarly_spelled(reading, mention, memory).empty();
}

}  // namespace

std::vector<PossibleMention> best_without_overlap(std::vector<PossibleMention> scored) {
  std::erase_if(scored, [](const PossibleMention& mention) { return mention.score <= 0; });
  std::stable_sort(scored.begin(), scored.end(),
                   [](const auto& a, const auto& b) { return a.last < b.last; });
  // best[i]: the greatest sum that the first i mentions allow; taken[i]: whether mention i is part
  // of it.
  std::vector<double> best = {0.0};
  std::vector<std::size_t> compatible(scored.size());
  for (std::size_t i = 0; i < scored.size(); ++i) {
    const auto end = scored.begin() + static_cast<std::ptrdiff_t>(i);
    const auto after = std::upper_bound(
        scored.begin(), end, scored[i].first,
        [](std::size_t first, const PossibleMention& mention) { return first < mention.last; });
    compatible[i] = static_cast<std::size_t>(after - scored.begin());
    best.push_back(std::max(best[i], best[compatible[i]] + scored[i].score));
  }
  std::vector<PossibleMention> chosen;
  for (std::size_t i = scored.size(); i > 0;) {
    if (best[i] > best[i - 1]) {
      chosen.push_back(scored[i - 1]);
      i = compatible[i - 1];
    } else {
      --i;
    }
  }
  std::reverse(chosen.begin(), chosen.end());
  return chosen;
}

std::vector<PossibleMention> scored_by_words(const Reading& reading, const LinearModel& words,
                                             Memory& memory) {
  auto mentions = possible_mentions(reading, memory);
  FeatureList features;
  for (PossibleMention& mention : mentions) {
    features.clear();
    add_recognition_features(reading, mention, memory, features);
    mention.score = words.score(features.all());
  }
  return mentions;
}

std::vector<PossibleMention> find_mentions(const Reading& reading, const RecognitionModels& models,
                                           Memory& memory) {
  const auto by_words = scored_by_words(reading, models.words, memory);
  auto mentions = by_words;
  RecognitionFacts recognition_facts(reading, by_words);
  std::vector<float> facts;
  std::vector<double> doubts;
  for (std::size_t i = 0; i < mentions.size(); ++i) {
    PossibleMention& mention = mentions[i];
    const double doubt = doubts.emplace_back(doubt_of(reading, mention));
    if (mention.score > least_word_score && !is_foreign(reading, mention)) {
      facts.clear();
      recognition_facts.add(i, facts);
      mention.score = models.facts.score(facts);
    }
    mention.score += leniency;
    apply_rules(reading, doubt, memory, mention);
    add_other_spelling(reading, mention, memory);
    if (is_nowhere(reading, mention, memory)) mention.score -= leniency;
  }
  add_company(reading, mentions, doubts, memory);
  add_coordination(reading, mentions, doubts, memory);
  favour_places_with_areas(reading, mentions, memory);
  favour_defined_places(reading, mentions, doubts);
  favour_full_names(reading, mentions);
  return best_without_overlap(std::move(mentions));
}

}  // namespace loci::geoparse
