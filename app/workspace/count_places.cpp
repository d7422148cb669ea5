#include "app/workspace/read_places.hpp"
#include "app/workspace/selection.hpp"
#include "app/workspace/store.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

namespace loci::workspace {
namespace {

struct Count {
  std::size_t mentions = 0;
  double confidence = 0;  ///< sum
};

/// The rows of the table, numbered.
RowNumbers rows_of_places(const sqlite::Database& database) {
  RowNumbers places;
  auto rows = database.prepare("SELECT id FROM places ORDER BY id");
  for (std::uint32_t number = 0; rows.step(); ++number) places.add(rows.integer(0), number);
  return places;
}

std::vector<Count> count_rows(const sqlite::Database& database, const Filter& filter,
                              const RowNumbers& places) {
  std::vector<Count> counts(places.rows().size());
  // "+": in the order of the mentions, as they lie in the file, not by the index of places.
  auto rows = database.prepare(
      "SELECT r.place, r.confidence FROM mentions m JOIN resolutions r ON r.mention = m.id WHERE " +
      mentions_where(filter) + " AND +r.place IS NOT NULL");
  bind_filter(filter, rows);
  while (rows.step()) {
    const auto place = places.position(rows.integer(0));
    if (!place) continue;  // added by another program meanwhile
    ++counts[*place].mentions;
    counts[*place].confidence += rows.real(1);
  }
  return counts;
}

/// As a number that is less where a text is: most texts are told apart without looking at them.
std::uint64_t first_bytes(std::string_view text) {
  std::uint64_t number = 0;
  for (std::size_t i = 0; i < sizeof number; ++i) {
    number = number << 8 | (i < text.size() ? static_cast<unsigned char>(text[i]) : 0U);
  }
  return number;
}

/// Most mentioned first, then by name and id; without those that nobody mentions.
std::vector<CountedPlace> in_order(std::vector<gazetteer::Place> places,
                                   const std::vector<Count>& counts) {
  struct Ranked {
    std::size_t mentions;
    std::uint64_t name;
    std::uint32_t place;
  };
  std::vector<Ranked> order;
  for (std::uint32_t i = 0; i < places.size(); ++i) {
    if (counts[i].mentions == 0) continue;
    order.push_back({counts[i].mentions, first_bytes(places[i].name), i});
  }
  std::sort(order.begin(), order.end(), [&](const Ranked& a, const Ranked& b) {
    if (a.mentions != b.mentions) return a.mentions > b.mentions;
    if (a.name != b.name) return a.name < b.name;
    const gazetteer::Place &one = places[a.place], &other = places[b.place];
    return std::tie(one.name, one.id) < std::tie(other.name, other.id);
  });
  std::vector<CountedPlace> counted;
  counted.reserve(order.size());
  for (const Ranked& ranked : order) {
    counted.push_back({std::move(places[ranked.place]), ranked.mentions,
                       counts[ranked.place].confidence / static_cast<double>(ranked.mentions)});
  }
  return counted;
}

}  // namespace

CountedPart count_places(const sqlite::Database& database, const Filter& filter,
                         const std::optional<geo::Extent>& near) {
  const RowNumbers rows = rows_of_places(database);
  const std::vector<Count> of_rows = count_rows(database, filter, rows);
  StoredPlaces stored = read_places(database, near);
  std::vector<Count> counts(stored.places.size());
  for (std::size_t i = 0; i < of_rows.size(); ++i) {
    const auto place = stored.of_row.find(rows.rows()[i]);
    if (!place) continue;
    counts[*place].mentions += of_rows[i].mentions;
    counts[*place].confidence += of_rows[i].confidence;
  }
  const auto is_mentioned = [](const Count& count) { return count.mentions > 0; };
  const auto in_all = std::count_if(of_rows.begin(), of_rows.end(), is_mentioned);
  return {in_order(std::move(stored.places), counts), static_cast<std::size_t>(in_all)};
}

}  // namespace loci::workspace
