/// \file
/// Makes name indexes, of any number of names in bounded memory.
#pragma once

#include "gazetteer/name_index.hpp"
#include "gazetteer/sorted_runs.hpp"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string_view>
#include <vector>

namespace loci::gazetteer {

/// Collects names and words, then lays the table out. Beyond `most_entries` (a name has one for
/// each of its words, and one or two for its row) it sorts what it has into temporary files: 256
/// MiB of memory at most.
class NameIndexBuilder {
 public:
  explicit NameIndexBuilder(std::size_t most_entries = std::size_t{8} << 20);

  /// \param key a name key. False where the name has more than longest_name_words words and is left
  /// out. Throws Error where there is no room for temporary files.
  bool add_name(std::string_view key, NameKind kind);
  /// A name as a gazetteer lists it, also without the blanks and hyphens around its Arabic
  /// articles.
  void add_listed_name(std::string_view key, std::string_view name, NameKind kind);
  void add_word(std::string_view word_key, unsigned word_kind_bits);
  /// Where the gazetteer's table of names has the name. \param row each only once
  /// \param spelling spelling_hash() of the key
  void add_row(std::uint32_t row, std::string_view key, std::optional<std::uint32_t> spelling);

  /// Writes an index file: all of it or nothing. Throws Error. \param fingerprint of the gazetteer
  /// it is derived from
  void write(const std::filesystem::path& file, std::uint64_t fingerprint);
  /// The same in memory.
  std::vector<std::uint64_t> table(std::uint64_t fingerprint);

 private:
  struct Named {
    std::uint64_t hash = 0, flags = 0;
    bool operator<(const Named& other) const { return hash < other.hash; }
    bool join(const Named& other) {
      if (other.hash != hash) return false;
      flags |= other.flags;
      return true;
    }
  };
  struct Row {
    std::uint64_t entry = 0;  ///< see row_entry()
    bool operator<(const Row& other) const { return entry < other.entry; }
    bool join(const Row& other) const { return entry == other.entry; }
  };

  void add(std::uint64_t hash, NameFlags flags);
  /// Calls with each word of the table behind the header, in order; returns the header.
  NameIndexHeader lay_out(std::uint64_t fingerprint, const std::function<void(std::uint64_t)>& put);

  SortedRuns<Named> names_;
  SortedRuns<Row> keys_, spellings_;
};

}  // namespace loci::gazetteer
