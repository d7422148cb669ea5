/// \file
/// Where a document comes from, in one line.
#pragma once

#include "app/workspace/workspace.hpp"

#include <string>

namespace loci::panels {

/// "29 Dec 2020 · The Lancaster Post", so that what is cut is never the date; the file's name where
/// nothing is known.
std::string source_line(const workspace::DocumentSummary& document);

/// "29 Dec 2020" of "2020-12-29T10:00", "2020" of "2020"; what is no such date stays as it is.
std::string readable_date(const std::string& iso_date);

}  // namespace loci::panels
