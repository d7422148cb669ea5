/// \file
/// Mentions of a file into a workspace that has their documents.
#pragma once

#include "app/import/imported_mention.hpp"
#include "app/workspace/workspace.hpp"

#include <cstddef>

namespace loci::imports {

/// What became of the mentions of a file.
struct Imported {
  std::size_t added = 0, updated = 0, left_out = 0;
  Warnings warnings;  ///< for each that was left out, as far as they are not too many
};

/// Puts each mention where its document has its words: at its offsets, else where its quotation
/// stands between the same words. A mention that is there already is changed to what the file says;
/// none is deleted. All in one transaction. \param subject the file, for warnings
Imported import_mentions(const ReadMentions& read, const std::string& subject,
                         workspace::Workspace& workspace);

}  // namespace loci::imports
