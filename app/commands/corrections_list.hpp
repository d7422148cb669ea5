/// \file
/// Lists of what people decided.
#pragma once

#include "app/workspace/corrections.hpp"

#include <cstddef>
#include <string>

namespace loci::commands {

/// "choose Lancaster = Lancaster (geonames:2644972)", one line.
std::string to_words(const workspace::LoggedCorrection& entry);

/// The log, newest first. \param limit 0: all
void print_corrections(const workspace::Corrections& corrections, bool json, std::size_t limit);

/// Decisions that wait for their words. \param limit 0: all
void print_lost(const workspace::Corrections& corrections, bool json, std::size_t limit);

}  // namespace loci::commands
