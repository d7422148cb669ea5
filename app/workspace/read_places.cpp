#include "app/workspace/read_places.hpp"

#include "app/workspace/selection.hpp"

#include <utility>

namespace loci::workspace {

StoredPlaces read_places(const sqlite::Database& database) {
  // Not ORDER BY: the sorter would carry all columns of a hundred thousand rows.
  auto rows = database.prepare("SELECT p.id, p.gazetteer, " + std::string(place_columns) +
                               " FROM places p CROSS JOIN gazetteers g ON g.id = p.gazetteer "
                               "ORDER BY p.id");
  auto count = database.prepare("SELECT count(*) FROM gazetteers");
  count.step();
  const bool may_repeat = count.integer(0) > 1;  // one gazetteer has each place once

  StoredPlaces stored;
  std::unordered_map<std::string, std::uint32_t> by_id;
  std::vector<std::int64_t> gazetteers;
  while (rows.step()) {
    gazetteer::Place place = place_of(database, rows, 2);
    auto number = static_cast<std::uint32_t>(stored.places.size());
    if (may_repeat) number = by_id.try_emplace(place.id, number).first->second;
    stored.of_row.emplace(rows.integer(0), number);
    if (number == stored.places.size()) {
      stored.places.push_back(std::move(place));
      stored.gazetteer_versions.emplace_back(rows.text(place_column_count + 1));
      gazetteers.push_back(rows.integer(1));
    } else if (rows.integer(1) >= gazetteers[number]) {
      stored.places[number] = std::move(place);
      stored.gazetteer_versions[number] = rows.text(place_column_count + 1);
      gazetteers[number] = rows.integer(1);
    }
  }
  return stored;
}

}  // namespace loci::workspace
