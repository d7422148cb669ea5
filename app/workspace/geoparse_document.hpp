/// \file
/// From a document that was read to what a workspace stores of it.
#pragma once

#include "app/document/read_document.hpp"
#include "gazetteer/geoparse/geoparser.hpp"

#include <string_view>
#include <vector>

namespace loci::workspace {

/// The part of a document that is geoparsed.
std::string_view body_of(const document::ReadResult& read);

/// Finds and resolves the mentions in the body of a document; their spans index its whole text.
std::vector<geoparse::ResolvedMention> geoparse_document(
    const document::ReadResult& read, const geoparse::Geoparser& geoparser,
    const geoparse::GeoparseOptions& options = {});

}  // namespace loci::workspace
