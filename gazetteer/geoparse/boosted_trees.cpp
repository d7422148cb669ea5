#include "gazetteer/geoparse/boosted_trees.hpp"

#include "geo/error.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstring>
#include <sstream>

namespace loci::geoparse {
namespace {

/// Takes the first word of a line; empty where there is none left.
std::string_view take_word(std::string_view& line) {
  const std::size_t begin = std::min(line.find_first_not_of(' '), line.size());
  line.remove_prefix(begin);
  const std::size_t end = std::min(line.find(' '), line.size());
  const auto word = line.substr(0, end);
  line.remove_prefix(end);
  return word;
}

bool parse_number(std::string_view text, float& number) {
  const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), number);
  return failure == std::errc{} && end == text.data() + text.size() && std::isfinite(number);
}

bool parse_split(std::string_view word, std::span<const std::string_view> names,
                 Tree::Split& split) {
  if (word == "-") return true;
  const std::size_t sign = word.find('<');
  if (sign == std::string_view::npos) return false;
  const auto name = std::find(names.begin(), names.end(), word.substr(0, sign));
  if (name == names.end()) return false;
  split.fact = static_cast<std::uint8_t>(name - names.begin());
  return parse_number(word.substr(sign + 1), split.threshold);
}

// Rows of facts go down the trees side by side, each in a lane.
constexpr std::size_t lanes = 8;
using Floats __attribute__((vector_size(lanes * sizeof(float)))) = float;
using Sides __attribute__((vector_size(lanes * sizeof(std::int32_t)))) = std::int32_t;
using Doubles __attribute__((vector_size(lanes * sizeof(double)))) = double;
using HalfOfDoubles __attribute__((vector_size(lanes / 2 * sizeof(double)))) = double;

/// A sum for each lane, in two parts that each fit a register.
struct Sums {
  HalfOfDoubles first{}, second{};

  double of(std::size_t lane) const {
    return lane < lanes / 2 ? first[lane] : second[lane - lanes / 2];
  }
};

/// Adds Tree::value of each lane. Asks all questions of the tree, and keeps the answers that count.
/// \param facts the first one of all lanes, then the second …
[[gnu::always_inline]] inline void add_values(const Tree& tree, const Floats* facts, Sums& sums) {
  constexpr auto begin_of = [](std::size_t level) { return (std::size_t{1} << level) - 1; };
  std::array<Sides, begin_of(tree_depth)> left;  // -1 where a lane goes left
#pragma GCC unroll 16
  for (std::size_t node = 0; node < left.size(); ++node) {
    left[node] = facts[tree.splits[node].fact] < tree.splits[node].threshold;
  }
#pragma GCC unroll 4
  for (std::size_t level = 0; level + 1 < tree_depth; ++level) {
#pragma GCC unroll 4
    for (std::size_t below = level + 1; below < tree_depth; ++below) {
      const std::size_t half = std::size_t{1} << (below - level - 1);
#pragma GCC unroll 4
      for (std::size_t node = begin_of(below); node < begin_of(below) + half; ++node) {
        left[node] = left[begin_of(level)] ? left[node] : left[node + half];
      }
    }
  }
  Sides leaf = left[0] + 1;
#pragma GCC unroll 4
  for (std::size_t level = 1; level < tree_depth; ++level) {
    leaf = leaf + leaf + left[begin_of(level)] + 1;
  }
  Floats low, high;
  static_assert(sizeof low + sizeof high == sizeof tree.leaves);
  std::memcpy(&low, tree.leaves.data(), sizeof low);
  std::memcpy(&high, tree.leaves.data() + lanes, sizeof high);
  const Floats values = __builtin_shuffle(low, high, leaf);
  const auto doubles = __builtin_convertvector(values, Doubles);
  sums.first += __builtin_shufflevector(doubles, doubles, 0, 1, 2, 3);
  sums.second += __builtin_shufflevector(doubles, doubles, 4, 5, 6, 7);
}

[[gnu::always_inline]] inline void add_all_values(std::span<const Tree> trees, const Floats* facts,
                                                  Sums& sums) {
  Sums sum = sums;
  for (const Tree& tree : trees) add_values(tree, facts, sum);
  sums = sum;
}

void add_by_usual_means(std::span<const Tree> trees, const Floats* facts, Sums& sums) {
  add_all_values(trees, facts, sums);
}

#ifdef __x86_64__
[[gnu::target("avx2")]] void add_by_avx2(std::span<const Tree> trees, const Floats* facts,
                                         Sums& sums) {
  add_all_values(trees, facts, sums);
}
#endif

/// What the processor does best.
auto* best_adder() {
#ifdef __x86_64__
  if (__builtin_cpu_supports("avx2")) return add_by_avx2;
#endif
  return add_by_usual_means;
}

bool parse_tree(std::string_view line, std::span<const std::string_view> names, Tree& tree) {
  for (Tree::Split& split : tree.splits) {
    if (!parse_split(take_word(line), names, split)) return false;
  }
  if (take_word(line) != "|") return false;
  for (float& leaf : tree.leaves) {
    if (!parse_number(take_word(line), leaf)) return false;
  }
  return take_word(line).empty();
}

}  // namespace

void BoostedTrees::score_rows(std::span<const float> rows, std::span<double> scores) const {
  static auto* const add = best_adder();
  if (scores.empty()) return;
  const std::size_t facts = rows.size() / scores.size();
  std::vector<Floats> by_fact(facts);
  for (std::size_t first = 0; first < scores.size(); first += lanes) {
    const std::size_t count = std::min(lanes, scores.size() - first);
    for (std::size_t lane = 0; lane < count; ++lane) {
      const float* const row = rows.data() + (first + lane) * facts;
      for (std::size_t i = 0; i < facts; ++i) by_fact[i][lane] = row[i];
    }
    Sums sums;
    add(trees_, by_fact.data(), sums);
    for (std::size_t lane = 0; lane < count; ++lane) scores[first + lane] = sums.of(lane);
  }
}

BoostedTrees BoostedTrees::parse(std::string_view table,
                                 std::span<const std::string_view> fact_names,
                                 std::string_view subject) {
  std::vector<Tree> trees;
  for (std::size_t number = 1; !table.empty(); ++number) {
    const std::size_t end = std::min(table.find('\n'), table.size());
    const auto line = table.substr(0, end);
    table.remove_prefix(std::min(end + 1, table.size()));
    if (line.empty() || line.front() == '#') continue;
    if (!parse_tree(line, fact_names, trees.emplace_back())) {
      throw Error(std::string(subject), "line " + std::to_string(number) + " is no tree",
                  "train the models with loci train");
    }
  }
  return BoostedTrees(std::move(trees));
}

std::string BoostedTrees::to_table(std::span<const std::string_view> fact_names) const {
  std::ostringstream out;
  out.precision(6);
  out << "# questions | leaves; written by loci train\n";
  for (const Tree& tree : trees_) {
    for (const Tree::Split& split : tree.splits) {
      if (std::isinf(split.threshold)) {
        out << "- ";
      } else {
        out << fact_names[split.fact] << '<' << split.threshold << ' ';
      }
    }
    out << '|';
    for (const float leaf : tree.leaves) out << ' ' << leaf;
    out << '\n';
  }
  return out.str();
}

}  // namespace loci::geoparse
