/// \file
/// A hash table by text, for what is asked for again and again: at every word of a text.
#pragma once

#include "gazetteer/geoparse/text_hash.hpp"
#include "geo/expect_bytes.hpp"

#include <bit>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace loci::geoparse {

/// Values by text. Slots of 16 bytes, open addressing, at most half full: most questions read one
/// slot and one entry. Values stay where they are until clear().
template <typename T>
class TextTable {
 public:
  std::size_t size() const { return entries_.size(); }

  struct Entry {
    std::string text;
    T value;
  };

  /// Null where the text has no value.
  T* find(std::string_view text) { return find(text, hash_of_text(text)); }
  const T* find(std::string_view text) const {
    const Entry* const entry = find_entry(text, hash_of_text(text));
    return entry ? &entry->value : nullptr;
  }
  /// Likewise. \param hash from expect()
  T* find(std::string_view text, std::uint64_t hash) {
    Entry* const entry = find_entry(text, hash);
    return entry ? &entry->value : nullptr;
  }

  /// Has the processor fetch what find() looks at first, while other texts are looked for.
  std::uint64_t expect(std::string_view text) const {
    const std::uint64_t hash = hash_of_text(text);
    if (!slots_.empty()) geo::expect_bytes(&slots_[hash & mask()]);
    return hash;
  }
  /// Likewise what it looks at then. \param hash from expect(), a few texts before
  void expect_more(std::uint64_t hash) const {
    constexpr std::size_t line_bytes = 64;
    if (slots_.empty()) return;
    const auto* const entry = reinterpret_cast<const char*>(slots_[hash & mask()].entry);
    if (entry == nullptr) return;
    geo::expect_bytes(entry);
    if (sizeof(Entry) > line_bytes) geo::expect_bytes(entry + line_bytes);
  }

  /// The text's new value. There must be none yet.
  T& insert(std::string_view text, T value) {
    if (slots_.size() < 2 * (entries_.size() + 1)) grow();
    Entry& entry = entries_.emplace_back(Entry{std::string(text), std::move(value)});
    put({hash_of_text(text), &entry});
    return entry.value;
  }

  /// The text as it is kept, and its value: a new one where there is none.
  Entry& entry(std::string_view text) {
    if (Entry* const found = find_entry(text, hash_of_text(text))) return *found;
    insert(text, T{});
    return entries_.back();
  }

  void clear() {
    slots_.clear();
    entries_.clear();
  }

 private:
  struct Slot {
    std::uint64_t hash = 0;
    Entry* entry = nullptr;
  };

  Entry* find_entry(std::string_view text, std::uint64_t hash) const {
    if (slots_.empty()) return nullptr;
    for (std::size_t at = hash & mask(); slots_[at].entry; at = (at + 1) & mask()) {
      if (slots_[at].hash == hash && are_same_texts(slots_[at].entry->text, text))
        return slots_[at].entry;
    }
    return nullptr;
  }

  std::size_t mask() const { return slots_.size() - 1; }

  void put(Slot slot) {
    std::size_t at = slot.hash & mask();
    while (slots_[at].entry) at = (at + 1) & mask();
    slots_[at] = slot;
  }

  void grow() {
    const auto before = std::exchange(
        slots_, std::vector<Slot>(std::bit_ceil(4 * (entries_.size() + std::size_t{8}))));
    for (const Slot& slot : before) {
      if (slot.entry) put(slot);
    }
  }

  std::vector<Slot> slots_;  ///< a power of two
  std::deque<Entry> entries_;
};

}  // namespace loci::geoparse
