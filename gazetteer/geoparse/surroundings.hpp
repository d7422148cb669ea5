/// \file
/// What the mentions of a text say of each other's candidates.
#pragma once

#include "gazetteer/geoparse/features.hpp"
#include "gazetteer/geoparse/linear_model.hpp"
#include "gazetteer/geoparse/placing.hpp"
#include "gazetteer/geoparse/small_features.hpp"
#include "gazetteer/geoparse/small_map.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace loci::geoparse {

/// A village called like a capital: two such of one province, Brussels and Waterloo in Ontario, are
/// no sign that the province is meant.
bool is_hardly_meant(const KnownName& name, const KnownCandidate& candidate);

/// What the other mentions say together of each candidate that there is a choice from. Asked again
/// and again while the probabilities settle, so that it is counted once for each different name,
/// and what no probability changes once for all.
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
    double country = 0;          ///< share of the others in the candidate's country, 0 to 1
    double admin1 = 0;           ///< share in its first-level area
    double near = 0;             ///< summed nearness, but not of what is far away
    double nearest_cosine = -2;  ///< of the angle to the nearest of them; -2: there is none
    std::size_t others = 0;
    // Whatever the others turn out to be: how many of them could be near, or in the same
    // first-level area, each counting less the more places it may be.
    double could_be_near = 0;
    double could_be_in_admin1 = 0;
    int parent = 0;  ///< the area it lies in is named: 1 country, 2 first level, 3 second level

    double nearest_km() const;
  };
  /// Of all candidates, in their order; empty where there is no choice.
  /// \param placing one of those given, but not of the context
  std::span<const Support> supports(const Placing& placing) const;
  /// Of one of them; nothing where there is no choice.
  const Support& support(const Placing& placing, std::size_t candidate) const;

  /// Support::near of a candidate with what lies on other continents, which weighs nothing but
  /// tells that there is something: the trees ask for that.
  double near_or_far(const Placing& placing, std::size_t candidate) const;

 private:
  /// What is asked of a candidate again and again, close together in memory.
  struct Spot {
    double x, y, z;
    std::uint32_t id, country, admin1, admin2;
    int kind;
    bool hardly_meant;
  };
  /// A candidate that is probable enough to count, and what it has to do with one of the others.
  struct Tie {
    std::uint32_t spot;  ///< the other
    bool in_country, in_admin1;
    bool same_place;
    int parent;       ///< see Support: where the one is an area around the other
    double nearness;  ///< 1 at the same spot, less the farther
  };
  /// All that a candidate has to do with the others.
  struct Ties {
    bool known = false;
    bool has_distance = false;
    std::size_t begin = 0, end = 0;  ///< of ties_
    std::size_t cosines = 0;         ///< where they begin in cosines_, if it has a distance
  };
  /// A name, by its first mention.
  struct Name {
    const Placing* placing = nullptr;
    bool asked = false;         ///< there is a choice, and it is not of the context
    std::size_t first_few = 0;  ///< candidates that it could be
    double rarity = 0;          ///< less the more places it may be
    std::size_t first = 0;      ///< number of its first candidate among all
    std::size_t end = 0;        ///< and of that behind its last one
    double others = 0;          ///< weight of the other names
  };
  /// Calls `use` with the number of each candidate that is probable enough to count, the name it
  /// is one of, and its number there.
  template <typename Use>
  void for_each_likely(Use use) const;
  void add_name(const Placing& placing, bool of_context);
  void add_spots(Name& name);
  void add_possible(const Name& other, const Spot& spot, Support& support) const;
  void weigh_others();
  void find_ties(const Name& name, std::size_t spot);
  void add_likely(const Name& other, std::size_t candidate);

  std::vector<Name> names_;
  SmallMap<const KnownName*, std::size_t> name_of_;
  std::vector<Spot> spots_;        ///< of all candidates, by number: those that are asked for first
  std::vector<Support> possible_;  ///< of those asked for, by number: what no probability changes
  std::vector<Support> supports_;  ///< likewise, with what the probabilities say
  std::vector<Ties> ties_of_;      ///< of all candidates, by number
  std::vector<Tie> ties_;
  std::vector<double> cosines_;  ///< between a candidate and all that are asked for
  std::vector<double> nearest_;  ///< greatest cosine to a likely candidate, of those asked for
};

/// What a model gives for the features of surroundings.
class SurroundingsWeights {
 public:
  explicit SurroundingsWeights(const LinearModel& model);

  /// The score of Surroundings::add_features.
  double score(const Surroundings& surroundings, const Placing& placing,
               std::size_t candidate) const {
    return score(surroundings.support(placing, candidate),
                 placing.known->candidates[candidate].kind);
  }
  double score(const Surroundings::Support& support, int kind_of_place) const;

 private:
  SmallFeatureWeights alone_, small_;  ///< alone: where there are no others
  std::vector<double> amounts_;
};

}  // namespace loci::geoparse
