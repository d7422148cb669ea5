#include "gazetteer/geoparse/candidate_features.hpp"

#include <algorithm>
#include <array>
#include <limits>
#include <utility>

namespace loci::geoparse {
namespace {

/// The numbers that a candidate's own features say.
enum Number : std::size_t {
  match,
  name_kind,
  kind,
  population,
  rank,
  behind,       // in half powers of ten, as far as it matters for the kind
  behind_most,  // and as far as it matters at all
  label_rank,
  numbers,
};

constexpr auto own_features = std::to_array<SmallFeature>({{"match", match, name_kind},
                                                           {"kind", kind, name_kind},
                                                           {"population_of", population, kind},
                                                           {"rank", rank},
                                                           {"rank_of", rank, kind},
                                                           {"behind", behind, kind},
                                                           {"behind_most", behind_most},
                                                           {"label_rank", label_rank}});
constexpr auto inside_features = std::to_array<SmallFeature>({{"inside", 0}});
constexpr auto sibling_inside_features = std::to_array<SmallFeature>({{"sibling_inside", 0}});
constexpr FeatureKind population_feature = "population";

float population_value(const KnownCandidate& known) {
  return known.log_population / 4.0F;
}

std::array<int, numbers> numbers_of(const KnownName& name, std::size_t index) {
  const KnownCandidate& known = name.candidates[index];
  const auto behind_by = static_cast<int>((name.log_population - known.log_population) * 2.0F);
  std::array<int, numbers> result{};
  result[match] = static_cast<int>(known.match);
  result[name_kind] = static_cast<int>(known.name_kind);
  result[kind] = known.kind;
  result[population] = static_cast<int>(known.log_population);
  result[rank] = static_cast<int>(std::min<std::size_t>(index, 4));
  result[behind] = std::clamp(behind_by, 0, 8);
  result[behind_most] = std::clamp(behind_by, 0, 12);
  result[label_rank] = known.label_rank + 1;
  return result;
}

/// What the mention's words and those around it say of a candidate of a kind.
/// \param features a FeatureList or a FeatureSum
template <typename Features>
void add_word_features(const Reading& reading, const Placing& placing, int kind_of_place,
                       Features& features) {
  const auto value = [&](std::size_t at) {
    return FeatureValue(reading.word(at).key, reading.word(at).hash);
  };
  if (placing.last - placing.first > 1) {
    features.add("head", value(placing.first), kind_of_place);
    features.add("tail", value(placing.last - 1), kind_of_place);
  }
  if (placing.first > 0) {
    const Word& before = reading.word(placing.first - 1);
    if (before.kinds.common) features.add("before", value(placing.first - 1), kind_of_place);
    if (placing.first > 1 && before.key == "of") {
      features.add("of", value(placing.first - 2), kind_of_place);
    }
  }
  if (placing.last < reading.size() && reading.word(placing.last).kinds.common) {
    features.add("after", value(placing.last), kind_of_place);
  }
}

}  // namespace

void add_candidate_features(const Reading& reading, const Placing& placing, std::size_t index,
                            FeatureList& features) {
  const KnownCandidate& known = placing.known->candidates[index];
  add_small_features(own_features, numbers_of(*placing.known, index), features);
  features.add_value(population_feature, population_value(known));
  add_word_features(reading, placing, known.kind, features);
  const auto add_inside = [&](std::span<const SmallFeature> feature, Inside inside) {
    add_small_features(feature, std::array{static_cast<int>(inside)}, features);
  };
  if (!placing.inside.empty()) add_inside(inside_features, placing.inside[index]);
  if (!placing.sibling_inside.empty())
    add_inside(sibling_inside_features, placing.sibling_inside[index]);
}

CandidateWeights::CandidateWeights(LinearModel model)
    : model_(std::move(model)),
      own_(own_features, model_),
      inside_(inside_features, model_),
      sibling_inside_(sibling_inside_features, model_),
      population_(static_cast<double>(model_.weight(population_feature.hash))) {}

void CandidateWeights::add_scores(const Reading& reading, const Placing& placing,
                                  std::vector<double>& scores) const {
  constexpr double unknown = std::numeric_limits<double>::infinity();
  std::array<double, kind_other + 1> by_words;  // of the kinds met so far
  by_words.fill(unknown);
  const auto& candidates = placing.known->candidates;
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    double& words = by_words.at(static_cast<std::size_t>(candidates[i].kind));
    if (words == unknown) {
      FeatureSum features(model_);
      add_word_features(reading, placing, candidates[i].kind, features);
      words = features.sum();
    }
    double score = own_.score(numbers_of(*placing.known, i)) + words +
                   population_ * static_cast<double>(population_value(candidates[i]));
    const auto add_inside = [&](const SmallFeatureWeights& weights, Inside inside) {
      score += weights.score(std::array{static_cast<int>(inside)});
    };
    if (!placing.inside.empty()) add_inside(inside_, placing.inside[i]);
    if (!placing.sibling_inside.empty()) add_inside(sibling_inside_, placing.sibling_inside[i]);
    scores.push_back(score);
  }
}

}  // namespace loci::geoparse
