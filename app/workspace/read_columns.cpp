#include "app/workspace/columns.hpp"
#include "app/workspace/read_places.hpp"
#include "app/workspace/selection.hpp"
#include "app/workspace/store.hpp"

#include <algorithm>
#include <numeric>
#include <string_view>
#include <tuple>
#include <unordered_map>

namespace loci::workspace {
namespace {

using Index = std::uint32_t;
using Indices = std::unordered_map<std::int64_t, Index>;

Indices read_documents(const sqlite::Database& database, Columns& columns) {
  auto rows = database.prepare(
      "SELECT id, path, title, source, author, language, url, date, sha256 FROM documents "
      "ORDER BY date, title, id");
  Indices indices;
  while (rows.step()) {
    indices.emplace(rows.integer(0), static_cast<Index>(columns.documents.size()));
    columns.documents.push_back({rows.integer(0), rows.string(1), rows.string(2), rows.string(3),
                                 rows.string(4), rows.string(5), rows.string(6), rows.string(7),
                                 rows.string(8)});
  }
  return indices;
}

/// By name and id. The result leads from rows of the table to places.
RowNumbers put_places(const sqlite::Database& database, Columns& columns) {
  StoredPlaces stored = read_places(database);
  std::vector<Index> order(stored.places.size()), rank(stored.places.size());
  std::iota(order.begin(), order.end(), 0);
  std::sort(order.begin(), order.end(), [&stored](Index a, Index b) {
    const gazetteer::Place &one = stored.places[a], &other = stored.places[b];
    return std::tie(one.name, one.id) < std::tie(other.name, other.id);
  });
  columns.places.resize(order.size());
  for (Index i = 0; i < order.size(); ++i) {
    rank[order[i]] = i;
    PlaceSummary& summary = columns.places[i];
    summary.place = std::move(stored.places[order[i]]);
    summary.gazetteer = summary.place.gazetteer;
    summary.gazetteer_version = std::move(stored.gazetteer_versions[order[i]]);
  }
  stored.of_row.renumber(rank);
  return std::move(stored.of_row);
}

/// Numbers for names as written of places.
class Spellings {
 public:
  explicit Spellings(std::vector<Spelling>& spellings) : spellings_(spellings) {}

  Index number(Index place, std::string_view name) {
    const std::size_t hash = std::hash<std::string_view>{}(name) ^ (place * 0x9E3779B97F4A7C15U);
    for (auto [at, end] = numbers_.equal_range(hash); at != end; ++at) {
      const Spelling& known = spellings_[at->second];
      if (known.place == place && known.name == name) return at->second;
    }
    const auto number = static_cast<Index>(spellings_.size());
    spellings_.push_back({place, std::string(name)});
    numbers_.emplace(hash, number);
    return number;
  }

 private:
  std::vector<Spelling>& spellings_;
  std::unordered_multimap<std::size_t, Index> numbers_;
};

template <typename T>
void reorder(std::vector<T>& values, const std::vector<Index>& order) {
  std::vector<T> ordered;
  ordered.reserve(values.size());
  for (const Index at : order) ordered.push_back(values[at]);
  values.swap(ordered);
}

/// Documents are stored one after the other: mentions come in order, unless somebody added one to
/// an older document.
void put_in_order(Columns& columns, const std::vector<std::int64_t>& begins) {
  const auto key = [&](Index at) {
    return std::tuple(columns.documents[columns.document[at]].id, begins[at], columns.ids[at]);
  };
  std::vector<Index> order(columns.size());
  std::iota(order.begin(), order.end(), 0);
  const auto before = [&key](Index a, Index b) { return key(a) < key(b); };
  if (std::is_sorted(order.begin(), order.end(), before)) return;
  std::sort(order.begin(), order.end(), before);
  reorder(columns.ids, order);
  reorder(columns.document, order);
  reorder(columns.place, order);
  reorder(columns.spelling, order);
  reorder(columns.confidence, order);
  reorder(columns.sense, order);
  reorder(columns.status, order);
}

void read_mentions(const sqlite::Database& database, const Indices& documents,
                   const RowNumbers& places, Columns& columns) {
  // By rowid in both tables, which is how they lie in the file.
  auto rows = database.prepare(
      "SELECT m.id, m.document, m.begin_byte, m.name, m.sense, r.place, r.confidence, " +
      std::string(status_column) +
      " FROM mentions m CROSS JOIN resolutions r ON r.mention = m.id ORDER BY m.id");
  Spellings spellings(columns.spellings);
  std::vector<std::int64_t> begins;
  DocumentId last_document = -1;
  auto document = documents.end();
  while (rows.step()) {
    if (const DocumentId id = rows.integer(1); id != last_document) {
      last_document = id;
      document = documents.find(id);
    }
    if (document == documents.end()) continue;  // added by another program meanwhile
    Index place = Columns::no_place;
    if (!rows.is_null(5)) {
      const auto found = places.find(rows.integer(5));
      if (!found) continue;  // likewise
      place = *found;
    }
    columns.ids.push_back(rows.integer(0));
    columns.document.push_back(document->second);
    columns.place.push_back(place);
    columns.spelling.push_back(spellings.number(place, rows.text(3)));
    columns.confidence.push_back(rows.real(6));
    columns.sense.push_back(static_cast<std::uint8_t>(rows.integer(4)));
    columns.status.push_back(static_cast<std::uint8_t>(rows.integer(7)));
    begins.push_back(rows.integer(2));
  }
  put_in_order(columns, begins);
}

/// Spellings by place and name, so that those of a place stand together.
void sort_spellings(Columns& columns) {
  std::vector<Index> order(columns.spellings.size()), rank(columns.spellings.size());
  std::iota(order.begin(), order.end(), 0);
  std::sort(order.begin(), order.end(), [&columns](Index a, Index b) {
    const Spelling &one = columns.spellings[a], &other = columns.spellings[b];
    return std::tie(one.place, one.name) < std::tie(other.place, other.name);
  });
  for (Index i = 0; i < order.size(); ++i) rank[order[i]] = i;
  reorder(columns.spellings, order);
  for (Index& spelling : columns.spelling) spelling = rank[spelling];
}

}  // namespace

Columns read_columns(const sqlite::Database& database) {
  Columns columns;
  const Indices documents = read_documents(database, columns);
  const RowNumbers places = put_places(database, columns);
  read_mentions(database, documents, places, columns);
  sort_spellings(columns);
  return columns;
}

}  // namespace loci::workspace
