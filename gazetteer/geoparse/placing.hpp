/// \file
/// Mentions on their way to a place: the candidates of each, and what the text around says of them.
#pragma once

#include "gazetteer/geoparse/possible_mentions.hpp"
#include "gazetteer/geoparse/reading.hpp"
#include "gazetteer/geoparse/stated_area.hpp"

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace loci::geoparse {

/// One mention with its candidates and how probable each is.
struct Placing {
  std::size_t first = 0;  ///< words of the reading
  std::size_t last = 0;
  std::string_view name;  ///< as written
  const KnownName* known = nullptr;
  double weight = 1;  ///< how much the others may rely on it: its probability of being a toponym
  std::vector<double> probabilities;  ///< one for each candidate; sum 1
  std::size_t chosen = 0;             ///< the most probable candidate, the first of equals
  std::vector<double> scores;         ///< the log-odds behind them
  std::string_view area;              ///< the area that the text says it lies in; empty for none
  std::vector<Inside> inside;         ///< by the area that follows it; empty where none does
  bool inside_behind_in = false;      ///< StatedArea::behind_in
  bool elsewhere = false;             ///< no candidate lies in the area that follows it
  std::vector<Inside>
      sibling_inside;            ///< likewise by the area that follows another mention of the name
  bool holds_another = false;    ///< a place before it lies in it: it is an area
  bool in_dateline = false;      ///< is_in_dateline()
  bool with_area_word = false;   ///< see has_area_word()
  bool is_named_state = false;   ///< see is_named_state()
  bool behind_article = false;   ///< is_noun_behind_article()
  bool is_among_states = false;  ///< in a row with what is best known as a first-level area
  bool is_among_cities = false;  ///< likewise with a city
  bool is_beside_county =
      false;  ///< it, or another mention of the name, is in a row with a county or a town
  std::optional<PlaceKind> governed_kind;  ///< see governed_kind()
  bool in_foreign_text = false;  ///< that is not English: names in other spellings are usual
  std::string_view of_city;  ///< "a part of " or "named after " the city that it names; or empty
};

/// Mentions farther away in the text are not asked what they say of one: time must not grow with
/// the square.
inline constexpr std::size_t reach_mentions = 30;

/// The most probable candidate; null where the mention has none.
inline const KnownCandidate* choice_of(const Placing& placing) {
  const auto& candidates = placing.known->candidates;
  return candidates.empty() ? nullptr : &candidates[placing.chosen];
}

/// Has the processor fetch all that the gazetteer says of the places that were chosen.
void expect_choices(std::span<const Placing> placings);
/// Likewise their ids and names, which lie elsewhere; after something else.
void expect_names_of_choices(std::span<const Placing> placings);

/// Whether there is more than one candidate.
inline bool has_choice(const Placing& placing) {
  return placing.known->candidates.size() > 1;
}

/// Whether a candidate lies in an area. \param inside by candidate; empty where there is no area
inline bool lies_inside(const std::vector<Inside>& inside, std::size_t candidate) {
  return !inside.empty() && inside[candidate] > Inside::no;
}

/// Whether the text says of an area, here or at another mention of the name, that a candidate lies
/// in it.
inline bool is_stated(const Placing& placing, std::size_t candidate) {
  return lies_inside(placing.inside, candidate) || lies_inside(placing.sibling_inside, candidate);
}

/// Looks up the candidates of mentions and the areas that follow them.
std::vector<Placing> make_placings(const Reading& reading,
                                   std::span<const PossibleMention> mentions, Memory& memory);

}  // namespace loci::geoparse
