#include "app/workspace/place_rows.hpp"
#include "app/workspace/store.hpp"
#include "geo/error.hpp"

namespace loci::workspace {
namespace {

/// Writes mentions that were decided elsewhere; keeps its statements for all of them.
class MentionPutter {
 public:
  explicit MentionPutter(sqlite::Database& database) : database_(database) {}

  /// Whether it is new.
  bool put(const DecidedMention& decided) {
    const auto& [mention, resolution] = decided.resolved;
    find_.reset().bind_all(decided.document, mention.span.begin, mention.span.end);
    const bool is_new = !find_.step();
    const std::int64_t id = is_new ? add(decided.document, mention) : find_.integer(0);
    if (!is_new) {
      update_.reset().bind_all(mention.name, static_cast<int>(mention.sense), id).run();
    }
    const std::int64_t gazetteer = gazetteer_row(database_, decided.gazetteer);
    std::optional<std::int64_t> place;
    if (resolution.place) place = places_.row(*resolution.place, gazetteer);
    std::string reasons;
    for (const std::string& reason : resolution.reasons) reasons += reason + "\n";
    resolve_.reset()
        .bind_all(id, place, gazetteer, resolution.confidence, resolution.method, reasons,
                  decided.decided_by, static_cast<int>(decided.status))
        .run();
    return is_new;
  }

 private:
  std::int64_t add(DocumentId document, const geoparse::Mention& mention) {
    add_.reset()
        .bind_all(document, mention.span.begin, mention.span.end, mention.name,
                  static_cast<int>(mention.sense))
        .run();
    return database_.last_insert_id();
  }

  sqlite::Database& database_;
  sqlite::Statement find_ = database_.prepare(
      "SELECT id FROM mentions m JOIN resolutions r ON r.mention = m.id "
      "WHERE document = ? AND begin_byte = ? AND end_byte = ?");
  sqlite::Statement add_ = database_.prepare(
      "INSERT INTO mentions (document, begin_byte, end_byte, name, sense) VALUES (?, ?, ?, ?, ?)");
  sqlite::Statement update_ =
      database_.prepare("UPDATE mentions SET name = ?, sense = ? WHERE id = ?");
  sqlite::Statement resolve_ = database_.prepare(
      "INSERT OR REPLACE INTO resolutions (mention, place, gazetteer, confidence, method, reasons, "
      "decided_by, status) VALUES (?, ?, ?, ?, ?, ?, ?, ?)");
  PlaceRows places_{database_};
};

}  // namespace

std::size_t put_mentions(sqlite::Database& database, const std::vector<DecidedMention>& decided) {
  sqlite::Transaction transaction(database);
  MentionPutter putter(database);
  std::size_t added = 0;
  for (const DecidedMention& one : decided) added += putter.put(one) ? 1 : 0;
  transaction.commit();
  return added;
}

}  // namespace loci::workspace
