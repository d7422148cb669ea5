/// \file
/// What decides which place a mention denotes, as numbers: how the candidate compares with the
/// others of its name, and how it agrees with the rest of the text.
#pragma once

#include "gazetteer/geoparse/home_words.hpp"
#include "gazetteer/geoparse/placing.hpp"
#include "gazetteer/geoparse/small_map.hpp"
#include "gazetteer/geoparse/surroundings.hpp"

#include <array>
#include <cstddef>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

namespace loci::geoparse {

/// The names of the facts, in the order in which PlacingFacts::add writes them.
inline constexpr std::array<std::string_view, 38> placing_fact_names = {
    "score",         "probability",   "behind_best",
    "order",         "population",    "behind",
    "label_rank",    "kind",          "name_kind",
    "match",         "places",        "in_country",
    "inside",        "sibling",       "others",
    "country_share", "admin1_share",  "near",
    "nearest_km",    "could_be_near", "could_admin1",
    "parent",        "country_named", "admin1_named",
    "admin2_named",  "countries",     "main_country",
    "in_main",       "main_admin1",   "in_main_admin1",
    "foreign",       "times",         "abroad_capital",
    "best_kind",     "home_words",    "home_most",
    "home_ahead",    "away"};

/// The facts of the candidates of the mentions of one text, once those were ranked.
class PlacingFacts {
 public:
  /// \param home_words of the text; must outlive this object, as the others must
  /// \param placings ranked, and what came of it
  /// \param context see Surroundings
  PlacingFacts(const HomeWords& home_words, const Surroundings& surroundings,
               std::span<const Placing> placings, std::span<const Placing> context = {});

  /// Appends the facts of one candidate of one mention. \param away its away_from_home()
  void add(const Placing& placing, std::size_t candidate, double away,
           std::vector<float>& facts) const;

  /// What a candidate's score loses because it lies abroad, in a country that no other name speaks
  /// for, while the text is at home in another one that has a place of the same name: Paris in
  /// France, for a paper of Lamar County, Texas. The trees learn on top of it.
  double away_from_home(const Placing& placing, std::size_t candidate) const;

  /// True for a namesake of a better known place for which nothing in the text speaks: no other
  /// name in its country, no area named behind it, no home words. Where the better known one is far
  /// larger, its country, the capital and great cities do not speak for it either. Likewise for a
  /// state that is called like the capital: Washington, where nothing near it is named.
  bool is_unsupported(const Placing& placing, std::size_t candidate) const;

  /// True for the only town of its name in a county that the text names, and for the only county of
  /// its name that holds a town of a name in the text: Huntsville and Walker County, which both are
  /// in Texas.
  bool is_town_and_county(const Placing& placing, std::size_t candidate) const;

 private:
  using Votes = SmallMap<std::uint32_t, double>;
  using Areas = SmallMap<std::uint32_t, const KnownName*>;
  void count_votes(const Placing& placing);
  void note_counties(const Placing& placing);
  bool is_voter_near(const Placing& placing, const KnownCandidate& own, double km,
                     float least_population) const;
  bool is_distant_namesake_of_capital(const Placing& placing, const KnownCandidate& own) const;
  double votes_of_others(const Placing& placing, std::uint32_t country, const Votes& all) const;
  void add_comparison(const Placing& placing, std::size_t candidate,
                      std::vector<float>& facts) const;
  void add_agreement(const Placing& placing, std::size_t candidate,
                     std::vector<float>& facts) const;
  void add_document(const Placing& placing, const KnownCandidate& candidate,
                    std::vector<float>& facts) const;

  const HomeWords& home_words_;
  const Surroundings& surroundings_;
  SmallMap<const KnownName*, std::size_t> times_;
  // How much of the text lies in a country, in a first-level area; one vote for each name.
  Votes countries_, admin1s_;
  Votes local_;  ///< countries, without the votes of countries, capitals and great cities
  std::vector<std::pair<const KnownName*, const KnownCandidate*>> voters_;  ///< those with a vote
  // Areas that the text names, with the name that may denote them.
  Areas named_countries_, named_admin1s_, named_admin2s_;
  // Second-level areas that the text names as counties, and those of the towns that it may name.
  Areas counties_, counties_of_towns_;
  std::uint32_t main_country_ = 0, main_admin1_ = 0;
  double votes_ = 0;
};

}  // namespace loci::geoparse
