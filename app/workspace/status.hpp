/// \file
/// What became of a mention.
#pragma once

#include <string_view>

namespace loci::workspace {

/// What became of a mention.
enum class Status {
  resolved,   ///< Loci chose its place; a person may have accepted it
  unlocated,  ///< it could not be placed, or a person said so
  corrected,  ///< a person chose its place
  rejected,   ///< a person said that it is not a place
};

std::string_view to_word(Status status);  ///< "resolved", "unlocated" …

}  // namespace loci::workspace
