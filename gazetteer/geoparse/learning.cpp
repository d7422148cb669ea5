#include "gazetteer/geoparse/learning.hpp"

#include "gazetteer/geoparse/linear_model.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <numeric>
#include <unordered_map>

namespace loci::geoparse {
namespace {

/// Features as indices into arrays of weights.
struct Indexed {
  std::uint32_t index;
  float value;
};

/// Weights while they are learned.
class Weights {
 public:
  explicit Weights(const LearningOptions& options) : options_(options) {}

  void count(std::span<const Feature> features) {
    for (const Feature& feature : features) ++seen_[feature.id];
  }

  std::vector<Indexed> indexed(std::span<const Feature> features) {
    std::vector<Indexed> result;
    result.reserve(features.size());
    for (const Feature& feature : features) {
      if (seen_.at(feature.id) < options_.least_seen) continue;
      const auto [entry, is_new] =
          index_.try_emplace(feature.id, static_cast<std::uint32_t>(ids_.size()));
      if (is_new) ids_.push_back(feature.id);
      result.push_back({entry->second, feature.value});
    }
    return result;
  }

  void begin() {
    weights_.assign(ids_.size(), 0);
    squares_.assign(ids_.size(), 1e-6);
  }

  double score(const std::vector<Indexed>& features) const {
    double sum = 0;
    for (const auto& [index, value] : features) sum += weights_[index] * value;
    return sum;
  }

  /// One step of AdaGrad against the gradient slope * value of each feature.
  void step(const std::vector<Indexed>& features, double slope) {
    for (const auto& [index, value] : features) {
      const double gradient = slope * value + options_.smoothing * weights_[index];
      squares_[index] += gradient * gradient;
      weights_[index] -= options_.step * gradient / std::sqrt(squares_[index]);
    }
  }

  /// Weights after every pass of the second half are averaged: less noise.
  void remember() {
    sums_.resize(weights_.size(), 0);
    for (std::size_t i = 0; i < weights_.size(); ++i) sums_[i] += weights_[i];
    ++remembered_;
  }

  std::map<std::string, float> named(const FeatureNames& names) const {
    std::map<std::string, float> result;
    for (std::size_t i = 0; i < ids_.size(); ++i) {
      const auto weight = static_cast<float>(sums_[i] / std::max(remembered_, 1));
      if (std::abs(weight) >= options_.least_weight) result[names.at(ids_[i])] = weight;
    }
    return result;
  }

 private:
  const LearningOptions& options_;
  std::unordered_map<std::uint64_t, std::size_t> seen_;
  std::unordered_map<std::uint64_t, std::uint32_t> index_;
  std::vector<std::uint64_t> ids_;
  std::vector<double> weights_, squares_, sums_;
  int remembered_ = 0;
};

/// Shuffles the same way on every machine.
void shuffle(std::vector<std::size_t>& order, std::uint64_t& state) {
  for (std::size_t i = order.size(); i > 1; --i) {
    state = state * 6364136223846793005U + 1442695040888963407U;
    std::swap(order[i - 1], order[(state >> 33) % i]);
  }
}

template <typename Learn>
void pass_over(std::size_t count, const LearningOptions& options, Weights& weights, Learn learn) {
  std::vector<std::size_t> order(count);
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::uint64_t state = 1;
  for (int pass = 0; pass < options.passes; ++pass) {
    shuffle(order, state);
    for (const std::size_t i : order) learn(i);
    if (pass >= options.passes / 2) weights.remember();
  }
}

}  // namespace

std::map<std::string, float> learn_yes_or_no(std::span<const Example> examples,
                                             const FeatureNames& names,
                                             const LearningOptions& options) {
  Weights weights(options);
  for (const Example& example : examples) weights.count(example.features);
  std::vector<std::vector<Indexed>> rows;
  rows.reserve(examples.size());
  for (const Example& example : examples) rows.push_back(weights.indexed(example.features));
  weights.begin();
  pass_over(rows.size(), options, weights, [&](std::size_t i) {
    weights.step(rows[i], logistic(weights.score(rows[i])) - (examples[i].right ? 1 : 0));
  });
  return weights.named(names);
}

std::map<std::string, float> learn_to_choose(std::span<const Choice> choices,
                                             const FeatureNames& names,
                                             const LearningOptions& options) {
  Weights weights(options);
  for (const Choice& choice : choices) {
    for (const Example& example : choice) weights.count(example.features);
  }
  std::vector<std::vector<std::vector<Indexed>>> rows;
  for (const Choice& choice : choices) {
    auto& row = rows.emplace_back();
    for (const Example& example : choice) row.push_back(weights.indexed(example.features));
  }
  weights.begin();
  std::vector<double> shares;
  pass_over(rows.size(), options, weights, [&](std::size_t i) {
    shares.clear();
    double most = -1e300, sum = 0, right = 0;
    for (const auto& row : rows[i]) shares.push_back(weights.score(row));
    for (const double score : shares) most = std::max(most, score);
    for (std::size_t k = 0; k < shares.size(); ++k) {
      sum += shares[k] = std::exp(shares[k] - most);
      if (choices[i][k].right) right += shares[k];
    }
    if (right <= 0 || right >= sum) return;
    for (std::size_t k = 0; k < shares.size(); ++k) {
      const double wanted = choices[i][k].right ? shares[k] / right : 0;
      weights.step(rows[i][k], shares[k] / sum - wanted);
    }
  });
  return weights.named(names);
}

}  // namespace loci::geoparse
