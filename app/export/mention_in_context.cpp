#include "app/export/mention_in_context.hpp"

#include "app/export/text_fragment.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <vector>

namespace loci::exports {

void visit_in_context(const workspace::Workspace& workspace, const workspace::Filter& filter,
                      const std::function<bool(const MentionInContext&)>& use) {
  workspace::DocumentId id = -1;
  std::optional<geoparse::CodePoints> code_points;
  workspace.visit_mentions(
      filter, [&](const workspace::StoredMention& stored, const document::Document& document) {
        if (stored.document != id) {
          code_points.emplace(document.text);
          id = stored.document;
        }
        const auto& span = stored.mention.span;
        const auto passage = workspace::passage_of(document, stored.id, stored.document, span);
        return use({stored, document, passage, code_points->of(span),
                    link_to_passage(document.url, passage.prefix, passage.quote, passage.suffix)});
      });
}

std::string attribution_of(const workspace::Workspace& workspace) {
  std::vector<std::string> lines;
  for (const auto& gazetteer : workspace.gazetteers()) {
    const auto& line = gazetteer.attribution;
    if (!line.empty() && std::find(lines.begin(), lines.end(), line) == lines.end()) {
      lines.push_back(line);
    }
  }
  std::string attribution;
  for (const std::string& line : lines) attribution += (attribution.empty() ? "" : " | ") + line;
  return attribution;
}

double rounded_confidence(double confidence) {
  return std::round(confidence * 1000) / 1000;
}

}  // namespace loci::exports
