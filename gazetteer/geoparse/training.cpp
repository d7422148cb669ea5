#include "gazetteer/geoparse/training.hpp"

#include "gazetteer/geoparse/find_mentions.hpp"
#include "gazetteer/geoparse/geoparse_text.hpp"
#include "gazetteer/geoparse/recognition_features.hpp"
#include "gazetteer/geoparse/sense.hpp"
#include "geo/distance.hpp"

#include <algorithm>
#include <map>
#include <numeric>

namespace loci::geoparse {
namespace {

constexpr std::size_t folds = 4;
constexpr double same_place_km = 5.0;

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
  return geo::distance_km(candidate.candidate.place.position, *gold.position);
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
    mentions.push_back(mention_of_span(reading, span, memory.gazetteer()));
    result.gold.push_back(gold);
  }
  result.placings = make_placings(reading, mentions, memory);
  return result;
}

/// Adds one choice for each gold toponym with a position; features come from add(placing,
/// candidate, features).
template <typename Add>
void add_choices(const GoldPlacings& from, FeatureNames& names, std::vector<Choice>& choices,
                 Add add) {
  FeatureList features(&names);
  for (std::size_t i = 0; i < from.placings.size(); ++i) {
    const auto& candidates = from.placings[i].known->candidates;
    if (!from.gold[i]->position || candidates.size() < 2) continue;
    Choice choice;
    double nearest = right_within_km;
    for (const auto& candidate : candidates) {
      nearest = std::min(nearest, error_km(candidate, *from.gold[i]));
    }
    for (std::size_t k = 0; k < candidates.size(); ++k) {
      features.clear();
      add(from.placings[i], k, features);
      // Of several places near enough the nearest is meant: the town, not the province of its name.
      const double km = error_km(candidates[k], *from.gold[i]);
      choice.push_back({{features.all().begin(), features.all().end()},
                        km <= right_within_km && km <= nearest + same_place_km});
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
    for (const auto& mention : possible_mentions(reading, memory_.gazetteer())) {
      if (!is_demonym(mention)) continue;
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
  return is_demonym(mention) && without_demonyms_.count(document.corpus) > 0;
}

std::map<std::string, float> Training::learn_recognition(std::span<const std::size_t> documents) {
  std::vector<Example> examples;
  FeatureList features(&names_);
  for (const std::size_t i : documents) {
    const Reading reading(documents_[i].text, memory_);
    const auto gold = by_bytes(documents_[i]);
    for (const auto& mention : possible_mentions(reading, memory_.gazetteer())) {
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

std::map<std::string, float> Training::learn_alone(std::span<const std::size_t> documents) {
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

std::map<std::string, float> Training::learn_together(std::span<const std::size_t> documents,
                                                      const LinearModel& alone) {
  std::vector<Choice> choices;
  for (const std::size_t i : documents) {
    const Reading reading(documents_[i].text, memory_);
    auto gold = gold_placings(documents_[i], reading, memory_);
    rank_alone(reading, gold.placings, alone);
    const Surroundings surroundings(gold.placings);
    add_choices(gold, names_, choices,
                [&](const Placing& placing, std::size_t candidate, FeatureList& features) {
                  add_candidate_features(reading, placing, candidate, features);
                  surroundings.add_features(placing, placing.known->candidates[candidate],
                                            features);
                });
  }
  return learn_to_choose(choices, names_, {});
}

std::map<std::string, float> Training::learn_sense(std::span<const std::size_t> documents) {
  std::vector<Example> examples;
  FeatureList features(&names_);
  for (const std::size_t i : documents) {
    const Reading reading(documents_[i].text, memory_);
    for (const auto& [span, gold] : by_bytes(documents_[i])) {
      if (!gold->sense || *gold->sense == Sense::demonym) continue;
      const auto mention = mention_of_span(reading, span, memory_.gazetteer());
      if (is_demonym(mention)) continue;
      features.clear();
      add_sense_features(reading, mention, memory_, features);
      examples.push_back(
          {{features.all().begin(), features.all().end()}, *gold->sense == Sense::associative});
    }
  }
  return learn_yes_or_no(examples, names_, {});
}

std::vector<Example> Training::confidence_examples(std::span<const std::size_t> documents,
                                                   const Models& models) {
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
      const std::size_t chosen = most_probable(placings[k]);
      features.clear();
      add_confidence_features(mentions[k], placings[k], chosen, features);
      const bool right = found != gold.end() && error_km(placings[k].known->candidates[chosen],
                                                         *found->second) <= right_within_km;
      examples.push_back({{features.all().begin(), features.all().end()}, right});
    }
  }
  return examples;
}

WeightTables Training::learn_from(std::span<const std::size_t> documents) {
  WeightTables tables;
  tables["recognition"] = learn_recognition(documents);
  tables["placing_alone"] = learn_alone(documents);
  tables["placing_together"] = learn_together(documents, LinearModel(tables["placing_alone"]));
  tables["sense"] = learn_sense(documents);
  return tables;
}

WeightTables Training::learn() {
  std::vector<std::size_t> all(documents_.size());
  std::iota(all.begin(), all.end(), std::size_t{0});
  // Confidence is learned from documents that the other models have not seen.
  std::vector<Example> examples;
  for (std::size_t fold = 0; fold < folds; ++fold) {
    told_("learning without fold " + std::to_string(fold + 1) + " of " + std::to_string(folds));
    std::vector<std::size_t> seen, unseen;
    for (const std::size_t i : all) (i % folds == fold ? unseen : seen).push_back(i);
    const auto found = confidence_examples(unseen, models_of(learn_from(seen)));
    examples.insert(examples.end(), found.begin(), found.end());
  }
  told_("learning from all documents");
  auto tables = learn_from(all);
  tables["confidence"] = learn_yes_or_no(examples, names_, {});
  return tables;
}

}  // namespace loci::geoparse
