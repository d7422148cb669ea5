/// \file
/// A connection to a gazetteer file, and how its rows are read.
#pragma once

#include "gazetteer/candidate.hpp"
#include "gazetteer/place.hpp"
#include "gazetteer/sqlite.hpp"

#include <cstdint>
#include <filesystem>
#include <string_view>

namespace loci::gazetteer {

/// What helps against a gazetteer that cannot be used.
inline constexpr std::string_view remake_gazetteer = "make it again with 'loci gazetteer build'";

/// One connection and its statements: what one thread uses at a time. Statements that give a whole
/// place begin with the columns that read_place() takes.
struct GazetteerReader {
  explicit GazetteerReader(const std::filesystem::path& file);

  sqlite::Database database;
  sqlite::Statement place_of_name;  ///< by the number of a name; behind the place name and kind
  sqlite::Statement name;           ///< place, name and kind, by the number of the name
  sqlite::Statement by_number;      ///< a place
  sqlite::Statement by_id;          ///< a place
  sqlite::Statement names_of;       ///< of the place with an id
  sqlite::Statement area;           ///< by country, admin1, admin2 and the beginning of its code
  sqlite::Statement by_beginning;   ///< places, each name and kind, by a pattern of LIKE
};

/// The place in a row. Gazetteer files come from anywhere: throws Error for one that cannot be.
Place read_place(const sqlite::Statement& row);
/// How many names the gazetteer lists for the place of such a row, in all languages.
int read_name_count(const sqlite::Statement& row);

/// Alternate where the number means nothing.
NameKind read_kind(std::int64_t kind);

}  // namespace loci::gazetteer
