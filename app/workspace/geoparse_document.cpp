#include "app/workspace/geoparse_document.hpp"

namespace loci::workspace {

std::vector<geoparse::ResolvedMention> geoparse_document(const document::ReadResult& read,
                                                         const geoparse::Geoparser& geoparser) {
  const document::Document& document = read.document;
  const std::string_view body = std::string_view(document.text).substr(read.body_begin);
  auto mentions = geoparser.geoparse(body, {document.title, document.source, document.date});
  for (auto& [mention, resolution] : mentions) {
    mention.span.begin += read.body_begin;
    mention.span.end += read.body_begin;
  }
  return mentions;
}

AddedDocument geoparse_and_add(const document::ReadResult& read,
                               const geoparse::Geoparser& geoparser,
                               const gazetteer::GazetteerInfo& gazetteer, Workspace& workspace) {
  if (workspace.has(read.document.path, read.document.sha256)) return {};
  const auto mentions = geoparse_document(read, geoparser);
  const Added outcome = workspace.add(read.document, mentions, gazetteer);
  return {outcome, outcome == Added::already_there ? 0 : mentions.size()};
}

}  // namespace loci::workspace
