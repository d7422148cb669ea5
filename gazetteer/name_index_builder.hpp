/// \file
/// Makes name indexes, of any number of names in bounded memory.
#pragma once

#include "gazetteer/name_index.hpp"

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <functional>
#include <memory>
#include <string_view>
#include <vector>

namespace loci::gazetteer {

/// Collects names and words, then lays the table out. Beyond `most_entries` (a name has one for
/// each of its words) it sorts what it has into a temporary file: 16 bytes of memory an entry, 128
/// MiB at most.
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

  /// Writes an index file: all of it or nothing. Throws Error. \param fingerprint of the gazetteer
  /// it is derived from
  void write(const std::filesystem::path& file, std::uint64_t fingerprint);
  /// The same in memory.
  std::vector<std::uint64_t> table(std::uint64_t fingerprint);

 private:
  struct Entry {
    std::uint64_t hash;
    std::uint64_t flags;
  };
  struct Closer {
    void operator()(std::FILE* file) const { std::fclose(file); }
  };
  using Run = std::unique_ptr<std::FILE, Closer>;
  class RunReader;

  void add(std::uint64_t hash, NameFlags flags);
  void sort();
  void spill();
  /// Calls for each hash once, in order, with the flags of all its entries.
  void for_each(const std::function<void(std::uint64_t, std::uint64_t)>& use);
  /// Calls with each word of the table behind the header, in order; returns the header.
  NameIndexHeader lay_out(std::uint64_t fingerprint, const std::function<void(std::uint64_t)>& put);

  std::size_t most_entries_;
  std::vector<Entry> entries_;
  std::vector<Run> runs_;  ///< sorted files without names
};

}  // namespace loci::gazetteer
