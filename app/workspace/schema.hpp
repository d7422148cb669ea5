/// \file
/// The tables of a workspace file.
#pragma once

#include <cstdint>
#include <string_view>

namespace loci::workspace {

inline constexpr std::int32_t application_id = 0x4c6f5773;  ///< "LoWs", in the file's header
/// Changes with schema.sql; older files are brought up to date, newer ones refused.
inline constexpr std::int32_t schema_version = 3;

/// The text of schema.sql: makes what is not there yet.
extern const std::string_view create_tables;

}  // namespace loci::workspace
