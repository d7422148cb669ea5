#include "app/session/companions.hpp"

#include <algorithm>
#include <map>
#include <string>

namespace loci::session {

std::vector<Companion> companions_of(std::string_view place_id,
                                     const std::vector<workspace::StoredMention>& mentions) {
  std::map<std::string, Companion> by_id;
  bool is_there = false;
  for (const workspace::StoredMention& stored : mentions) {
    const auto& place = stored.resolution.place;
    if (!place || stored.mention.sense == geoparse::Sense::demonym) continue;
    is_there = is_there || place->id == place_id;
    if (place->id == place_id || gazetteer::is_area(*place)) continue;
    Companion& companion = by_id[place->id];
    companion.place = *place;
    ++companion.mentions;
  }
  if (!is_there) return {};
  std::vector<Companion> companions;
  for (auto& [id, companion] : by_id) companions.push_back(std::move(companion));
  std::stable_sort(companions.begin(), companions.end(),
                   [](const auto& a, const auto& b) { return a.mentions > b.mentions; });
  return companions;
}

}  // namespace loci::session
