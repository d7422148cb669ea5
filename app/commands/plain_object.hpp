/// \file
/// JSON lines as programs write them, read in a fraction of the time that any JSON takes.
#pragma once

#include <nlohmann/json.hpp>

#include <optional>
#include <string_view>

namespace loci::commands {

/// The object in a line of JSON, where its members are only texts and whole numbers: as
/// nlohmann::json::parse reads it. Nothing for every other line, whether it is JSON or not.
std::optional<nlohmann::json> plain_object(std::string_view line);

}  // namespace loci::commands
