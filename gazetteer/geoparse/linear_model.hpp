/// \file
/// A sum of weights, and how it is learned.
#pragma once

#include "gazetteer/geoparse/features.hpp"

#include <cstddef>
#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace loci::geoparse {

/// Weights of features. Scores are sums of weight times value; the logistic function of a score is
/// a probability.
class LinearModel {
 public:
  LinearModel() : LinearModel(std::map<std::string, float>{}) {}
  explicit LinearModel(const std::map<std::string, float>& weights);

  /// Reads lines "feature<TAB>weight"; lines that begin with # are comments. Throws Error, with
  /// subject in its message, on any other line.
  static LinearModel parse(std::string_view table, std::string_view subject);

  /// \param sum of other features, to which these are added
  double score(std::span<const Feature> features, double sum = 0) const {
    for (const Feature& feature : features) {
      sum += static_cast<double>(weight(feature.id)) * static_cast<double>(feature.value);
    }
    return sum;
  }

  /// Another one for each model that is made; a copy has that of what it was copied from.
  std::uint64_t id() const { return id_; }

  float weight(std::uint64_t id) const {
    if (!may_have(id)) return 0;
    for (std::size_t at = id & mask_;; at = (at + 1) & mask_) {
      if (slots_[at].tag == tag_of(id)) return slots_[at].weight;
      if (slots_[at].tag == 0) return 0;
    }
  }

 private:
  /// Small, so that the weights of words that are met often stay in a processor's cache.
  struct Slot {
    std::uint32_t tag = 0;  ///< 0: free
    float weight = 0;
  };
  void insert(std::uint64_t id, float weight);

  /// The part of an id that does not find its slot.
  static std::uint32_t tag_of(std::uint64_t id) {
    const auto tag = static_cast<std::uint32_t>(id >> 32);
    return tag == 0 ? 1 : tag;
  }
  /// Of the upper half of an id: the lower half finds its slot.
  std::size_t bit_of(std::uint64_t id) const { return id >> 32 & known_mask_; }
  /// Tells most features that have no weight, as most have none, from a table that stays in a
  /// processor's cache.
  bool may_have(std::uint64_t id) const {
    return (known_[bit_of(id) / 64] >> (bit_of(id) % 64) & 1) != 0;
  }

  std::uint64_t id_;
  std::vector<Slot> slots_;  ///< open addressing, at most two thirds full
  std::size_t mask_ = 0;
  std::vector<std::uint64_t> known_;  ///< a bit for each feature with a weight, some for several
  std::size_t known_mask_ = 0;        ///< of the numbers of its bits
};

/// Takes features as FeatureList does, and adds up what a model gives for them.
class FeatureSum {
 public:
  /// \param model must outlive this object
  explicit FeatureSum(const LinearModel& model) : model_(model) {}

  double sum() const { return sum_; }
  /// Adds that of other features.
  void add_sum(double sum) { sum_ += sum; }

  void add(FeatureKind kind) { add_weight(kind.hash); }
  void add_value(FeatureKind kind, float value) {
    sum_ += static_cast<double>(model_.weight(kind.hash)) * static_cast<double>(value);
  }
  void add(FeatureKind kind, const FeatureValue& a) { add_weight(feature_id(kind, a)); }
  void add(FeatureKind kind, const FeatureValue& a, const FeatureValue& b) {
    add_weight(feature_id(kind, a, b));
  }
  void add(FeatureKind kind, const FeatureValue& a, const FeatureValue& b, const FeatureValue& c) {
    add_weight(feature_id(kind, a, b, c));
  }

 private:
  void add_weight(std::uint64_t id) { sum_ += static_cast<double>(model_.weight(id)); }

  const LinearModel& model_;
  double sum_ = 0;
};

/// 1 / (1 + e^-score).
double logistic(double score);

}  // namespace loci::geoparse
