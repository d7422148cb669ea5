#include "gazetteer/geoparse/learning.hpp"
#include "gazetteer/geoparse/linear_model.hpp"
#include "geo/error.hpp"

#include <catch2/catch.hpp>

using namespace loci;
using namespace loci::geoparse;

namespace {

Example example(FeatureNames& names, std::initializer_list<const char*> words, bool right) {
  FeatureList features(&names);
  for (const char* word : words) features.add("word", word);
  return {{features.all().begin(), features.all().end()}, right};
}

}  // namespace

TEST_CASE("Logistic regression learns which features speak for and which against") {
  FeatureNames names;
  std::vector<Example> examples;
  for (int i = 0; i < 20; ++i) {
    examples.push_back(example(names, {"in", "seen"}, true));
    examples.push_back(example(names, {"mr", "seen"}, false));
  }
  const auto weights = learn_yes_or_no(examples, names, {});
  CHECK(weights.at("word=in") > 0.5F);
  CHECK(weights.at("word=mr") < -0.5F);
  SECTION("and the same examples give the same weights") {
    CHECK(learn_yes_or_no(examples, names, {}) == weights);
  }
}

TEST_CASE("A choice is learned from what its right possibility has and the others lack") {
  FeatureNames names;
  std::vector<Choice> choices;
  for (int i = 0; i < 20; ++i) {
    choices.push_back(
        {example(names, {"near", "small"}, true), example(names, {"far", "large"}, false)});
  }
  const auto weights = learn_to_choose(choices, names, {});
  CHECK(weights.at("word=near") > weights.at("word=far"));
}

TEST_CASE("Weights are found by the names of their features") {
  const auto model =
      LinearModel::parse("# a comment\nbefore=in\t1.5\nsize=3|2\t-2\nbias\t0.25\n", "test.tsv");
  FeatureList features;
  features.add("bias");
  features.add("before", "in");
  features.add("size", 3, 2);
  features.add("size", 2, 3);
  CHECK(model.score(features.all()) == Approx(-0.25));
}

TEST_CASE("A table that is no table of weights is named with the line") {
  CHECK_THROWS_WITH(
      LinearModel::parse("before=in 1.5\n", "test.tsv"),
      Catch::Matchers::Contains("test.tsv") && Catch::Matchers::Contains("before=in"));
  CHECK_THROWS_AS(LinearModel::parse("a\tnan\n", "test.tsv"), Error);
}
