/// \file
/// Writes a gazetteer file, complete or not at all.
#pragma once

#include "gazetteer/candidate.hpp"
#include "gazetteer/gazetteer.hpp"
#include "gazetteer/name_index_builder.hpp"
#include "gazetteer/place.hpp"
#include "gazetteer/sqlite.hpp"
#include "geo/partial_file.hpp"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <future>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace loci::gazetteer {

/// FNV-1a over everything that a gazetteer is made from: the version of its data.
class Checksum {
 public:
  void add(std::string_view bytes);
  std::uint64_t value() const { return value_; }

 private:
  std::uint64_t value_ = 0xcbf29ce484222325;
};

/// A name of a place, on its way into a gazetteer.
struct ListedName {
  std::string_view name;
  NameKind kind = NameKind::alternate;
};

/// Fills the tables of a new gazetteer, on a second thread, while the keys of the next places are
/// made. Throws Error when the file cannot be written, perhaps only some places later.
class GazetteerWriter {
 public:
  explicit GazetteerWriter(const std::filesystem::path& file);

  /// Adds a place under its own name and the others; names that repeat are added once. The place's
  /// id must be new.
  void add_place(const Place& place, std::span<const ListedName> names);
  /// \param kinds bits as of to_bits(WordKinds)
  void add_word(std::string_view word_key, unsigned kinds);

  std::size_t places() const { return places_; }

  /// Writes what the gazetteer says of itself and the indexes, the name index meanwhile, and puts
  /// the file where it belongs, with its name index. \param sources of all that was added; with the
  /// versions of tables and keys it gives the gazetteer's version. \param stopped asked now and
  /// then; true ends the work with an Error, and leaves an older file as it was
  GazetteerInfo finish(const std::string& name, const std::string& attribution, Checksum sources,
                       const std::function<bool()>& stopped = {});

 private:
  struct PlaceRow {
    Place place;
    std::size_t names_from;  ///< number of its first name
    std::size_t name_count = 0;
  };
  struct NameRow {
    std::size_t place;  ///< its number
    std::string name, key;
    NameKind kind;
    std::optional<std::uint32_t> spelling;  ///< spelling_hash of key
  };
  /// Some rows of the tables places and names.
  struct Rows {
    std::size_t first_place = 1;  ///< number of the first of places
    std::size_t first_name = 1;   ///< likewise of names
    std::vector<PlaceRow> places;
    std::vector<NameRow> names;
  };

  void add_name(std::string_view name, NameKind kind);
  void pass_on();
  void wait_until_written();
  void insert(const Rows& rows);
  void write_meta(const std::string& name, const std::string& attribution,
                  const std::string& version);
  void write_name_index(const std::string& version);

  std::filesystem::path file_;
  PartialFile partial_;
  PartialFile partial_index_;
  std::optional<sqlite::Database> database_;
  std::optional<sqlite::Transaction> transaction_;
  std::optional<sqlite::Statement> insert_place_;
  std::optional<sqlite::Statement> insert_name_;
  std::optional<sqlite::Statement> insert_word_;
  NameIndexBuilder index_;
  std::size_t places_ = 0;
  std::size_t names_ = 0;
  Rows gathered_;
  Rows passed_on_;             ///< of the second thread until `writing_` is ready
  std::future<void> writing_;  ///< last, so that the thread ends before what it uses
};

}  // namespace loci::gazetteer
