/// \file
/// Features: what a model knows of a decision, each with a name that a person can read.
#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace loci::geoparse {

/// FNV-1a, 64 bits: the number of a feature's name or value, the same on every machine.
constexpr std::uint64_t hash_of(std::string_view text) {
  std::uint64_t hash = 0xcbf29ce484222325U;
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3U;
  return hash;
}

/// The number of a kind of feature: another one than that of a value that is called the same, or
/// "before=after" were "after=before".
constexpr std::uint64_t hash_of_kind(std::string_view name) {
  return std::rotl(hash_of(name), 32);
}

/// Joins the numbers of a kind, or of a kind and a value, and of a value behind them. In few steps:
/// hundreds of features are asked about every name.
constexpr std::uint64_t joined_hash(std::uint64_t before, std::uint64_t value) {
  const std::uint64_t hash = (before ^ value) * 0xff51afd7ed558ccdU;
  return hash ^ (hash >> 32);
}

/// The kind of a feature: "before" in "before=in".
struct FeatureKind {
  std::string_view name;
  std::uint64_t hash;
  consteval FeatureKind(const char* text)
      : name(text), hash(hash_of_kind(text)) {}  // NOLINT: on purpose implicit
};

/// Greater numbers count as it, lesser ones than zero as zero.
inline constexpr int most_small_number = 32;

/// What a feature says: "in" in "before=in". Numbers are written in decimal.
struct FeatureValue {
  std::string_view text;
  std::uint64_t hash = 0;

  constexpr FeatureValue(std::string_view word) : text(word), hash(hash_of(word)) {}
  constexpr FeatureValue(const char* word) : FeatureValue(std::string_view(word)) {}
  constexpr FeatureValue(std::string_view word, std::uint64_t known_hash)
      : text(word), hash(known_hash) {}
  FeatureValue(int number);
};

/// By number.
extern const std::array<FeatureValue, most_small_number + 1> small_number_values;

inline FeatureValue::FeatureValue(int number)
    : FeatureValue(
          small_number_values[static_cast<std::size_t>(std::clamp(number, 0, most_small_number))]) {
}

/// A feature's number and how strongly it applies.
struct Feature {
  std::uint64_t id = 0;
  float value = 1;
};

/// The number of the feature "kind=a", "kind=a|b" …
template <typename... Values>
constexpr std::uint64_t feature_id(FeatureKind kind, const Values&... says) {
  std::uint64_t id = kind.hash;
  ((id = joined_hash(id, says.hash)), ...);
  return id;
}

/// Names of features by number: filled while training, when weights are to be written for people.
using FeatureNames = std::unordered_map<std::uint64_t, std::string>;

/// The number of a feature by its written name "kind", "kind=value" or "kind=value|value".
std::uint64_t feature_id(std::string_view name);

/// The features of one decision.
class FeatureList {
 public:
  /// \param names gets every feature's name; nothing: names are not kept (fast)
  explicit FeatureList(FeatureNames* names = nullptr) : names_(names) {
    constexpr std::size_t most_usual = 64;
    features_.reserve(most_usual);
  }

  void clear() { features_.clear(); }
  std::span<const Feature> all() const { return features_; }

  void add(FeatureKind kind) { add_value(kind, 1.0F); }
  void add_value(FeatureKind kind, float value) {
    features_.push_back({kind.hash, value});
    if (names_) keep_name(kind.hash, kind, {});
  }
  void add(FeatureKind kind, const FeatureValue& a) {
    features_.push_back({feature_id(kind, a), 1.0F});
    if (names_) keep_name(features_.back().id, kind, {a.text});
  }
  void add(FeatureKind kind, const FeatureValue& a, const FeatureValue& b) {
    features_.push_back({feature_id(kind, a, b), 1.0F});
    if (names_) keep_name(features_.back().id, kind, {a.text, b.text});
  }
  void add(FeatureKind kind, const FeatureValue& a, const FeatureValue& b, const FeatureValue& c) {
    features_.push_back({feature_id(kind, a, b, c), 1.0F});
    if (names_) keep_name(features_.back().id, kind, {a.text, b.text, c.text});
  }
  /// What `add` adds to what it is given: features of which a number tells all that they say.
  template <typename Add>
  void add_together(std::uint64_t /*number*/, Add add) {
    add(*this);
  }

 private:
  void keep_name(std::uint64_t id, FeatureKind kind, std::initializer_list<std::string_view> says);

  FeatureNames* names_;
  std::vector<Feature> features_;
};

}  // namespace loci::geoparse
