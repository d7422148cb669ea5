#include "gazetteer/direction_words.hpp"

#include <array>
#include <utility>

namespace loci::gazetteer {

int direction_of_word(std::string_view word_key) {
  static constexpr std::array<std::pair<std::string_view, int>, 30> words{{
      {"north", 1},      {"northern", 1},      {"south", 2},      {"southern", 2},
      {"east", 3},       {"eastern", 3},       {"west", 4},       {"western", 4},
      {"central", 5},    {"middle", 5},        {"upper", 6},      {"lower", 7},
      {"new", 8},        {"old", 9},           {"great", 10},     {"greater", 10},
      {"little", 11},    {"lesser", 11},       {"northeast", 12}, {"northeastern", 12},
      {"northwest", 13}, {"northwestern", 13}, {"southeast", 14}, {"southeastern", 14},
      {"southwest", 15}, {"southwestern", 15}, {"inner", 16},     {"outer", 17},
      {"near", 18},      {"far", 19},
  }};
  for (const auto& [word, direction] : words) {
    if (word == word_key) return direction;
  }
  return 0;
}

}  // namespace loci::gazetteer
