/// \file
/// A filter as a condition of SQL, and rows as values.
#pragma once

#include "app/workspace/workspace.hpp"
#include "gazetteer/sqlite.hpp"

#include <cstddef>
#include <string>
#include <string_view>

namespace loci::workspace {

/// A condition over the mentions `m` with their resolutions `r`; its parameters are bound by
/// bind_filter.
std::string mentions_where(const Filter& filter);

/// The same for documents `d`, whatever the senses of their mentions.
std::string documents_where(const Filter& filter);

/// Binds the parameters of the condition. Statements must have no others. A place that is not on
/// the Earth throws Error.
void bind_filter(const Filter& filter, sqlite::Statement& statement);

/// Any words as a query of FTS5 for documents with all of them; nothing in them is an operator.
std::string full_text_query(std::string_view words);

/// A resolution's status as a number of Status.
inline constexpr std::string_view status_column = "r.status";

/// The columns of places `p` in the order that place_of() reads.
inline constexpr std::string_view place_columns =
    "p.place_id, p.name, p.lon_deg, p.lat_deg, p.feature_class, p.feature_code, p.country, "
    "p.admin1, p.admin2, p.population, p.radius_km, p.label_rank, g.name, g.version";
inline constexpr int place_column_count = 14;

/// Reads a longitude and a latitude from a row, from column `first`. Throws Error naming the place
/// where they are none on the Earth.
geo::LonLat position_of(const sqlite::Database& database, const sqlite::Statement& row, int first,
                        const std::string& place_id);

/// Reads place_columns from a row, from column `first`. Throws Error for a position off the Earth.
gazetteer::Place place_of(const sqlite::Database& database, const sqlite::Statement& row,
                          int first);

}  // namespace loci::workspace
