/// \file
/// Sums of weights that come again and again, because their features say a few small numbers.
#pragma once

#include "gazetteer/geoparse/features.hpp"
#include "gazetteer/geoparse/linear_model.hpp"

#include <cstddef>
#include <cstdint>
#include <limits>
#include <vector>

namespace loci::geoparse {

/// One number for at most ten small ones, 0 to 63, in their order.
template <typename... Numbers>
constexpr std::uint64_t packed(Numbers... small_numbers) {
  constexpr int bits = 6;
  static_assert(bits * sizeof...(Numbers) <= 64);
  std::uint64_t all = 0;
  ((all = all << bits | (static_cast<std::uint64_t>(small_numbers) & ((1U << bits) - 1))), ...);
  return all;
}

/// Sums by number, of one model at a time. Forgets one where another needs its room, so that they
/// all stay in a processor's cache.
class RememberedSums {
 public:
  /// Forgets the sums of other models.
  void use(const LinearModel& model) {
    if (model_ == model.id()) return;
    model_ = model.id();
    slots_.assign(std::size_t{1} << slot_bits, Slot{});
  }

  /// The sum that has this number, which `add_up` tells where it is not remembered.
  template <typename AddUp>
  double sum(std::uint64_t number, AddUp add_up) {
    Slot& slot = slots_[number * 0x9e3779b97f4a7c15 >> (64 - slot_bits)];
    if (slot.number != number) slot = {number, add_up()};
    return slot.sum;
  }

 private:
  static constexpr int slot_bits = 13;
  struct Slot {
    std::uint64_t number = std::numeric_limits<std::uint64_t>::max();
    double sum = 0;
  };

  std::uint64_t model_ = 0;
  std::vector<Slot> slots_;
};

/// Takes features as FeatureList does, and adds up what a model gives for them; groups of them at
/// once, where their sum is remembered.
class RememberingFeatureSum : public FeatureSum {
 public:
  /// \param model and sums must outlive this object
  RememberingFeatureSum(const LinearModel& model, RememberedSums& sums)
      : FeatureSum(model), model_(model), sums_(sums) {
    sums.use(model);
  }

  /// See FeatureList::add_together().
  template <typename Add>
  void add_together(std::uint64_t number, Add add) {
    add_sum(sums_.sum(number, [&] {
      FeatureSum group(model_);
      add(group);
      return group.sum();
    }));
  }

 private:
  const LinearModel& model_;
  RememberedSums& sums_;
};

}  // namespace loci::geoparse
