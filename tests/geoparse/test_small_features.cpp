#include "gazetteer/geoparse/built_in_files.hpp"
#include "gazetteer/geoparse/find_mentions.hpp"
#include "gazetteer/geoparse/models.hpp"
#include "gazetteer/geoparse/rank_candidates.hpp"
#include "gazetteer/geoparse/small_features.hpp"
#include "tests/geoparse/world_geoparser.hpp"

#include <catch2/catch.hpp>

#include <array>

using namespace loci;
using namespace loci::geoparse;

namespace {

constexpr auto two_features = std::to_array<SmallFeature>({{"rank", 0}, {"rank_of", 0, 1}});

constexpr std::string_view text =
    "BEIRUT, Lebanon - The governor of Homs met the mayor of Paris, Texas. Homs province and Hama "
    "lie in Syria. He flew on from Paris to Tripoli.";

}  // namespace

TEST_CASE("Small features weigh what the model says of their names") {
  const LinearModel model({{"rank=3", 0.5F}, {"rank_of=3|7", 2.0F}, {"rank_of=7|3", 9.0F}});
  const SmallFeatureWeights weights(two_features, model);
  CHECK(weights.score(std::array{3, 7}) == 2.5);
  CHECK(weights.score(std::array{3, 0}) == 0.5);
  CHECK(weights.score(std::array{0, most_small_number}) == 0);
}

TEST_CASE("Candidates are scored by tables as they are by the features that training learns from") {
  const auto model =
      LinearModel::parse(built_in_file("model/placing_together.tsv"), "placing_together.tsv");
  const CandidateWeights weights(model);
  const SurroundingsWeights surroundings_weights(model);
  Memory memory(tests::world());
  const Reading reading(text, memory);
  auto placings =
      make_placings(reading, find_mentions(reading, built_in_models().recognition, memory), memory);
  REQUIRE(placings.size() > 6);
  rank_alone(reading, placings, weights);
  const Surroundings surroundings(placings);
  FeatureList features;
  for (const Placing& placing : placings) {
    std::vector<double> scores;
    weights.add_scores(reading, placing, scores);
    REQUIRE(scores.size() == placing.known->candidates.size());
    for (std::size_t i = 0; i < scores.size(); ++i) {
      INFO(placing.name << ", candidate " << i);
      features.clear();
      add_candidate_features(reading, placing, i, features);
      CHECK(scores[i] == Approx(model.score(features.all())).margin(1e-9));
      features.clear();
      surroundings.add_features(placing, i, features);
      CHECK(surroundings_weights.score(surroundings, placing, i) ==
            Approx(model.score(features.all())).margin(1e-9));
    }
  }
}
