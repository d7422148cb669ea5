/// \file
/// Mentions with what every format says of them.
#pragma once

#include "app/workspace/workspace.hpp"
#include "gazetteer/geoparse/code_points.hpp"

#include <functional>
#include <string>

namespace loci::exports {

/// One mention, its document, and the words around it.
struct MentionInContext {
  const workspace::StoredMention& stored;
  const document::Document& document;
  const workspace::Passage& passage;
  geoparse::CodePointSpan span;  ///< of the quote in the document's text
  std::string link;              ///< to the passage on the web; may be empty
};

/// Calls `use` for every mention, by document, then begin; false ends it. One document at a time is
/// in memory. Throws Error of the workspace.
void visit_in_context(const workspace::Workspace& workspace, const workspace::Filter& filter,
                      const std::function<bool(const MentionInContext&)>& use);

/// Sources and licences of the places, one line.
std::string attribution_of(const workspace::Workspace& workspace);

/// Three decimals: more would say more than the resolver knows.
double rounded_confidence(double confidence);

}  // namespace loci::exports
