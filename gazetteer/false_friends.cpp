#include "gazetteer/false_friends.hpp"

#include "gazetteer/direction_words.hpp"
#include "gazetteer/name_key.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

namespace loci::gazetteer {
namespace {

// Between what is left of two spellings of one name: more than between whole names, since the
// shared words no longer make them alike.
constexpr double most_distance_of_rest = 0.4;

std::string_view first_word(std::string_view key) {
  return key.substr(0, key.find(' '));
}

std::string_view last_word(std::string_view key) {
  const std::size_t blank = key.rfind(' ');
  return blank == std::string_view::npos ? key : key.substr(blank + 1);
}

std::string_view without_first(std::string_view key, std::size_t letters) {
  return key.substr(std::min(letters + 1, key.size()));
}

std::string_view without_last(std::string_view key, std::size_t letters) {
  return key.substr(0, key.size() - std::min(letters + 1, key.size()));
}

/// Both without the words that both begin or end with.
std::pair<std::string_view, std::string_view> rests(std::string_view a, std::string_view b) {
  while (!a.empty() && !b.empty() && first_word(a) == first_word(b)) {
    const std::size_t letters = first_word(a).size();
    a = without_first(a, letters);
    b = without_first(b, letters);
  }
  while (!a.empty() && !b.empty() && last_word(a) == last_word(b)) {
    const std::size_t letters = last_word(a).size();
    a = without_last(a, letters);
    b = without_last(b, letters);
  }
  return {a, b};
}

}  // namespace

bool are_false_friends(std::string_view name_key_a, std::string_view name_key_b) {
  const auto [a, b] = rests(name_key_a, name_key_b);
  const bool shared = a.size() < name_key_a.size();
  const bool several_words =
      first_word(name_key_a) != name_key_a && first_word(name_key_b) != name_key_b;
  if (several_words && direction_of_word(first_word(a)) != direction_of_word(first_word(b)))
    return true;
  if (!shared || a.empty() || b.empty()) return false;
  return spelling_distance(a, b) > most_distance_of_rest;
}

}  // namespace loci::gazetteer
