#include "app/workspace/geoparse_document.hpp"

namespace loci::workspace {

std::vector<geoparse::ResolvedMention> geoparse_document(const document::ReadResult& read,
                                                         const geoparse::Geoparser& geoparser,
                                                         const geoparse::GeoparseOptions& options) {
  const document::Document& document = read.document;
  const std::string_view body =
      std::string_view(document.text).substr(0, read.body_end).substr(read.body_begin);
  auto mentions =
      geoparser.geoparse(body, {document.title, document.source, document.date}, options);
  for (auto& [mention, resolution] : mentions) {
    mention.span.begin += read.body_begin;
    mention.span.end += read.body_begin;
  }
  return mentions;
}

}  // namespace loci::workspace
