/// \file
/// Which column of a table, or field of a layer, holds what of a place.
#pragma once

#include "gazetteer/import_format.hpp"

#include <array>
#include <cstddef>
#include <string>
#include <vector>

namespace loci::gazetteer {

/// Made once a table; then reads its rows.
class ColumnPlan {
 public:
  /// \param header the columns' names \param chosen by the user; the others are found by their
  /// usual names. Throws Error when a chosen column is not in the header
  ColumnPlan(const std::vector<std::string>& header, const ImportColumns& chosen);

  /// Throws Error naming the columns there are when there is none for the name, or for lat and lon.
  void require(const std::string& subject) const;
  void require_name(const std::string& subject) const;

  /// Fills a place from a row as wide as the header. The names are views into the row.
  void read(const std::vector<std::string>& row, ImportedPlace& imported) const;

 private:
  enum Role : std::size_t { id, name, lat, lon, country, feature, population, alternates, roles };
  static constexpr std::size_t none = static_cast<std::size_t>(-1);

  static Role role_of(const std::string& word);
  std::string_view field(const std::vector<std::string>& row, Role role) const;

  std::vector<std::string> header_;
  std::array<std::size_t, roles> columns_{};
  std::vector<std::size_t> further_names_;  ///< "name:ar", "name_fr", "old_name" …
};

}  // namespace loci::gazetteer
