#include "app/workspace/correction_rows.hpp"
#include "gazetteer/name_key.hpp"

#include <algorithm>

namespace loci::workspace {
namespace {

/// The corrections in force of names, and those of single mentions of one document.
class CorrectionsToCome {
 public:
  explicit CorrectionsToCome(const sqlite::Database& database)
      : decided_(database.prepare(
            "SELECT DISTINCT c.correction FROM correction_changes c JOIN mentions m ON m.id = "
            "c.mention JOIN resolutions r ON r.mention = m.id WHERE m.document = ? AND c.is_after "
            "= 1 AND c.decided_by <> 'loci' AND r.decided_by <> 'loci' ORDER BY c.correction")),
        names_(database.prepare("SELECT DISTINCT name FROM mentions WHERE document = ?")) {
    for (const CorrectionId id : in_force(database)) {
      const auto found = find_correction(database, id);
      if (!found || found->kind == CorrectionKind::resolve) continue;
      if (found->kind != CorrectionKind::sense) about_places_.push_back(id);
      if (found->scope != Scope::mention) {
        of_names_.push_back({*found, gazetteer::name_key(found->name)});
      }
    }
  }

  bool none() const { return about_places_.empty() && of_names_.empty(); }

  std::vector<CorrectionId> of(DocumentId document) {
    std::vector<CorrectionId> found;
    // The new version was resolved without those whose mentions it still has.
    decided_.reset().bind(1, document);
    while (decided_.step()) {
      const CorrectionId id = decided_.integer(0);
      if (std::binary_search(about_places_.begin(), about_places_.end(), id)) found.push_back(id);
    }
    std::vector<std::string> keys;
    names_.reset().bind(1, document);
    while (names_.step()) keys.push_back(gazetteer::name_key(names_.text(0)));
    for (const auto& [correction, key] : of_names_) {
      if (correction.scope == Scope::document && correction.document != document) continue;
      if (std::find(keys.begin(), keys.end(), key) != keys.end()) found.push_back(correction.id);
    }
    return found;
  }

 private:
  struct OfName {
    CorrectionRow correction;
    std::string key;
  };
  std::vector<CorrectionId> about_places_;
  std::vector<OfName> of_names_;
  sqlite::Statement decided_, names_;
};

}  // namespace

void leave_for_finish(sqlite::Database& database, const std::vector<DocumentId>& documents) {
  CorrectionsToCome corrections(database);
  if (corrections.none()) return;
  auto leave = database.prepare(
      "INSERT OR IGNORE INTO documents_to_resolve (correction, document) VALUES (?, ?)");
  for (const DocumentId document : documents) {
    for (const CorrectionId id : corrections.of(document)) {
      leave.reset().bind_all(id, document).run();
    }
  }
}

}  // namespace loci::workspace
