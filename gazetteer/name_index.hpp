/// \file
/// What recognition asks at every word of a text: which names begin here? A memory-mapped hash
/// table derived from a gazetteer's names and words.
#pragma once

#include "gazetteer/gazetteer.hpp"
#include "gazetteer/mapped_file.hpp"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string_view>
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

/// The hash of a name key or a spelling key by which the index finds the rows of names. Of 25
/// million names one in 170 shares its hash with another.
std::uint32_t short_hash(std::string_view key);

/// The short_hash of the spelling key of a name key; nothing where it has none.
std::optional<std::uint32_t> spelling_hash(std::string_view name_key);

/// How the index notes that the name in a row has a key of this hash: sorted by hash, then row.
constexpr std::uint64_t row_entry(std::uint32_t hash, std::uint32_t row) {
  return static_cast<std::uint64_t>(hash) << 32 | row;
}

/// What the index knows of one key: bits 0-5 name kinds, 6 longer names begin so, 8-14 word kinds.
using NameFlags = std::uint16_t;
inline constexpr NameFlags name_kinds_mask = 0x3f;
inline constexpr NameFlags longer_names_flag = 0x40;
inline constexpr int word_kinds_shift = 8;

/// Bits of WordKinds, as the table `words` and the index store them.
unsigned to_bits(WordKinds kinds);
WordKinds word_kinds_of(unsigned bits);

/// The beginning of an index file, in words of 64 bits; the table's slots follow, then the rows of
/// names by their keys and by their spelling keys. A slot holds 48 bits of a hash above 16 bits of
/// flags; 0 is free. The slots are in the order of the hashes.
struct NameIndexHeader {
  std::uint64_t magic = 0x33786469636f6c00;  ///< "\0locidx3"
  std::uint64_t versions = 0;                ///< of the layout and of the name keys
  std::uint64_t fingerprint = 0;             ///< of the gazetteer
  std::uint64_t homes = 0;                   ///< slots that a hash may begin its search at
  std::uint64_t slots = 0;   ///< all; the last ones only take what the homes have no room for
  std::uint64_t probes = 0;  ///< slots that a search looks at at most
  std::uint64_t key_rows = 0;
  std::uint64_t spelling_rows = 0;
  std::uint64_t checksum = 0;

  std::uint64_t sum() const;  ///< the checksum of the others
};
inline constexpr std::size_t header_words = sizeof(NameIndexHeader) / sizeof(std::uint64_t);
std::uint64_t name_index_versions();

/// The flags in a slot, and the bits of the hash above them.
inline constexpr int flag_bits = 16;
inline constexpr std::uint64_t flags_mask = (std::uint64_t{1} << flag_bits) - 1;

/// Where a hash's search begins: its upper half spread over the homes.
inline std::size_t first_slot(std::uint64_t hash, std::size_t homes) {
  return static_cast<std::size_t>((hash >> 32) * homes >> 32);
}

/// An index in use, mapped from a file and not loaded, or held in memory. Safe for any content and
/// from any thread.
class NameIndex {
 public:
  /// Nothing where the file is missing, incomplete, of another version or made from another
  /// gazetteer. Only its header is read: what was changed behind it is not noticed.
  static std::optional<NameIndex> open(const std::filesystem::path& file,
                                       std::uint64_t fingerprint);

  /// \param table from NameIndexBuilder::table; without names where that is no table
  explicit NameIndex(std::vector<std::uint64_t> table);

  std::size_t longest_name(std::span<const std::string_view> word_keys) const;
  /// See Gazetteer::expect_name().
  void expect_name(std::span<const std::string_view> word_keys) const;
  /// True where names of more words begin with these.
  bool begins_names(std::span<const std::string_view> word_keys) const;
  NameKinds name_kinds(std::span<const std::string_view> word_keys) const;
  WordKinds word_kinds(std::string_view word_key) const;
  /// False where no name has this name key: then nobody needs to ask the tables.
  bool may_have_name(std::string_view name_key) const;

  /// The rows of the names that may have this name key; a few may have another one.
  std::vector<std::uint32_t> rows_with_key(std::string_view name_key) const;
  /// Likewise by the spelling key.
  std::vector<std::uint32_t> rows_with_spelling(std::string_view spelling_key) const;

  /// True where another program made the file shorter while it was in use: names are missing since.
  bool was_shortened() const { return file_.was_shortened(); }

 private:
  NameIndex() = default;
  NameFlags find(std::uint64_t hash) const;

  bool use(std::span<const std::uint64_t> table);

  MappedFile file_;
  std::shared_ptr<const std::vector<std::uint64_t>> memory_;
  std::span<const std::uint64_t> slots_, keys_, spellings_;  ///< in either
  std::size_t homes_ = 0;
  std::size_t probes_ = 0;
};

/// Ties an index to its gazetteer's data and to every later change of its file.
/// \param change_counter sqlite::Database::change_counter of the finished file
std::uint64_t name_index_fingerprint(std::string_view version, std::size_t names,
                                     std::uint32_t change_counter);

/// Where the index of a gazetteer lies: beside it.
std::filesystem::path name_index_file(const std::filesystem::path& gazetteer);

}  // namespace loci::gazetteer
