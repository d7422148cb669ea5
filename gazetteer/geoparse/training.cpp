#include "gazetteer/geoparse/training.hpp"

#include "gazetteer/geoparse/find_mentions.hpp"
#include "gazetteer/geoparse/geoparse_text.hpp"
#include "gazetteer/geoparse/placing_facts.hpp"
#include "gazetteer/geoparse/rank_candidates.hpp"
#include "gazetteer/geoparse/recognition_facts.hpp"
#include "gazetteer/geoparse/recognition_features.hpp"
#include "gazetteer/geoparse/sense.hpp"
#include "gazetteer/geoparse/sense_features.hpp"
#include "geo/distance.hpp"

#include <algorithm>
#include <map>
#include <numeric>

namespace loci::geoparse {
namespace {

constexpr std::size_t folds = 4;
constexpr double same_place_km = 5.0;
constexpr double widest_country_km = 1500.0;  // between the points that two sources give a country

/// The gold toponyms of a document by their bytes.
std::map<TextSpan, const AnnotatedToponym*> by_bytes(const AnnotatedDocument& document) {
  const CodePoints code_points(document.text);
  std::map<TextSpan, const AnnotatedToponym*> result;
  for (const AnnotatedToponym& toponym : document.toponyms) {
    result[code_points.bytes_of(toponym.span)] = &toponym;
  }
  return result;
}

double error_km(const KnownCandidate& candidate, const AnnotatedToponym& gold) {
  return geo::distance_km(candidate.listed->place.position, *gold.position);
}

/// The gold toponyms that have a position as placings, with their gold.
struct GoldPlacings {
  std::vector<Placing> placings;
  std::vector<const AnnotatedToponym*> gold;
};

GoldPlacings gold_placings(const AnnotatedDocument& document, const Reading& reading,
                           Memory& memory) {
  GoldPlacings result;
  std::vector<PossibleMention> mentions;
  for (const auto& [span, gold] : by_bytes(document)) {
    mentions.push_back(mention_of_span(reading, span, memory));
    result.gold.push_back(gold);
  }
  result.placings = make_placings(reading, mentions, memory);
  return result;
}

/// Which candidates are right; empty where nobody can tell.
std::vector<bool> right_candidates(const Placing& placing, const AnnotatedToponym& gold) {
  std::vector<bool> right;
  if (!gold.position) return right;
  const auto& candidates = placing.known->candidates;
  double nearest = right_within_km;
  for (const auto& candidate : candidates) nearest = std::min(nearest, error_km(candidate, gold));
  for (const auto& candidate : candidates) {
    // Of several places near enough the nearest is meant: the town, not the province of its name.
    const double km = error_km(candidate, gold);
    right.push_back(km <= right_within_km && km <= nearest + same_place_km);
  }
  return right;
}

/// Calls learn(seen, unseen) for each part of the documents that is left out in turn.
template <typename Learn>
void for_each_fold(std::span<const std::size_t> documents, Learn learn) {
  for (std::size_t fold = 0; fold < folds; ++fold) {
    std::vector<std::size_t> seen, unseen;
    for (std::size_t k = 0; k < documents.size(); ++k) {
      (k % folds == fold ? unseen : seen).push_back(documents[k]);
    }
    learn(seen, unseen);
  }
}

/// Adds one choice for each gold toponym with a position; features come from add(placing,
/// candidate, features).
template <typename Add>
void add_choices(const GoldPlacings& from, FeatureNames& names, std::vector<Choice>& choices,
                 Add add) {
  FeatureList features(&names);
  for (std::size_t i = 0; i < from.placings.size(); ++i) {
    const auto right = right_candidates(from.placings[i], *from.gold[i]);
    if (right.size() < 2) continue;
    Choice choice;
    for (std::size_t k = 0; k < right.size(); ++k) {
      features.clear();
      add(from.placings[i], k, features);
      choice.push_back({{features.all().begin(), features.all().end()}, right[k]});
    }
    choices.push_back(std::move(choice));
  }
}

}  // namespace

Training::Training(std::span<const AnnotatedDocument> documents,
                   const gazetteer::Gazetteer& gazetteer,
                   std::function<void(std::string_view)> told)
    : documents_(documents), memory_(gazetteer), told_(std::move(told)) {
  find_left_out();
}

// Below this share of annotated ones a corpus leaves adjectives and people out on principle.
constexpr double some_demonyms = 0.1;

/// Finds the corpora that teach nothing about adjectives and people.
void Training::find_left_out() {
  struct Count {
    std::size_t all = 0, annotated = 0;
  };
  std::map<std::string, Count> counts;
  for (const AnnotatedDocument& document : documents_) {
    const Reading reading(document.text, memory_);
    const auto gold = by_bytes(document);
    for (const auto& mention : possible_mentions(reading, memory_)) {
      if (!may_be_demonym(mention) || mention.kinds.has_place_name()) continue;
      ++counts[document.corpus].all;
      counts[document.corpus].annotated += gold.count(reading.span(mention.first, mention.last));
    }
  }
  for (const auto& [corpus, count] : counts) {
    const auto least = some_demonyms * static_cast<double>(count.all);
    if (static_cast<double>(count.annotated) < least) without_demonyms_.insert(corpus);
  }
}

bool Training::leaves_out(const AnnotatedDocument& document, const PossibleMention& mention) const {
  return may_be_demonym(mention) && without_demonyms_.count(document.corpus) > 0;
}

std::map<std::string, float> Training::learn_words(Documents documents) {
  std::vector<Example> examples;
  FeatureList features(&names_);
  for (const std::size_t i : documents) {
    const Reading reading(documents_[i].text, memory_);
    const auto gold = by_bytes(documents_[i]);
    for (const auto& mention : possible_mentions(reading, memory_)) {
      if (leaves_out(documents_[i], mention)) continue;
      features.clear();
      add_recognition_features(reading, mention, memory_, features);
      const auto found = gold.find(reading.span(mention.first, mention.last));
      if (found != gold.end() && found->second->ignore) continue;
      examples.push_back({{features.all().begin(), features.all().end()}, found != gold.end()});
    }
  }
  return learn_yes_or_no(examples, names_, {});
}

/// The facts of the possible mentions of documents whose words the model has not learned from.
void Training::add_recognition_facts(Documents unseen, const LinearModel& words, FactTable& table,
                                     std::vector<bool>& right) {
  for (const std::size_t i : unseen) {
    const Reading reading(documents_[i].text, memory_);
    const auto gold = by_bytes(documents_[i]);
    const auto mentions = scored_by_words(reading, words, memory_);
    RecognitionFacts facts(reading, mentions);
    for (std::size_t k = 0; k < mentions.size(); ++k) {
      if (mentions[k].score <= least_word_score || leaves_out(documents_[i], mentions[k])) continue;
      const auto found = gold.find(reading.span(mentions[k].first, mentions[k].last));
      if (found != gold.end() && found->second->ignore) continue;
      facts.add(k, table.values);
      right.push_back(found != gold.end());
    }
  }
}

BoostedTrees Training::grow_recognition(Documents documents) {
  FactTable table{recognition_fact_names.size(), {}};
  std::vector<bool> right;
  for_each_fold(documents, [&](Documents seen, Documents unseen) {
    add_recognition_facts(unseen, LinearModel(learn_words(seen)), table, right);
  });
  return grow_yes_or_no(table, right, {});
}

std::map<std::string, float> Training::learn_alone(Documents documents) {
  std::vector<Choice> choices;
  for (const std::size_t i : documents) {
    const Reading reading(documents_[i].text, memory_);
    add_choices(gold_placings(documents_[i], reading, memory_), names_, choices,
                [&](const Placing& placing, std::size_t candidate, FeatureList& features) {
                  add_candidate_features(reading, placing, candidate, features);
                });
  }
  return learn_to_choose(choices, names_, {});
}

std::map<std::string, float> Training::learn_together(Documents documents,
                                                      const LinearModel& alone) {
  const CandidateWeights alone_weights(alone);
  std::vector<Choice> choices;
  for (const std::size_t i : documents) {
    const Reading reading(documents_[i].text, memory_);
    auto gold = gold_placings(documents_[i], reading, memory_);
    rank_alone(reading, gold.placings, alone_weights);
    const Surroundings surroundings(gold.placings);
    add_choices(gold, names_, choices,
                [&](const Placing& placing, std::size_t candidate, FeatureList& features) {
                  add_candidate_features(reading, placing, candidate, features);
                  surroundings.add_features(placing, candidate, features);
                });
  }
  return learn_to_choose(choices, names_, {});
}

BoostedTrees Training::grow_placing(Documents documents) {
  FactTable table{placing_fact_names.size(), {}};
  std::vector<bool> right;
  std::vector<std::uint32_t> group;
  std::vector<double> scores;
  for_each_fold(documents, [&](Documents seen, Documents unseen) {
    const LinearModel alone(learn_alone(seen));
    const RankingWeights weights(alone, LinearModel(learn_together(seen, alone)));
    for (const std::size_t i : unseen) {
      const Reading reading(documents_[i].text, memory_);
      auto gold = gold_placings(documents_[i], reading, memory_);
      const auto surroundings = rank_together(reading, gold.placings, weights);
      const HomeWords home_words(reading);
      const PlacingFacts facts(home_words, surroundings, gold.placings);
      for (std::size_t m = 0; m < gold.placings.size(); ++m) {
        const auto rights = right_candidates(gold.placings[m], *gold.gold[m]);
        if (rights.size() < 2) continue;
        const std::uint32_t number = group.empty() ? 0 : group.back() + 1;
        for (std::size_t k = 0; k < rights.size(); ++k) {
          const double away = facts.away_from_home(gold.placings[m], k);
          facts.add(gold.placings[m], k, away, table.values);
          right.push_back(rights[k]);
          group.push_back(number);
          scores.push_back(gold.placings[m].scores[k] - away);
        }
      }
    }
  });
  BoostingOptions options;
  options.trees = 100;
  options.least_weight = 2;
  return grow_to_choose(table, right, group, scores, options);
}

/// The gold toponyms whose sense is known, and whether it is associative.
std::pair<std::vector<PossibleMention>, std::vector<bool>> Training::with_sense(
    std::size_t document, const Reading& reading) {
  std::pair<std::vector<PossibleMention>, std::vector<bool>> result;
  for (const auto& [span, gold] : by_bytes(documents_[document])) {
    if (!gold->sense || *gold->sense == Sense::demonym) continue;
    const auto mention = mention_of_span(reading, span, memory_);
    if (may_be_demonym(mention)) continue;
    result.first.push_back(mention);
    result.second.push_back(*gold->sense == Sense::associative);
  }
  return result;
}

std::map<std::string, float> Training::learn_sense(Documents documents) {
  std::vector<Example> examples;
  FeatureList features(&names_);
  for (const std::size_t i : documents) {
    const Reading reading(documents_[i].text, memory_);
    const auto [mentions, associative] = with_sense(i, reading);
    const Topics topics = topics_of(reading);
    for (std::size_t k = 0; k < mentions.size(); ++k) {
      features.clear();
      add_sense_features(reading, topics, mentions[k], memory_, features);
      examples.push_back({{features.all().begin(), features.all().end()}, associative[k]});
    }
  }
  // Few toponyms have a known sense: rare features count, and all weights are kept small.
  LearningOptions options;
  options.least_seen = 2;
  options.smoothing = 0.3;
  return learn_yes_or_no(examples, names_, options);
}

/// A country that the annotators put at another point than our gazetteer: the choice is not wrong.
static bool is_other_point(std::span<const KnownCandidate> candidates, std::size_t chosen,
                           const AnnotatedToponym& gold) {
  const bool any_right = std::any_of(
      candidates.begin(), candidates.end(),
      [&](const KnownCandidate& known) { return error_km(known, gold) <= right_within_km; });
  return !any_right && candidates[chosen].kind == kind_country &&
         error_km(candidates[chosen], gold) <= widest_country_km;
}

std::vector<Example> Training::confidence_examples(Documents documents, const Models& models) {
  std::vector<Example> examples;
  FeatureList features(&names_);
  for (const std::size_t i : documents) {
    const Reading reading(documents_[i].text, memory_);
    const auto gold = by_bytes(documents_[i]);
    const auto mentions = find_mentions(reading, models.recognition, memory_);
    const auto placings = place_mentions(reading, mentions, models.resolution, memory_);
    for (std::size_t k = 0; k < mentions.size(); ++k) {
      if (placings[k].known->candidates.empty() || leaves_out(documents_[i], mentions[k])) continue;
      const auto found = gold.find(reading.span(mentions[k].first, mentions[k].last));
      if (found != gold.end() && !found->second->position) continue;
      const std::size_t chosen = placings[k].chosen;
      if (found != gold.end() &&
          is_other_point(placings[k].known->candidates, chosen, *found->second))
        continue;
      features.clear();
      add_confidence_features(mentions[k], placings, k, features);
      const bool right = found != gold.end() && error_km(placings[k].known->candidates[chosen],
                                                         *found->second) <= right_within_km;
      examples.push_back({{features.all().begin(), features.all().end()}, right});
    }
  }
  return examples;
}

ModelFiles Training::learn_from(Documents documents) {
  ModelFiles files;
  files["recognition.tsv"] = to_table(learn_words(documents));
  files["recognition.trees"] = grow_recognition(documents).to_table(recognition_fact_names);
  const auto alone = learn_alone(documents);
  files["placing_alone.tsv"] = to_table(alone);
  files["placing_together.tsv"] = to_table(learn_together(documents, LinearModel(alone)));
  files["placing.trees"] = grow_placing(documents).to_table(placing_fact_names);
  files["sense.tsv"] = to_table(learn_sense(documents));
  return files;
}

ModelFiles Training::learn() {
  std::vector<std::size_t> all(documents_.size());
  std::iota(all.begin(), all.end(), std::size_t{0});
  // Confidence is learned from documents that the other models have not seen.
  std::vector<Example> examples;
  for_each_fold(all, [&](Documents seen, Documents unseen) {
    told_("learning from " + std::to_string(seen.size()) + " documents");
    const auto found = confidence_examples(unseen, models_of(learn_from(seen)));
    examples.insert(examples.end(), found.begin(), found.end());
  });
  told_("learning from all documents");
  auto files = learn_from(all);
  files["confidence.tsv"] = to_table(learn_yes_or_no(examples, names_, {}));
  return files;
}

}  // namespace loci::geoparse
