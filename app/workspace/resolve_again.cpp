#include "app/workspace/correction_rows.hpp"
#include "app/workspace/selection.hpp"
#include "app/workspace/store.hpp"

#include <algorithm>
#include <unordered_map>

namespace loci::workspace {
namespace {

using Decided = std::unordered_map<MentionId, StoredMention>;

/// All mentions of a document, rejected ones and demonyms too.
std::vector<StoredMention> all_mentions(const sqlite::Database& database, DocumentId document) {
  using enum geoparse::Sense;
  Filter everything;
  everything.senses = {literal, associative, demonym};
  everything.statuses = {Status::resolved, Status::unlocated, Status::corrected, Status::rejected};
  everything.documents = {document};
  return list_mentions(database, everything);
}

/// The mentions as they were before a correction decided some of them.
std::vector<StoredMention> before(const sqlite::Database& database, CorrectionId correction,
                                  std::vector<StoredMention> mentions) {
  auto row = database.prepare(
      "SELECT c.decided_by, c.place IS NULL, " + std::string(place_columns) +
      " FROM correction_changes c LEFT JOIN places p ON p.id = c.place LEFT JOIN gazetteers g ON "
      "g.id = p.gazetteer WHERE c.correction = ? AND c.mention = ? AND c.is_after = 0");
  for (StoredMention& mention : mentions) {
    if (mention.decided_by == "loci") continue;
    if (!row.reset().bind_all(correction, mention.id).step()) continue;
    mention.decided_by = row.text(0);
    mention.resolution.place.reset();
    if (row.integer(1) == 0) mention.resolution.place = place_of(database, row, 2);
  }
  return mentions;
}

/// What Loci says of the undecided mentions, given the others.
std::unordered_map<MentionId, geoparse::Resolution> resolved(
    const std::vector<StoredMention>& mentions, const document::Document& document,
    const geoparse::Geoparser& geoparser) {
  std::vector<geoparse::TextSpan> spans;
  std::vector<geoparse::KnownPlace> known;
  std::vector<MentionId> ids;
  for (const StoredMention& mention : mentions) {
    const bool is_decided = mention.decided_by != "loci";
    if (is_decided && !mention.resolution.place) continue;
    if (is_decided) known.push_back({spans.size(), *mention.resolution.place});
    spans.push_back(mention.mention.span);
    ids.push_back(is_decided ? 0 : mention.id);
  }
  auto results = geoparser.resolve_again(document.text, spans, known,
                                         {document.title, document.source, document.date});
  std::unordered_map<MentionId, geoparse::Resolution> by_id;
  for (std::size_t i = 0; i < results.size(); ++i) {
    if (ids[i] != 0) by_id.emplace(ids[i], std::move(results[i].resolution));
  }
  return by_id;
}

/// Writes resolutions of mentions that nobody has decided.
class ResolutionWriter {
 public:
  ResolutionWriter(sqlite::Database& database, CorrectionId correction,
                   const gazetteer::GazetteerInfo& gazetteer)
      : database_(database), correction_(correction), gazetteers_(database, gazetteer) {}

  void write(MentionId mention, const geoparse::Resolution& resolution) {
    std::optional<std::int64_t> place;
    std::int64_t gazetteer = gazetteers_.topmost();
    if (resolution.place) {
      gazetteer = gazetteers_.of(*resolution.place);
      place = places_.row(*resolution.place, gazetteer);
    }
    std::string reasons;
    for (const std::string& reason : resolution.reasons) reasons += reason + "\n";
    changes_.keep_before(correction_, mention);
    update_.reset()
        .bind_all(mention, place, gazetteer, resolution.confidence, resolution.method, reasons,
                  static_cast<int>(place ? Status::resolved : Status::unlocated))
        .run();
    changes_.keep_after(correction_, mention);
  }

 private:
  sqlite::Database& database_;
  CorrectionId correction_;
  GazetteerRows gazetteers_;
  PlaceRows places_{database_};
  ChangeRows changes_{database_};
  sqlite::Statement update_ = database_.prepare(
      "UPDATE resolutions SET place = ?2, gazetteer = ?3, confidence = ?4, method = ?5, "
      "reasons = ?6, status = ?7 WHERE mention = ?1 AND decided_by = 'loci'");
};

/// What a correction of a name is about in a document that came, or changed, after it.
std::vector<MentionId> not_yet_decided(const sqlite::Database& database,
                                       const CorrectionRow& correction, DocumentId document) {
  auto decided =
      database.prepare("SELECT 1 FROM correction_changes WHERE correction = ? AND mention = ?");
  auto mentions = in_scope(database, correction, document).mentions;
  std::erase_if(mentions, [&](MentionId mention) {
    return decided.reset().bind_all(correction.id, mention).step();
  });
  return mentions;
}

}  // namespace

/// Only mentions for which the correction makes a difference are written, so that nothing else
/// changes with a newer gazetteer or model; resolving everything again is asked for by name.
void resolve_again(sqlite::Database& database, const CorrectionRow& correction, DocumentId document,
                   const geoparse::Geoparser& geoparser,
                   const gazetteer::GazetteerInfo& gazetteer) {
  const bool everything = correction.kind == CorrectionKind::resolve;
  if (!everything && correction.scope != Scope::mention) {
    apply(database, correction, not_yet_decided(database, correction, document));
    if (correction.kind == CorrectionKind::sense) return;
  }
  const auto stored = find_document(database, document);
  if (!stored) return;
  const auto mentions = all_mentions(database, document);
  const auto now = resolved(mentions, *stored, geoparser);
  const auto then =
      everything ? now : resolved(before(database, correction.id, mentions), *stored, geoparser);
  ResolutionWriter writer(database, correction.id, gazetteer);
  for (const StoredMention& mention : mentions) {
    const auto found = now.find(mention.id);
    if (found == now.end() || found->second == mention.resolution) continue;
    const auto old = then.find(mention.id);
    const bool depends = everything || old == then.end() || !(old->second == found->second);
    if (depends) writer.write(mention.id, found->second);
  }
}

namespace {

struct Task {
  CorrectionId correction;
  std::vector<DocumentId> documents;
};

/// What is still to be resolved after corrections in force, in their order.
std::vector<Task> tasks(const sqlite::Database& database) {
  std::vector<Task> found;
  auto documents = database.prepare(
      "SELECT document FROM documents_to_resolve WHERE correction = ? ORDER BY document");
  for (const CorrectionId id : in_force(database)) {
    Task task{id, {}};
    documents.reset().bind(1, id);
    while (documents.step()) task.documents.push_back(documents.integer(0));
    if (!task.documents.empty()) found.push_back(std::move(task));
  }
  return found;
}

/// False where another program has done it, or undone the correction, meanwhile.
bool is_due(const sqlite::Database& database, CorrectionId correction, DocumentId document) {
  auto row =
      database.prepare("SELECT 1 FROM documents_to_resolve WHERE correction = ? AND document = ?");
  if (!row.bind_all(correction, document).step()) return false;
  const auto force = in_force(database);
  return std::binary_search(force.begin(), force.end(), correction);
}

}  // namespace

std::size_t Corrections::unfinished() const {
  std::size_t count = 0;
  for (const Task& task : tasks(database_)) count += task.documents.size();
  return count;
}

Corrections::Finished Corrections::finish(const geoparse::Geoparser& geoparser,
                                          const gazetteer::GazetteerInfo& gazetteer,
                                          const OnDocument& on_document) {
  Finished finished;
  const auto all = tasks(database_);
  std::size_t total = 0;
  for (const Task& task : all) total += task.documents.size();
  for (const Task& task : all) {
    const auto correction = find_correction(database_, task.correction);
    for (const DocumentId document : task.documents) {
      if (on_document && !on_document(finished.documents, total))
        return {finished.documents, false};
      sqlite::Transaction transaction(database_);
      if (!is_due(database_, task.correction, document)) continue;
      resolve_again(database_, *correction, document, geoparser, gazetteer);
      database_.prepare("DELETE FROM documents_to_resolve WHERE correction = ? AND document = ?")
          .bind_all(task.correction, document)
          .run();
      transaction.commit();
      ++finished.documents;
    }
  }
  return finished;
}

}  // namespace loci::workspace
