/// \file
/// What a person may choose from for a mention.
#pragma once

#include "app/workspace/workspace.hpp"
#include "gazetteer/gazetteer.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace loci::workspace {

/// A candidate with what helps a person to choose.
struct MentionCandidate {
  gazetteer::Candidate candidate;
  std::string area;  ///< "Texas, United States"; empty for places of no single country
  std::optional<double> nearest_km;  ///< to the nearest other place of the document, no countries
  std::string nearest;               ///< its name

  bool operator==(const MentionCandidate&) const = default;
};

/// As many as there are keys for.
inline constexpr std::size_t most_candidates = 9;

/// The places that a name may denote, best first, at most most_candidates; seen from a document.
/// \param others the mentions of the document
/// \param chosen listed too where it is one of them or not: at its rank, else last
std::vector<MentionCandidate> candidates_of(const gazetteer::Gazetteer& gazetteer,
                                            std::string_view name,
                                            const std::vector<StoredMention>& others,
                                            const std::optional<gazetteer::Place>& chosen = {});

/// Likewise those that somebody may mean who is still typing a name.
std::vector<MentionCandidate> candidates_while_typed(const gazetteer::Gazetteer& gazetteer,
                                                     std::string_view letters,
                                                     const std::vector<StoredMention>& others);

/// "Texas, United States": the first-level area and the country of a place, as far as known.
std::string area_of(const gazetteer::Gazetteer& gazetteer, const gazetteer::Place& place);

/// All mentions of a document, demonyms and those that are no place included, by begin.
std::vector<StoredMention> all_mentions(const Workspace& workspace, DocumentId document);

}  // namespace loci::workspace
