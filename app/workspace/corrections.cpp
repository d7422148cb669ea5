#include "app/workspace/corrections.hpp"

#include "app/workspace/correction_rows.hpp"
#include "app/workspace/lost_decisions.hpp"
#include "app/workspace/selection.hpp"
#include "app/workspace/store.hpp"
#include "gazetteer/name_key.hpp"
#include "geo/error.hpp"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <pwd.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>

namespace loci::workspace {
namespace {

/// Corrections survive a power cut too; adding documents need not wait for the disk.
class UntilOnDisk {
 public:
  explicit UntilOnDisk(sqlite::Database& database) : database_(database) {
    database_.exec("PRAGMA synchronous = FULL");
  }
  ~UntilOnDisk() {
    try {
      database_.exec("PRAGMA synchronous = NORMAL");
    } catch (const Error&) {  // it stays as careful as it is
    }
  }
  UntilOnDisk(const UntilOnDisk&) = delete;
  UntilOnDisk& operator=(const UntilOnDisk&) = delete;

 private:
  sqlite::Database& database_;
};

std::string now_utc() {
  const auto now = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
  return fmt::format("{:%Y-%m-%dT%H:%M:%SZ}",
                     fmt::gmtime(std::chrono::system_clock::to_time_t(now)));
}

/// Who makes a correction. "loci" means that nobody has.
std::string author(const std::string& named) {
  if (named == "loci") throw Error(named, "is the program's own name", "give another one");
  return named.empty() ? user_name() : named;
}

struct Anchor {
  DocumentId document = 0;
  std::string name;
  std::optional<std::int64_t> place;
  Status status = Status::resolved;
};

Anchor anchor_of(const sqlite::Database& database, MentionId mention) {
  auto row = database.prepare(
      "SELECT m.document, m.name, r.place, r.status FROM mentions m "
      "JOIN resolutions r ON r.mention = m.id WHERE m.id = ?");
  if (!row.bind(1, mention).step()) {
    throw Error(database.file().string(), "has no mention " + std::to_string(mention),
                "see 'loci passages --json' for their numbers");
  }
  Anchor found{row.integer(0), row.string(1), {}, static_cast<Status>(row.integer(3))};
  if (!row.is_null(2)) found.place = row.integer(2);
  return found;
}

/// Whose place it is that a person sets by hand.
gazetteer::GazetteerInfo by_hand() {
  gazetteer::GazetteerInfo info;
  info.name = "by hand";
  return info;
}

/// The correction as a row, not yet stored.
CorrectionRow row_of(const sqlite::Database& database, const Correction& correction) {
  const Anchor anchor = anchor_of(database, correction.mention);
  CorrectionRow row;
  row.kind = correction.kind;
  row.scope = correction.scope;
  row.made_by = author(correction.made_by);
  row.made_at = now_utc();
  row.mention = correction.mention;
  row.document = anchor.document;
  row.name = anchor.name;
  if (correction.place) row.position = correction.place->position;
  if (correction.sense) row.sense = static_cast<std::int64_t>(*correction.sense);
  if (correction.kind != CorrectionKind::accept) return row;
  if (anchor.status == Status::rejected) {
    throw Error(anchor.name, "is said to be no place, which cannot be accepted as one",
                "choose its place, or undo");
  }
  row.place = anchor.place;
  return row;
}

void store(sqlite::Database& database, CorrectionRow& row) {
  row.parent = position(database);
  auto last = database.prepare("SELECT coalesce(max(id), 0) FROM documents");
  last.step();
  row.last_document = last.integer(0);
  database
      .prepare(
          "INSERT INTO corrections (parent, made_by, made_at, kind, scope, mention, document, "
          "name, place, sense, last_document) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
      .bind_all(row.parent, row.made_by, row.made_at, static_cast<int>(row.kind),
                static_cast<int>(row.scope), row.mention, row.document, row.name, row.place,
                row.sense, row.last_document)
      .run();
  row.id = database.last_insert_id();
  set_position(database, row.id);
}

/// What is to be done of a correction in one transaction.
CorrectionRow correct_now(sqlite::Database& database, const Correction& correction) {
  CorrectionRow row = row_of(database, correction);
  if (correction.place) {
    const bool chosen = correction.kind == CorrectionKind::choose && correction.gazetteer;
    GazetteerRows gazetteers(database, chosen ? *correction.gazetteer : by_hand());
    row.place = PlaceRows(database).row(*correction.place, gazetteers.of(*correction.place));
  }
  const InScope scope = in_scope(database, row);
  store(database, row);
  apply(database, row, scope.mentions);
  if (row.kind == CorrectionKind::sense) return row;
  database
      .prepare(
          "INSERT INTO documents_to_resolve (correction, document) SELECT DISTINCT ?1, m.document "
          "FROM correction_changes c JOIN mentions m ON m.id = c.mention WHERE c.correction = ?1")
      .bind_all(row.id)
      .run();
  return row;
}

/// All mentions that a correction changed become what they were before, or after it; those whose
/// words are gone, too.
void restore(sqlite::Database& database, CorrectionId id, bool after) {
  for (const std::string table : {"resolutions", "lost_decisions"}) {
    database
        .prepare("UPDATE " + table +
                 " SET (place, gazetteer, confidence, method, reasons, decided_by, "
                 "status) = (SELECT c.place, c.gazetteer, c.confidence, c.method, c.reasons, "
                 "c.decided_by, c.status FROM correction_changes c WHERE c.correction = ?1 AND "
                 "c.mention = " +
                 table +
                 ".mention AND c.is_after = ?2) WHERE mention IN (SELECT mention "
                 "FROM correction_changes WHERE correction = ?1 AND is_after = ?2)")
        .bind_all(id, after)
        .run();
  }
  database
      .prepare(
          "UPDATE mentions SET sense = (SELECT c.sense FROM correction_changes c WHERE "
          "c.correction = ?1 AND c.mention = mentions.id AND c.is_after = ?2) WHERE id IN (SELECT "
          "mention FROM correction_changes WHERE correction = ?1 AND is_after = ?2)")
      .bind_all(id, after)
      .run();
}

std::optional<CorrectionId> newest_child(const sqlite::Database& database, CorrectionId id) {
  auto row = database.prepare("SELECT max(id) FROM corrections WHERE parent = ?");
  row.bind(1, id).step();
  return row.is_null(0) ? std::nullopt : std::optional(row.integer(0));
}

constexpr const char* log_columns =
    "SELECT c.id, c.kind, c.scope, c.made_by, c.made_at, coalesce(c.mention, 0), "
    "coalesce(d.path, ''), c.name, c.sense, (SELECT count(*) FROM correction_changes h WHERE "
    "h.correction = c.id AND h.is_after = 1), p.id IS NULL, ";

LoggedCorrection logged(const sqlite::Database& database, const sqlite::Statement& row) {
  LoggedCorrection entry;
  entry.id = row.integer(0);
  entry.kind = static_cast<CorrectionKind>(std::clamp<std::int64_t>(row.integer(1), 0, 6));
  entry.scope = static_cast<Scope>(std::clamp<std::int64_t>(row.integer(2), 0, 2));
  entry.made_by = row.text(3);
  entry.made_at = row.text(4);
  entry.mention = row.integer(5);
  entry.document = row.text(6);
  entry.name = row.text(7);
  if (!row.is_null(8)) {
    entry.sense = static_cast<geoparse::Sense>(std::clamp<std::int64_t>(row.integer(8), 0, 2));
  }
  entry.mentions = static_cast<std::size_t>(row.integer(9));
  if (row.integer(10) == 0) entry.place = place_of(database, row, 11);
  return entry;
}

std::string log_query(const std::string& where) {
  return log_columns + std::string(place_columns) +
         " FROM corrections c LEFT JOIN documents d ON d.id = c.document LEFT JOIN places p ON "
         "p.id = c.place LEFT JOIN gazetteers g ON g.id = p.gazetteer WHERE " +
         where + " ORDER BY c.id DESC";
}

LoggedCorrection log_entry(const sqlite::Database& database, CorrectionId id) {
  auto row = database.prepare(log_query("c.id = ?"));
  if (!row.bind(1, id).step()) {
    throw Error(database.file().string(), "damaged: a correction is missing", damaged_remedy);
  }
  LoggedCorrection entry = logged(database, row);
  const auto force = in_force(database);
  entry.in_force = std::binary_search(force.begin(), force.end(), id);
  return entry;
}

}  // namespace

std::string_view to_word(CorrectionKind kind) {
  switch (kind) {
    case CorrectionKind::accept:
      return "accept";
    case CorrectionKind::choose:
      return "choose";
    case CorrectionKind::place_by_hand:
      return "place by hand";
    case CorrectionKind::unlocated:
      return "unlocated";
    case CorrectionKind::not_a_place:
      return "not a place";
    case CorrectionKind::sense:
      return "sense";
    case CorrectionKind::resolve:
      return "resolve again";
  }
  return "accept";
}

std::string_view to_word(Scope scope) {
  switch (scope) {
    case Scope::mention:
      return "mention";
    case Scope::document:
      return "document";
    case Scope::workspace:
      return "workspace";
  }
  return "mention";
}

gazetteer::Place place_by_hand(geo::LonLat position, std::string name) {
  gazetteer::Place place;
  place.id = fmt::format("hand:{:.5f},{:.5f}", position.lat_deg, position.lon_deg);
  for (const std::string_view word : gazetteer::name_words(name)) {
    place.id += "-" + gazetteer::word_key(word);
  }
  place.name = std::move(name);
  place.position = position;
  place.feature_class = 'S';
  return place;
}

std::string user_name() {
  if (const passwd* const user = getpwuid(getuid()); user != nullptr && user->pw_name[0] != '\0') {
    return user->pw_name;
  }
  const char* const user = std::getenv("USER");
  return user != nullptr && *user != '\0' ? user : "unknown";
}

Corrections::Corrections(Workspace& workspace) : database_(*workspace.store_->database) {}

LoggedCorrection Corrections::correct(const Correction& correction) {
  const UntilOnDisk careful(database_);
  sqlite::Transaction transaction(database_);
  const CorrectionRow row = correct_now(database_, correction);
  transaction.commit();
  return log_entry(database_, row.id);
}

LoggedCorrection Corrections::resolve_all(std::string made_by) {
  sqlite::Transaction transaction(database_);
  CorrectionRow row;
  row.kind = CorrectionKind::resolve;
  row.scope = Scope::workspace;
  row.made_by = author(made_by);
  row.made_at = now_utc();
  store(database_, row);
  database_.prepare("INSERT INTO documents_to_resolve SELECT ?, id FROM documents")
      .bind_all(row.id)
      .run();
  transaction.commit();
  return log_entry(database_, row.id);
}

std::optional<LoggedCorrection> Corrections::undo() {
  const UntilOnDisk careful(database_);
  sqlite::Transaction transaction(database_);
  const auto last = find_correction(database_, position(database_));
  if (!last) return {};
  restore(database_, last->id, false);
  set_position(database_, std::min(last->parent, last->id - 1));
  transaction.commit();
  return log_entry(database_, last->id);
}

std::optional<LoggedCorrection> Corrections::redo() {
  const UntilOnDisk careful(database_);
  sqlite::Transaction transaction(database_);
  const auto next = newest_child(database_, position(database_));
  if (!next || *next <= position(database_)) return {};
  restore(database_, *next, true);
  set_position(database_, *next);
  const auto row = find_correction(database_, *next);
  auto newer = database_.prepare(
      "SELECT id FROM documents d WHERE id > ?1 AND NOT EXISTS (SELECT 1 FROM correction_changes c "
      "JOIN mentions m ON m.id = c.mention WHERE c.correction = ?2 AND m.document = d.id)");
  newer.bind_all(row->last_document, row->id);
  std::vector<DocumentId> documents;
  while (newer.step()) documents.push_back(newer.integer(0));
  leave_for_finish(database_, documents);
  transaction.commit();
  return log_entry(database_, *next);
}

std::optional<LoggedCorrection> Corrections::next_undo() const {
  const CorrectionId last = position(database_);
  return last > 0 ? std::optional(log_entry(database_, last)) : std::nullopt;
}

std::optional<LoggedCorrection> Corrections::next_redo() const {
  const auto next = newest_child(database_, position(database_));
  return next ? std::optional(log_entry(database_, *next)) : std::nullopt;
}

std::vector<LoggedCorrection> Corrections::log(std::size_t limit) const {
  const auto force = in_force(database_);
  auto rows = database_.prepare(log_query("1") + " LIMIT ?");
  rows.bind(1, limit == 0 ? std::int64_t{-1} : static_cast<std::int64_t>(limit));
  std::vector<LoggedCorrection> entries;
  while (rows.step()) {
    entries.push_back(logged(database_, rows));
    entries.back().in_force = std::binary_search(force.begin(), force.end(), entries.back().id);
  }
  return entries;
}

std::vector<LostDecision> Corrections::lost() const {
  return lost_decisions(database_);
}

Reach Corrections::reach(const Correction& correction) const {
  const CorrectionRow row = row_of(database_, correction);
  InScope scope = in_scope(database_, row);
  std::sort(scope.mentions.begin(), scope.mentions.end());
  auto document = database_.prepare("SELECT document FROM mentions WHERE id = ?");
  std::vector<DocumentId> documents;
  for (const MentionId mention : scope.mentions) {
    document.reset().bind(1, mention).step();
    documents.push_back(document.integer(0));
  }
  std::sort(documents.begin(), documents.end());
  documents.erase(std::unique(documents.begin(), documents.end()), documents.end());
  return {scope.mentions.size(), documents.size(), scope.left, std::move(scope.mentions)};
}

std::string Corrections::name(MentionId mention) const {
  return anchor_of(database_, mention).name;
}

std::vector<MentionChange> Corrections::would_change(const Correction& correction,
                                                     const geoparse::Geoparser& geoparser,
                                                     const gazetteer::GazetteerInfo& gazetteer) {
  sqlite::Transaction never_committed(database_);
  const CorrectionRow row = correct_now(database_, correction);
  auto documents =
      database_.prepare("SELECT document FROM documents_to_resolve WHERE correction = ?");
  documents.bind(1, row.id);
  std::vector<DocumentId> all;
  while (documents.step()) all.push_back(documents.integer(0));
  for (const DocumentId document : all)
    resolve_again(database_, row, document, geoparser, gazetteer);
  return changes(row.id);
}

}  // namespace loci::workspace
