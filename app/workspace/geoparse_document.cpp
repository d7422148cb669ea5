#include "app/workspace/geoparse_document.hpp"

namespace loci::workspace {

std::string_view body_of(const document::ReadResult& read) {
  return std::string_view(read.document.text).substr(0, read.body_end).substr(read.body_begin);
}

std::vector<geoparse::ResolvedMention> geoparse_document(const document::ReadResult& read,
                                                         const geoparse::Geoparser& geoparser,
                                                         const geoparse::GeoparseOptions& options) {
  const document::Document& document = read.document;
  auto mentions =
      geoparser.geoparse(body_of(read), {document.title, document.source, document.date}, options);
  for (auto& [mention, resolution] : mentions) {
    mention.span.begin += read.body_begin;
    mention.span.end += read.body_begin;
  }
  return mentions;
}

}  // namespace loci::workspace
