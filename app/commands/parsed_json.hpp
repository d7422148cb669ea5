/// \file
/// What `loci parse` writes of one document.
#pragma once

#include "gazetteer/geoparse/resolution.hpp"

#include <nlohmann/json.hpp>

#include <span>
#include <string>
#include <string_view>

namespace loci::commands {

/// Appends one line: {"id", "toponyms": [{"start", "end", "name", "sense", "lat", "lon",
/// "confidence", "place", "method", "reasons"?}]}; offsets in code points of text; lat and lon are
/// null where there is no place.
void append_parsed_json(std::string& out, const nlohmann::ordered_json& id, std::string_view text,
                        std::span<const geoparse::ResolvedMention> mentions, bool with_reasons);

}  // namespace loci::commands
