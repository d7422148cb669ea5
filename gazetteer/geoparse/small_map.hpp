/// \file
/// Values by key where there are few: of the names and areas of one text.
#pragma once

#include <cstddef>
#include <utility>
#include <vector>

namespace loci::geoparse {

/// Looks at one entry after another, which for a few dozen takes less time than any hash.
template <typename Key, typename Value>
class SmallMap {
 public:
  /// Null where the key has no value.
  const Value* find(const Key& key) const {
    for (const auto& entry : entries_) {
      if (entry.first == key) return &entry.second;
    }
    return nullptr;
  }

  /// The key's value; a new one where it has none.
  Value& operator[](const Key& key) { return *try_emplace(key, Value{}).first; }

  /// The key's value, and whether it is new: what is there stays.
  std::pair<Value*, bool> try_emplace(const Key& key, const Value& value) {
    for (auto& entry : entries_) {
      if (entry.first == key) return {&entry.second, false};
    }
    constexpr std::size_t usual = 16;
    if (entries_.empty()) entries_.reserve(usual);
    return {&entries_.emplace_back(key, value).second, true};
  }

  std::size_t size() const { return entries_.size(); }
  auto begin() const { return entries_.begin(); }
  auto end() const { return entries_.end(); }

 private:
  std::vector<std::pair<Key, Value>> entries_;
};

}  // namespace loci::geoparse
