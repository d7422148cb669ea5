/// \file
/// The tables of a gazetteer file.
#pragma once

#include <cstdint>
#include <string_view>

namespace loci::gazetteer {

inline constexpr std::int32_t application_id = 0x4c6f4761;  ///< "LoGa", in the file's header
/// Changes with the tables below and with name_key_version; other versions are refused.
inline constexpr std::int32_t schema_version = 3;

/// Creates the tables. `meta` holds name, version, attribution, key_version, places, names and
/// fingerprint.
extern const std::string_view create_tables;
/// Creates the indexes, after the tables are filled.
extern const std::string_view create_indexes;

}  // namespace loci::gazetteer
