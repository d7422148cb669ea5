#include "gazetteer/geoparse/find_mentions.hpp"

#include "gazetteer/geoparse/coordination.hpp"
#include "gazetteer/geoparse/definition.hpp"
#include "gazetteer/geoparse/located_name.hpp"
#include "gazetteer/geoparse/near_spelling.hpp"
#include "gazetteer/geoparse/not_a_place.hpp"
#include "gazetteer/geoparse/other_spelling.hpp"
#include "gazetteer/geoparse/place_with_area.hpp"
#include "gazetteer/geoparse/recognition_facts.hpp"
#include "gazetteer/geoparse/recognition_features.hpp"
#include "gazetteer/geoparse/recognition_rules.hpp"
#include "gazetteer/geoparse/routes.hpp"

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
  best.reserve(scored.size() + 1);
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
  chosen.reserve(scored.size());
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
  for (PossibleMention& mention : mentions) {
    mention.score = recognition_score(reading, mention, memory, words);
  }
  return mentions;
}

namespace {

/// The scores by the facts of all mentions that their words do not rule out.
void score_by_facts(const Reading& reading, const BoostedTrees& trees,
                    std::span<PossibleMention> mentions) {
  RecognitionFacts recognition_facts(reading, mentions);
  std::vector<std::size_t> asked;
  std::vector<float> facts;
  asked.reserve(mentions.size());
  for (std::size_t i = 0; i < mentions.size(); ++i) {
    if (mentions[i].score <= least_word_score || is_foreign(reading, mentions[i])) continue;
    asked.push_back(i);
  }
  facts.reserve(asked.size() * recognition_fact_names.size());
  for (const std::size_t i : asked) recognition_facts.add(i, facts);
  std::vector<double> scores(asked.size());
  trees.score_rows(facts, scores);
  for (std::size_t k = 0; k < asked.size(); ++k) mentions[asked[k]].score = scores[k];
}

}  // namespace

std::vector<PossibleMention> find_mentions(const Reading& reading, const RecognitionModels& models,
                                           Memory& memory) {
  auto mentions = scored_by_words(reading, models.words, memory);
  score_by_facts(reading, models.facts, mentions);
  std::vector<double> doubts;
  doubts.reserve(mentions.size());
  for (PossibleMention& mention : mentions) {
    const double doubt = doubts.emplace_back(doubt_of(reading, mention));
    mention.score += leniency;
    apply_rules(reading, doubt, memory, mention);
    add_other_spelling(reading, mention, memory);
    if (is_nowhere(reading, mention, memory)) mention.score -= leniency;
  }
  add_company(reading, mentions, doubts, memory);
  add_coordination(reading, mentions, doubts, memory);
  favour_near_spellings(reading, mentions, doubts, memory);
  favour_places_with_areas(reading, mentions, memory);
  favour_owned_places(reading, mentions);
  favour_ends_of_routes(reading, mentions);
  favour_defined_places(reading, mentions, doubts);
  favour_located_names(reading, mentions, doubts);
  favour_full_names(reading, mentions);
  return best_without_overlap(std::move(mentions));
}

}  // namespace loci::geoparse
