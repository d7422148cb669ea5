#include "gazetteer/geoparse/governed_area.hpp"

#include "gazetteer/geoparse/word_list.hpp"

#include <algorithm>
#include <string_view>

namespace loci::geoparse {
namespace {

constexpr std::size_t farthest_office = 3;  // words behind the 's: "caretaker president"

/// Offices and institutions that countries have and states have not, by their first words.
bool is_of_nation(std::string_view key) {
  static constexpr WordList words = {"ambassador", "army",    "constitution", "currency",
                                     "emir",       "foreign", "independence", "king",
                                     "military",   "navy",    "parliament",   "presidency",
                                     "president",  "prime",   "sultan"};
  return is_one_of(key, words);
}

/// Those that states of a federation have.
bool is_of_state(std::string_view key) {
  static constexpr WordList words = {"governor", "governors", "legislature"};
  return is_one_of(key, words);
}

std::optional<PlaceKind> kind_by(std::string_view key) {
  if (is_of_nation(key)) return kind_country;
  if (is_of_state(key)) return kind_admin1;
  return std::nullopt;
}

/// "Lebanon's caretaker president"
std::optional<PlaceKind> kind_behind(const Reading& reading, std::size_t last) {
  if (!reading.token(last - 1).possessive) return std::nullopt;
  const std::size_t end = std::min(reading.size(), last + farthest_office);
  for (std::size_t at = last; at < end && goes_on_in_small_letters(reading, at); ++at) {
    if (const auto kind = kind_by(reading.word(at).key)) return kind;
  }
  return std::nullopt;
}

/// "the president of Georgia"
std::optional<PlaceKind> kind_before(const Reading& reading, std::size_t first) {
  if (first < 2 || reading.word(first - 1).key != "of" ||
      !goes_on_in_small_letters(reading, first - 1) || reading.token(first).gap != Gap::space) {
    return std::nullopt;
  }
  return kind_by(reading.word(first - 2).key);
}

}  // namespace

std::optional<PlaceKind> governed_kind(const Reading& reading, std::size_t first,
                                       std::size_t last) {
  const auto behind = kind_behind(reading, last);
  return behind ? behind : kind_before(reading, first);
}

}  // namespace loci::geoparse
