/// \file
/// The places of a workspace, whatever the mentions say.
#pragma once

#include "gazetteer/place.hpp"
#include "gazetteer/sqlite.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace loci::workspace {

/// What the rows of a table stand for. Rows mostly follow one another: then it is no search.
class RowNumbers {
 public:
  /// \param row larger than all before
  void add(std::int64_t row, std::uint32_t number);
  std::optional<std::uint32_t> find(std::int64_t row) const;

  const std::vector<std::int64_t>& rows() const { return rows_; }
  /// Where in rows() it is.
  std::optional<std::size_t> position(std::int64_t row) const;
  /// Puts what `of` has for a number in its place.
  void renumber(const std::vector<std::uint32_t>& of);

 private:
  std::vector<std::int64_t> rows_;
  std::vector<std::uint32_t> numbers_;
};

/// Each place once: copies of one place by several gazetteers are one place, as the newest has it.
struct StoredPlaces {
  std::vector<gazetteer::Place> places;
  std::vector<std::string> gazetteer_versions;  ///< of each place's gazetteer
  RowNumbers of_row;                            ///< rows of the table to places
};

/// Whether a place is there more than once: as copies by several gazetteers.
bool has_copies(const sqlite::Database& database);

/// Throws Error for a place that is not on the Earth.
StoredPlaces read_places(const sqlite::Database& database);

}  // namespace loci::workspace
