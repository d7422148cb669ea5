/// \file
/// What recognition asks at every word of a text: which names begin here? A memory-mapped hash
/// table derived from a gazetteer's names and words.
#pragma once

#include "gazetteer/gazetteer.hpp"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

namespace loci::gazetteer {

/// A hash of some words in a row; word by word, so that a text's words are hashed once for all
/// names.
class WordsHash {
 public:
  void add(std::string_view word);
  std::uint64_t value() const { return value_; }

 private:
  std::uint64_t value_ = 0x9e3779b97f4a7c15;
};

/// What the index knows of one key: bits 0-5 name kinds, 6 longer names begin so, 8-14 word kinds.
using NameFlags = std::uint16_t;
inline constexpr NameFlags name_kinds_mask = 0x3f;
inline constexpr NameFlags longer_names_flag = 0x40;
inline constexpr int word_kinds_shift = 8;

/// Collects names and words, then lays the table out.
class NameIndexBuilder {
 public:
  /// \param key a name key. False where the name has more than longest_name_words words and is left
  /// out.
  bool add_name(std::string_view key, NameKind kind);
  void add_word(std::string_view word_key, unsigned word_kind_bits);

  /// The bytes of an index file. \param fingerprint of the gazetteer it is derived from
  std::vector<std::uint64_t> table(std::uint64_t fingerprint) const;

 private:
  std::vector<std::pair<std::uint64_t, NameFlags>> entries_;  ///< by hash, with repetitions
};

/// Bits of WordKinds, as the table `words` and the index store them.
unsigned to_bits(WordKinds kinds);
WordKinds word_kinds_of(unsigned bits);

/// An index in use, mapped from a file or held in memory. Safe for any content and from any thread.
class NameIndex {
 public:
  /// Nothing where the file is missing, damaged, of another version or made from another gazetteer.
  static std::optional<NameIndex> open(const std::filesystem::path& file,
                                       std::uint64_t fingerprint);

  /// \param table from NameIndexBuilder::table
  explicit NameIndex(std::vector<std::uint64_t> table);

  std::size_t longest_name(std::span<const std::string_view> word_keys) const;
  NameKinds name_kinds(std::span<const std::string_view> word_keys) const;
  WordKinds word_kinds(std::string_view word_key) const;

 private:
  NameIndex() = default;
  NameFlags find(std::uint64_t hash) const;

  std::shared_ptr<const void> owner_;  ///< of the bytes behind slots_
  std::span<const std::uint64_t> slots_;
};

/// Where the index of a gazetteer lies: beside it.
std::filesystem::path name_index_file(const std::filesystem::path& gazetteer);
/// Removes the index of a gazetteer, if there is one.
void remove_name_index(const std::filesystem::path& gazetteer);

/// Writes an index file: all of it or nothing. Throws Error.
void write_name_index(const std::filesystem::path& file, std::span<const std::uint64_t> table);

}  // namespace loci::gazetteer
