/// \file
/// What the mentions of a text say of each other's candidates.
#pragma once

#include "gazetteer/geoparse/features.hpp"
#include "gazetteer/geoparse/linear_model.hpp"
#include "gazetteer/geoparse/placing.hpp"
#include "gazetteer/geoparse/small_features.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <unordered_map>
#include <vector>

namespace loci::geoparse {

/// A village called like a capital: two such of one province, Brussels and Waterloo in Ontario, are
/// no sign that the province is meant.
bool is_hardly_meant(const KnownName& name, const KnownCandidate& candidate);

/// Between two candidates, on a sphere.
double distance_km(const KnownCandidate& a, const KnownCandidate& b);

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
  /// What is asked of a candidate again and again, close together in memory.
  struct Spot {
    double x, y, z;
    std::uint32_t id, country, admin1, admin2;
    int kind;
  };
  /// Between two candidates.
  struct Apart {
    double km = 0;
    double nearness = 0;  ///< 1 at the same spot, less the farther
  };
  /// A name, by its first mention.
  struct Name {
    const Placing* placing = nullptr;
    std::size_t first_few = 0;        ///< candidates that it could be
    double rarity = 0;                ///< less the more places it may be
    std::size_t first = 0;            ///< number of its first candidate among all
    std::size_t end = 0;              ///< and of that behind its last one
    std::vector<std::size_t> likely;  ///< candidates that are probable enough to count
    /// How far those lie, by the numbers of the others; empty: it has no distance, or never was one
    /// of them.
    std::vector<std::vector<Apart>> apart;
  };
  void add_name(const Placing& placing);
  void add_possible(const Name& other, const Spot& spot, Support& support) const;
  std::vector<Apart> apart_from(const Name& name, const Spot& spot) const;
  void note_likely(Name& name) const;
  void add_likely(const Name& other, std::size_t candidate);
  double weight_of_others(const Name& name) const;

  std::vector<Name> names_;
  std::unordered_map<const KnownName*, std::size_t> name_of_;
  std::vector<Spot> spots_;        ///< of all candidates, by number
  std::size_t asked_names_ = 0;    ///< the first of the names: of placings, not only of the context
  std::vector<Support> possible_;  ///< of their candidates, by number: what no probability changes
  std::vector<Support> supports_;  ///< likewise, with what the probabilities say
};

/// What a model gives for the features of surroundings.
class SurroundingsWeights {
 public:
  explicit SurroundingsWeights(const LinearModel& model);

  /// The score of Surroundings::add_features.
  double score(const Surroundings& surroundings, const Placing& placing,
               std::size_t candidate) const;

 private:
  SmallFeatureWeights alone_, small_;  ///< alone: where there are no others
  std::vector<double> amounts_;
};

}  // namespace loci::geoparse
