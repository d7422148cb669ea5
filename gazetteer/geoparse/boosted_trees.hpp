/// \file
/// A sum of small decision trees over numeric facts.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace loci::geoparse {

/// Questions from the root to a leaf of every tree.
inline constexpr std::size_t tree_depth = 4;

/// A decision tree, every leaf as deep as the others. The children of node i are 2i + 1 and 2i + 2.
struct Tree {
  struct Split {
    std::uint8_t fact = 0;  ///< index into the facts
    /// A fact below it goes to the left child. Infinite: the node asks nothing.
    float threshold = std::numeric_limits<float>::infinity();

    bool operator==(const Split&) const = default;
  };
  std::array<Split, (1U << tree_depth) - 1> splits{};
  std::array<float, 1U << tree_depth> leaves{};

  float value(std::span<const float> facts) const {
    std::size_t node = 0;
    for (std::size_t level = 0; level < tree_depth; ++level) {
      const Split& split = splits[node];
      node = 2 * node + (facts[split.fact] < split.threshold ? 1 : 2);
    }
    return leaves[node - splits.size()];
  }

  bool operator==(const Tree&) const = default;
};

/// Trees that were grown one after the other, each to mend what those before it got wrong. Their
/// sum is a score as that of LinearModel.
class BoostedTrees {
 public:
  BoostedTrees() = default;
  explicit BoostedTrees(std::vector<Tree> trees) : trees_(std::move(trees)) {}

  /// Reads what to_table() writes. \param fact_names in the order of the facts. Throws Error, with
  /// subject in its message, on anything else.
  static BoostedTrees parse(std::string_view table, std::span<const std::string_view> fact_names,
                            std::string_view subject);

  /// One tree a line: its questions ("near<1.5", "-" for none), a bar, its leaves.
  std::string to_table(std::span<const std::string_view> fact_names) const;

  /// \param facts as many as there were names
  double score(std::span<const float> facts) const {
    double sum = 0;
    for (const Tree& tree : trees_) sum += static_cast<double>(tree.value(facts));
    return sum;
  }

  /// The scores of rows of facts, each as score() takes them, one after another in memory.
  /// \param scores one for each row
  void score_rows(std::span<const float> rows, std::span<double> scores) const;

  bool empty() const { return trees_.empty(); }
  bool operator==(const BoostedTrees&) const = default;

 private:
  std::vector<Tree> trees_;
};

}  // namespace loci::geoparse
