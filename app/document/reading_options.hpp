/// \file
/// What a user may choose about reading.
#pragma once

#include <map>
#include <string>

namespace loci::document {

/// Which column of a table, or member of a JSON object, holds what: "text" → "body". The roles are
/// those of role_names; what is not chosen is found by its usual names.
using ColumnChoice = std::map<std::string, std::string>;

struct ReadingOptions {
  bool keep_all = false;  ///< also navigation, related links, forms, notices and comments of a page
  ColumnChoice columns{};

  bool operator==(const ReadingOptions&) const = default;
};

}  // namespace loci::document
