#include "app/workspace/near_copies.hpp"
#include "app/workspace/store.hpp"

#include <cstring>

namespace loci::workspace {
namespace {

/// The sketch of a document that was stored by an older Loci.
Sketch sketch_of_stored(sqlite::Statement& text, DocumentId document) {
  if (!text.reset().bind(1, document).step()) return {};
  return sketch_of(text.text(0));
}

}  // namespace

DocumentGroups list_near_copies(const sqlite::Database& database) {
  std::vector<DocumentId> ids;
  std::vector<Sketch> sketches;
  {
    auto rows = database.prepare(
        "SELECT d.id, s.sketch FROM documents d LEFT JOIN sketches s ON s.document = d.id "
        "ORDER BY d.id");
    auto text = database.prepare("SELECT text FROM documents WHERE id = ?");
    while (rows.step()) {
      const auto stored = rows.blob(1);
      Sketch sketch{};
      if (stored.size() == sketch.size()) {
        std::memcpy(sketch.data(), stored.data(), sketch.size());
      } else {
        sketch = sketch_of_stored(text, rows.integer(0));
      }
      ids.push_back(rows.integer(0));
      sketches.push_back(sketch);
    }
  }
  DocumentGroups groups;
  const std::vector<std::uint32_t> numbers = groups_of(sketches);
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    if (numbers[i] == i) continue;
    groups.emplace(ids[numbers[i]], ids[numbers[i]]);
    groups.emplace(ids[i], ids[numbers[i]]);
  }
  return groups;
}

}  // namespace loci::workspace
