/// \file
/// Numbers for the different texts among some.
#pragma once

#include "gazetteer/geoparse/text_hash.hpp"

#include <bit>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace loci::geoparse {

/// Gives the same texts the same number, from 0 on. Made anew for each text that is read, and so
/// without a copy of any.
class TextNumbers {
 public:
  /// \param most how many will be asked for
  explicit TextNumbers(std::size_t most) : slots_(std::bit_ceil(2 * most + 1)) {}

  /// \param text must outlive this object
  std::size_t number_of(std::string_view text) {
    const std::uint64_t hash = hash_of_text(text);
    const std::size_t mask = slots_.size() - 1;
    std::size_t at = hash & mask;
    for (; slots_[at].number != 0; at = (at + 1) & mask) {
      const Slot& slot = slots_[at];
      if (slot.hash == hash && are_same_texts(slot.text, text)) return slot.number - 1;
    }
    slots_[at] = {text, hash, ++different_};
    return different_ - 1;
  }

  /// How many different ones there were.
  std::size_t size() const { return different_; }

 private:
  struct Slot {
    std::string_view text;
    std::uint64_t hash = 0;
    std::size_t number = 0;  ///< plus 1; 0: free
  };
  std::vector<Slot> slots_;
  std::size_t different_ = 0;
};

}  // namespace loci::geoparse
