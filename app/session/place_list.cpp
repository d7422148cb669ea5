#include "app/session/place_list.hpp"

#include <algorithm>
#include <string>
#include <utility>

namespace loci::session {

workspace::PlaceSummary PlaceList::operator[](std::size_t row) const {
  const Row& counted = rows[row];
  workspace::PlaceSummary summary = columns->places[counted.place];
  summary.mentions = counted.mentions;
  summary.documents = counted.documents;
  summary.confidence = counted.confidence;
  if (counted.first_dated != no_document) {
    summary.first_date = columns->documents[counted.first_dated].date;
    summary.last_date = columns->documents[counted.last_dated].date;
  }
  const auto& spellings = columns->spellings;  // by place and name
  const auto first = std::lower_bound(
      spellings.begin(), spellings.end(), counted.place,
      [](const workspace::Spelling& spelling, std::uint32_t of) { return spelling.place < of; });
  std::vector<std::pair<std::uint32_t, const std::string*>> found;
  for (auto at = first; at != spellings.end() && at->place == counted.place; ++at) {
    const std::uint32_t times = written[static_cast<std::size_t>(at - spellings.begin())];
    if (times > 0) found.emplace_back(times, &at->name);
  }
  std::stable_sort(found.begin(), found.end(),
                   [](const auto& a, const auto& b) { return a.first > b.first; });
  summary.spellings.reserve(found.size());
  for (const auto& [times, name] : found) summary.spellings.push_back(*name);
  return summary;
}

}  // namespace loci::session
