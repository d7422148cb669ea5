/// \file
/// Mentions on their way to a place: the candidates of each, and what the text around says of them.
#pragma once

#include "gazetteer/geoparse/features.hpp"
#include "gazetteer/geoparse/linear_model.hpp"
#include "gazetteer/geoparse/possible_mentions.hpp"
#include "gazetteer/geoparse/reading.hpp"
#include "gazetteer/geoparse/stated_area.hpp"

#include <cstddef>
#include <span>
#include <string_view>
#include <unordered_map>
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
  std::vector<double> scores;         ///< the log-odds behind them
  std::string_view area;              ///< the area that the text says it lies in; empty for none
  std::vector<Inside> inside;         ///< by the area that follows it; empty where none does
  std::vector<Inside>
      sibling_inside;          ///< likewise by the area that follows another mention of the name
  bool holds_another = false;  ///< a place before it lies in it: it is an area
};

/// Index of the most probable candidate; the first where several are equally so. There must be one.
std::size_t most_probable(const Placing& placing);

/// Looks up the candidates of mentions and the areas that follow them.
std::vector<Placing> make_placings(const Reading& reading,
                                   std::span<const PossibleMention> mentions, Memory& memory);

/// What the other mentions say together of each candidate. Asked again and again while the
/// probabilities settle, so that it is counted once for each different name, and what no
/// probability changes once for all.
class Surroundings {
 public:
  /// \param placings ranked \param context names beside the text, such as those in its title and
  /// source; must outlive this object, as the placings must
  explicit Surroundings(std::span<const Placing> placings, std::span<const Placing> context = {});

  /// Counts again with the probabilities that the placings have now.
  void refresh();

  /// Appends how well a candidate agrees with the mentions of other names.
  void add_features(const Placing& placing, std::size_t candidate, FeatureList& features) const;

  struct Support {
    double country = 0;  ///< share of the others in the candidate's country, 0 to 1
    double admin1 = 0;   ///< share in its first-level area
    double near = 0;     ///< summed nearness
    double nearest_km = 1e9;
    std::size_t others = 0;
    // Whatever the others turn out to be: how many of them could be near, or in the same
    // first-level area, each counting less the more places it may be.
    double could_be_near = 0;
    double could_be_in_admin1 = 0;
    int parent = 0;  ///< the area it lies in is named: 1 country, 2 first level, 3 second level
  };
  /// \param placing one of those given, but not of the context
  const Support& support(const Placing& placing, std::size_t candidate) const;

 private:
  /// How far the candidates of the other names lie from one that is probable enough to count.
  struct Likely {
    std::size_t candidate;
    std::vector<double> km, nearness;  ///< by the numbers of the others; empty: it has no distance
  };
  /// A name, by its first mention.
  struct Name {
    const Placing* placing = nullptr;
    bool asked = false;          ///< of a placing, not only of the context
    std::size_t first_few = 0;   ///< candidates that it could be
    double rarity = 0;           ///< less the more places it may be
    std::size_t first = 0;       ///< number of its first candidate among all that are asked for
    std::vector<Likely> likely;  ///< candidates worth counting
  };
  void add_name(const Placing& placing, bool asked);
  Likely likely(const Name& name, std::size_t candidate) const;
  static void add_possible(const Name& other, const KnownCandidate& candidate, Support& support);
  static void add_likely(const Name& other, const KnownCandidate& candidate, std::size_t number,
                         Support& support);

  std::vector<Name> names_;
  std::unordered_map<const KnownName*, std::size_t> name_of_;
  std::vector<Support> possible_;  ///< by number: what no probability changes
  std::vector<Support> supports_;  ///< by number
};

/// The features of one candidate that need no other mention.
void add_candidate_features(const Reading& reading, const Placing& placing, std::size_t candidate,
                            FeatureList& features);

/// Fills in scores and probabilities: first each mention alone, then together with the others.
/// Returns what they say of each other then.
Surroundings rank_together(const Reading& reading, std::span<Placing> placings,
                           const LinearModel& alone, const LinearModel& together,
                           std::span<const Placing> context = {});

/// Adds to the scores of each mention's candidates, in their order; the probabilities follow.
void add_scores(const Reading& reading, Placing& placing, std::span<const double> scores);

/// Only the first of the two steps; training needs it.
void rank_alone(const Reading& reading, std::span<Placing> placings, const LinearModel& alone);

}  // namespace loci::geoparse
