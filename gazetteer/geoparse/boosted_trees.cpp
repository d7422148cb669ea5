#include "gazetteer/geoparse/boosted_trees.hpp"

#include "geo/error.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
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
