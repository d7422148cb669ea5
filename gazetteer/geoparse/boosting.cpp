#include "gazetteer/geoparse/boosting.hpp"

#include "gazetteer/geoparse/linear_model.hpp"

#include <algorithm>
#include <cmath>
#include <functional>

namespace loci::geoparse {
namespace {

constexpr std::size_t most_bins = 64;

/// First and second derivative of the loss by a row's score.
struct Slope {
  double first = 0, second = 0;

  Slope& operator+=(const Slope& other) {
    first += other.first;
    second += other.second;
    return *this;
  }
  Slope operator-(const Slope& other) const { return {first - other.first, second - other.second}; }
};

/// The facts as numbers of bins, column after column.
struct Binned {
  std::vector<std::vector<float>> bounds;  ///< a fact below bounds[f][b] is in bin b or before
  std::vector<std::vector<std::uint8_t>> bins;
};

Binned binned(const FactTable& facts) {
  Binned result;
  const std::size_t rows = facts.rows();
  for (std::size_t fact = 0; fact < facts.width; ++fact) {
    std::vector<float> values(rows);
    for (std::size_t row = 0; row < rows; ++row)
      values[row] = facts.values[row * facts.width + fact];
    auto sorted = values;
    std::sort(sorted.begin(), sorted.end());
    std::vector<float> bounds;
    for (std::size_t bin = 1; bin + 1 < most_bins; ++bin) {
      const float value = sorted[rows * bin / most_bins];
      if (value > sorted.front() && (bounds.empty() || value > bounds.back()))
        bounds.push_back(value);
    }
    // Rare values are worth a bound of their own: most facts are zero nearly everywhere.
    if (sorted.back() > sorted.front() && (bounds.empty() || bounds.back() < sorted.back())) {
      bounds.push_back(sorted.back());
    }
    auto& column = result.bins.emplace_back(rows);
    for (std::size_t row = 0; row < rows; ++row) {
      column[row] = static_cast<std::uint8_t>(
          std::upper_bound(bounds.begin(), bounds.end(), values[row]) - bounds.begin());
    }
    result.bounds.push_back(std::move(bounds));
  }
  return result;
}

/// Grows one tree over the slopes of all rows.
class Grower {
 public:
  Grower(const Binned& binned, const BoostingOptions& options)
      : binned_(binned), options_(options) {}

  Tree grow(const std::vector<Slope>& slopes, const std::vector<std::size_t>& columns,
            std::vector<std::size_t>& leaf_of_row) {
    Tree tree;
    auto& node_of_row = leaf_of_row;
    node_of_row.assign(slopes.size(), 0);
    for (std::size_t level = 0; level < tree_depth; ++level) {
      const std::size_t first = (std::size_t{1} << level) - 1, count = std::size_t{1} << level;
      const auto cuts = best_cuts(slopes, columns, node_of_row, first, count);
      for (std::size_t i = 0; i < count; ++i) {
        if (cuts[i].gain > 0) {
          tree.splits[first + i] = {static_cast<std::uint8_t>(cuts[i].fact),
                                    binned_.bounds[cuts[i].fact][cuts[i].bin]};
        }
      }
      for (std::size_t row = 0; row < slopes.size(); ++row) {
        const Cut& cut = cuts[node_of_row[row] - first];
        const bool left = cut.gain <= 0 || binned_.bins[cut.fact][row] <= cut.bin;
        node_of_row[row] = 2 * node_of_row[row] + (left ? 1 : 2);
      }
    }
    std::vector<Slope> sums(tree.leaves.size());
    for (std::size_t row = 0; row < slopes.size(); ++row) {
      node_of_row[row] -= tree.splits.size();
      sums[node_of_row[row]] += slopes[row];
    }
    for (std::size_t i = 0; i < sums.size(); ++i) {
      tree.leaves[i] = static_cast<float>(-options_.step * sums[i].first /
                                          (sums[i].second + options_.smoothing));
    }
    return tree;
  }

 private:
  struct Cut {
    double gain = 0;
    std::size_t fact = 0;
    std::size_t bin = 0;  ///< the last one that goes left
  };

  double worth(const Slope& sum) const {
    return sum.first * sum.first / (sum.second + options_.smoothing);
  }

  std::vector<Cut> best_cuts(const std::vector<Slope>& slopes,
                             const std::vector<std::size_t>& columns,
                             const std::vector<std::size_t>& node_of_row, std::size_t first,
                             std::size_t count) const {
    std::vector<Cut> cuts(count);
    std::vector<Slope> sums(count * most_bins);
    for (const std::size_t fact : columns) {
      const auto& bins = binned_.bins[fact];
      std::fill(sums.begin(), sums.end(), Slope{});
      for (std::size_t row = 0; row < slopes.size(); ++row) {
        sums[(node_of_row[row] - first) * most_bins + bins[row]] += slopes[row];
      }
      for (std::size_t i = 0; i < count; ++i) {
        cut_node({sums.data() + i * most_bins, most_bins}, fact, cuts[i]);
      }
    }
    return cuts;
  }

  void cut_node(std::span<const Slope> sums, std::size_t fact, Cut& best) const {
    Slope all, left;
    for (const Slope& sum : sums) all += sum;
    for (std::size_t bin = 0; bin < binned_.bounds[fact].size(); ++bin) {
      left += sums[bin];
      const Slope right = all - left;
      if (left.second < options_.least_weight || right.second < options_.least_weight) continue;
      const double gain = worth(left) + worth(right) - worth(all);
      if (gain > best.gain + 1e-9) best = {gain, fact, bin};
    }
  }

  const Binned& binned_;
  const BoostingOptions& options_;
};

/// Some of the facts, other ones for each tree; the same on every machine.
std::vector<std::size_t> some_columns(std::size_t width, double share, std::uint64_t& state) {
  std::vector<std::size_t> columns(width);
  for (std::size_t i = 0; i < width; ++i) columns[i] = i;
  for (std::size_t i = width; i > 1; --i) {
    state = state * 6364136223846793005U + 1442695040888963407U;
    std::swap(columns[i - 1], columns[(state >> 33) % i]);
  }
  columns.resize(
      std::max<std::size_t>(1, static_cast<std::size_t>(share * static_cast<double>(width))));
  std::sort(columns.begin(), columns.end());
  return columns;
}

using SlopesOf = std::function<void(const std::vector<double>& scores, std::vector<Slope>& slopes)>;

BoostedTrees boost(const FactTable& facts, std::vector<double> scores, const SlopesOf& slopes_of,
                   const BoostingOptions& options) {
  std::vector<Tree> trees;
  if (facts.rows() == 0) return BoostedTrees(std::move(trees));
  const Binned bins = binned(facts);
  Grower grower(bins, options);
  std::vector<Slope> slopes(facts.rows());
  std::vector<std::size_t> leaf_of_row;
  std::uint64_t state = 1;
  for (int i = 0; i < options.trees; ++i) {
    slopes_of(scores, slopes);
    const auto columns = some_columns(facts.width, options.columns, state);
    trees.push_back(grower.grow(slopes, columns, leaf_of_row));
    for (std::size_t row = 0; row < scores.size(); ++row) {
      scores[row] += static_cast<double>(trees.back().leaves[leaf_of_row[row]]);
    }
  }
  return BoostedTrees(std::move(trees));
}

}  // namespace

BoostedTrees grow_yes_or_no(const FactTable& facts, const std::vector<bool>& right,
                            const BoostingOptions& options) {
  const auto slopes_of = [&](const std::vector<double>& scores, std::vector<Slope>& slopes) {
    for (std::size_t row = 0; row < scores.size(); ++row) {
      const double p = logistic(scores[row]);
      slopes[row] = {p - (right[row] ? 1 : 0), p * (1 - p)};
    }
  };
  return boost(facts, std::vector<double>(facts.rows()), slopes_of, options);
}

BoostedTrees grow_to_choose(const FactTable& facts, const std::vector<bool>& right,
                            const std::vector<std::uint32_t>& group,
                            const std::vector<double>& scores, const BoostingOptions& options) {
  const auto slopes_of = [&](const std::vector<double>& now, std::vector<Slope>& slopes) {
    for (std::size_t begin = 0, end = 0; begin < now.size(); begin = end) {
      double most = now[begin], sum = 0, right_sum = 0;
      while (end < now.size() && group[end] == group[begin]) most = std::max(most, now[end++]);
      for (std::size_t row = begin; row < end; ++row) {
        const double share = std::exp(now[row] - most);
        sum += share;
        if (right[row]) right_sum += share;
      }
      for (std::size_t row = begin; row < end; ++row) {
        slopes[row] = {};
        if (right_sum <= 0) continue;
        const double share = std::exp(now[row] - most);
        const double p = share / sum;
        slopes[row] = {p - (right[row] ? share / right_sum : 0), std::max(p * (1 - p), 1e-3)};
      }
    }
  };
  return boost(facts, scores, slopes_of, options);
}

}  // namespace loci::geoparse
