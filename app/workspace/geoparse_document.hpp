/// \file
/// From a document that was read to what a workspace stores of it.
#pragma once

#include "app/document/read_document.hpp"
#include "app/workspace/workspace.hpp"
#include "gazetteer/geoparse/geoparser.hpp"

#include <cstddef>
#include <vector>

namespace loci::workspace {

/// Finds and resolves the mentions in the body of a document; their spans index its whole text.
std::vector<geoparse::ResolvedMention> geoparse_document(const document::ReadResult& read,
                                                         const geoparse::Geoparser& geoparser);

/// What became of a document.
struct AddedDocument {
  Added outcome = Added::already_there;
  std::size_t mentions = 0;  ///< found in it; 0 where it was there already
};

/// Geoparses a document and stores it with its mentions, unless it is there already: then nothing
/// is done. Throws Error as Workspace::add does.
AddedDocument geoparse_and_add(const document::ReadResult& read,
                               const geoparse::Geoparser& geoparser,
                               const gazetteer::GazetteerInfo& gazetteer, Workspace& workspace);

}  // namespace loci::workspace
