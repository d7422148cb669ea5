#include "gazetteer/geoparse/boosting.hpp"
#include "geo/error.hpp"

#include <catch2/catch.hpp>

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

using namespace loci;
using namespace loci::geoparse;

namespace {

constexpr std::array<std::string_view, 2> names = {"near", "size"};

/// Rows that are right where just one of the two facts is great: no sum of weights can say so.
struct EitherOr {
  FactTable facts{names.size(), {}};
  std::vector<bool> right;

  EitherOr() {
    for (int i = 0; i < 400; ++i) {
      const bool near = i % 2 == 0, great = i / 2 % 3 == 0;
      facts.values.insert(facts.values.end(), {near ? 1.0F : 0.0F, great ? 5.0F : 2.0F});
      right.push_back(near != great);
    }
  }
};

}  // namespace

TEST_CASE("Trees learn what no sum of weights can say") {
  const EitherOr examples;
  BoostingOptions options;
  options.columns = 1;
  const auto trees = grow_yes_or_no(examples.facts, examples.right, options);
  const auto score = [&](float near, float size) {
    return trees.score(std::array<float, 2>{near, size});
  };
  CHECK(score(1, 2) > 1);
  CHECK(score(0, 5) > 1);
  CHECK(score(1, 5) < -1);
  CHECK(score(0, 2) < -1);
  SECTION("and the same examples grow the same trees") {
    CHECK(grow_yes_or_no(examples.facts, examples.right, options) == trees);
  }
}

TEST_CASE(
    "Trees that choose make the right row of a group probable, and leave groups without one "
    "alone") {
  FactTable facts{names.size(), {}};
  std::vector<bool> right;
  std::vector<std::uint32_t> group;
  for (std::uint32_t i = 0; i < 100; ++i) {
    facts.values.insert(facts.values.end(), {1, 2, 0, 6});  // near and small, far and large
    right.insert(right.end(), {i < 80, false});             // the last twenty: neither
    group.insert(group.end(), {i, i});
  }
  const auto trees = grow_to_choose(facts, right, group, std::vector<double>(200, 0.0), {});
  CHECK(trees.score(std::array<float, 2>{1, 2}) > trees.score(std::array<float, 2>{0, 6}) + 2);
}

TEST_CASE("No examples grow trees that say nothing") {
  CHECK(grow_yes_or_no({names.size(), {}}, {}, {}).score(std::array<float, 2>{1, 2}) == 0);
}

TEST_CASE("Trees are written as questions and leaves, and read again") {
  const EitherOr examples;
  const auto trees = grow_yes_or_no(examples.facts, examples.right, {});
  const auto read = BoostedTrees::parse(trees.to_table(names), names, "test.trees");
  for (const float near : {0.0F, 1.0F}) {
    for (const float size : {2.0F, 5.0F}) {
      const std::array<float, 2> facts = {near, size};
      CHECK(read.score(facts) == Approx(trees.score(facts)).margin(1e-4));
    }
  }
}

TEST_CASE("A line that is no tree is named, with its number") {
  using Catch::Matchers::Contains;
  CHECK_THROWS_WITH(BoostedTrees::parse("# trees\nnear<1 | 0 1\n", names, "test.trees"),
                    Contains("test.trees") && Contains("line 2"));
  const auto tree = [](std::string_view first, std::string_view last) {
    std::string line(first);
    for (int i = 0; i < 14; ++i) line += " -";
    line += " |";
    for (int i = 0; i < 15; ++i) line += " 0.5";
    return line + " " + std::string(last);
  };
  CHECK_NOTHROW(BoostedTrees::parse(tree("near<0.5", "1"), names, "test.trees"));
  CHECK_THROWS_AS(BoostedTrees::parse(tree("far<0.5", "1"), names, "test.trees"), Error);
  CHECK_THROWS_AS(BoostedTrees::parse(tree("near<nan", "1"), names, "test.trees"), Error);
  CHECK_THROWS_AS(BoostedTrees::parse(tree("near<0.5", "inf"), names, "test.trees"), Error);
  CHECK_THROWS_AS(BoostedTrees::parse(tree("near<0.5", "1 1"), names, "test.trees"), Error);
}
