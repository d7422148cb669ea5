/// \file
/// A hash table by word, for what is asked at every word of every text.
#pragma once

#include "gazetteer/geoparse/text_span.hpp"
#include "geo/eight_bytes.hpp"
#include "geo/expect_bytes.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <string_view>
#include <utility>
#include <vector>

namespace loci::geoparse {

/// The bytes of a short word as two numbers, zeros behind its end. Words hold no zeros themselves,
/// so that no two have the same.
struct WordBytes {
  static constexpr std::size_t most = 16;

  std::uint64_t first = 0, second = 0;

  bool operator==(const WordBytes&) const = default;
  std::uint64_t hash() const {
    const std::uint64_t hash = first * 0x9e3779b97f4a7c15 ^ second * 0xff51afd7ed558ccd;
    return hash ^ (hash >> 32);
  }
};

/// Of a word at the end of a text, behind which too few bytes may be read.
WordBytes bytes_of_last_word(std::string_view text, TextSpan span);

/// Of a word of a text, which has WordBytes::most at most. Without a branch but where the text
/// ends: how long a word is can hardly be foretold.
inline WordBytes bytes_of_word(std::string_view text, TextSpan span) {
  static constexpr auto kept = [] {  // by size: those of the first eight bytes that belong to it
    std::array<std::uint64_t, 2 * WordBytes::most + 1> masks{};
    for (std::size_t size = 0; size < masks.size(); ++size) {
      std::array<std::uint8_t, 8> bytes{};
      for (std::size_t i = 0; i < std::min<std::size_t>(size, 8); ++i) bytes[i] = 0xff;
      masks[size] = std::bit_cast<std::uint64_t>(bytes);
    }
    return masks;
  }();
  const std::size_t size = span.end - span.begin;
  const char* const begin = text.data() + span.begin;
  if (span.begin + WordBytes::most > text.size()) return bytes_of_last_word(text, span);
  const std::size_t behind_eight = size < 8 ? 0 : size - 8;
  return {geo::eight_bytes(begin) & kept[size], geo::eight_bytes(begin + 8) & kept[behind_eight]};
}

/// Values by short word. A slot has all of the word, so that most questions read one slot. Values
/// stay where they are until clear().
template <typename T>
class WordTable {
 public:
  std::size_t size() const { return values_.size(); }

  /// Null where the word has no value. \param hash of the bytes
  T* find(const WordBytes& bytes, std::uint64_t hash) const {
    for (std::size_t at = hash & mask_; slots_[at].value; at = (at + 1) & mask_) {
      if (slots_[at].bytes == bytes) return slots_[at].value;
    }
    return nullptr;
  }

  /// Has the processor fetch what find() looks at, while other words are looked for.
  void expect(std::uint64_t hash) const { geo::expect_bytes(&slots_[hash & mask_]); }

  /// The word's new value. There must be none yet.
  T& insert(const WordBytes& bytes, T value) {
    if (slots_.size() < 2 * (values_.size() + 1)) grow();
    T& kept = values_.emplace_back(std::move(value));
    put({bytes, &kept});
    return kept;
  }

  void clear() {
    values_.clear();
    slots_.assign(fewest_slots, {});
    mask_ = fewest_slots - 1;
  }

 private:
  struct alignas(32) Slot {  // never in two lines of a cache
    WordBytes bytes;
    T* value = nullptr;
  };

  void put(const Slot& slot) {
    std::size_t at = slot.bytes.hash() & mask_;
    while (slots_[at].value) at = (at + 1) & mask_;
    slots_[at] = slot;
  }

  void grow() {
    const auto before = std::exchange(slots_, std::vector<Slot>(4 * slots_.size()));
    mask_ = slots_.size() - 1;
    for (const Slot& slot : before) {
      if (slot.value) put(slot);
    }
  }

  static constexpr std::size_t fewest_slots = 32;

  /// A power of two, at most half full.
  std::vector<Slot> slots_ = std::vector<Slot>(fewest_slots);
  std::size_t mask_ = fewest_slots - 1;
  std::deque<T> values_;
};

}  // namespace loci::geoparse
