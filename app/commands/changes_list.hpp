/// \file
/// Changed mentions as a list.
#pragma once

#include "app/workspace/corrections.hpp"

#include <string>
#include <vector>

namespace loci::commands {

/// Prints what a correction changed: as a table, or as a JSON array of flat objects (mention,
/// document, start, end, name, direct, then before_* and after_*: place_id, place, lat, lon,
/// status, sense, confidence, decided_by). \param limit 0: all
void print_changes(const std::vector<workspace::MentionChange>& changes,
                   const workspace::Workspace& workspace, bool json, std::size_t limit);

/// "2 mentions corrected, 3 others follow with another place".
std::string summary_of(const std::vector<workspace::MentionChange>& changes);

}  // namespace loci::commands
