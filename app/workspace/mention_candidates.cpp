#include "app/workspace/mention_candidates.hpp"

#include "gazetteer/name_key.hpp"
#include "geo/distance.hpp"

#include <algorithm>

namespace loci::workspace {
namespace {

bool is_country(const gazetteer::Place& place) {
  return place.feature_class == 'A' && place.feature_code.starts_with("PCL");
}

void find_nearest(const std::vector<StoredMention>& others, std::string_view name,
                  MentionCandidate& one) {
  const gazetteer::Place& place = one.candidate.place;
  const std::string key = gazetteer::name_key(name);
  for (const StoredMention& other : others) {
    if (!other.resolution.place || is_country(*other.resolution.place)) continue;
    const gazetteer::Place& theirs = *other.resolution.place;
    if (theirs.id == place.id || gazetteer::name_key(other.mention.name) == key) continue;
    const double km = geo::distance_km(theirs.position, place.position);
    if (one.nearest_km && km >= *one.nearest_km) continue;
    one.nearest_km = km;
    one.nearest = theirs.name;
  }
}

std::vector<MentionCandidate> seen_from(const std::vector<StoredMention>& others,
                                        const gazetteer::Gazetteer& gazetteer,
                                        std::string_view name,
                                        std::vector<gazetteer::Candidate> candidates) {
  std::vector<MentionCandidate> found;
  for (gazetteer::Candidate& candidate : candidates) {
    MentionCandidate& one = found.emplace_back();
    one.area = area_of(gazetteer, candidate.place);
    one.candidate = std::move(candidate);
    find_nearest(others, name, one);
  }
  return found;
}

}  // namespace

std::string area_of(const gazetteer::Gazetteer& gazetteer, const gazetteer::Place& place) {
  if (place.country.empty() || is_country(place)) return {};
  const auto country = gazetteer.admin_area(place.country);
  const std::string of_country = country ? country->name : place.country;
  if (place.admin1.empty()) return of_country;
  const auto area = gazetteer.admin_area(place.country, place.admin1);
  return area && area->id != place.id ? area->name + ", " + of_country : of_country;
}

std::vector<MentionCandidate> candidates_of(const gazetteer::Gazetteer& gazetteer,
                                            std::string_view name,
                                            const std::vector<StoredMention>& others,
                                            const std::optional<gazetteer::Place>& chosen) {
  auto found = seen_from(others, gazetteer, name, gazetteer.candidates(name, most_candidates));
  const bool listed = !chosen || std::any_of(found.begin(), found.end(), [&](const auto& one) {
    return one.candidate.place.id == chosen->id;
  });
  if (listed) return found;
  if (found.size() == most_candidates) found.pop_back();
  auto last = seen_from(others, gazetteer, name, {{*chosen, chosen->name}});
  found.push_back(std::move(last.front()));
  return found;
}

std::vector<MentionCandidate> candidates_while_typed(const gazetteer::Gazetteer& gazetteer,
                                                     std::string_view letters,
                                                     const std::vector<StoredMention>& others) {
  return seen_from(others, gazetteer, letters, gazetteer.while_typed(letters, most_candidates));
}

std::vector<StoredMention> all_mentions(const Workspace& workspace, DocumentId document) {
  using enum geoparse::Sense;
  Filter everything;
  everything.senses = {literal, associative, demonym};
  everything.statuses = {Status::resolved, Status::unlocated, Status::corrected, Status::rejected};
  everything.documents = {document};
  return workspace.mentions(everything);
}

}  // namespace loci::workspace
