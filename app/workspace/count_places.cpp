#include "app/workspace/read_places.hpp"
#include "app/workspace/selection.hpp"
#include "app/workspace/store.hpp"

#include <algorithm>
#include <numeric>
#include <tuple>
#include <utility>

namespace loci::workspace {
namespace {

struct Count {
  std::size_t mentions = 0;
  double confidence = 0;  ///< sum
};

}  // namespace

std::vector<CountedPlace> count_places(const sqlite::Database& database, const Filter& filter) {
  StoredPlaces stored = read_places(database);
  std::vector<Count> counts(stored.places.size());
  // "+": in the order of the mentions, as they lie in the file, not by the index of places.
  auto rows = database.prepare(
      "SELECT r.place, r.confidence FROM mentions m JOIN resolutions r ON r.mention = m.id WHERE " +
      mentions_where(filter) + " AND +r.place IS NOT NULL");
  bind_filter(filter, rows);
  while (rows.step()) {
    const auto found = stored.of_row.find(rows.integer(0));
    if (found == stored.of_row.end()) continue;  // added by another program meanwhile
    ++counts[found->second].mentions;
    counts[found->second].confidence += rows.real(1);
  }

  std::vector<std::uint32_t> order(stored.places.size());
  std::iota(order.begin(), order.end(), 0);
  std::erase_if(order, [&](std::uint32_t place) { return counts[place].mentions == 0; });
  std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
    if (counts[a].mentions != counts[b].mentions) return counts[a].mentions > counts[b].mentions;
    const gazetteer::Place &one = stored.places[a], &other = stored.places[b];
    return std::tie(one.name, one.id) < std::tie(other.name, other.id);
  });
  std::vector<CountedPlace> counted;
  counted.reserve(order.size());
  for (const std::uint32_t place : order) {
    const auto& [mentions, confidence] = counts[place];
    counted.push_back(
        {std::move(stored.places[place]), mentions, confidence / static_cast<double>(mentions)});
  }
  return counted;
}

}  // namespace loci::workspace
