#include "app/workspace/correction_rows.hpp"
#include "app/workspace/document_rows.hpp"
#include "app/workspace/lost_decisions.hpp"
#include "app/workspace/store.hpp"
#include "geo/error.hpp"

#include <algorithm>

namespace loci::workspace {
namespace {

void refuse_spans_outside(const GeoparsedDocument& geoparsed) {
  for (const auto& [mention, resolution] : geoparsed.mentions) {
    const bool within = mention.span.begin <= mention.span.end &&
                        mention.span.end <= geoparsed.document.text.size();
    if (!within) {
      throw Error(geoparsed.document.path, "mention '" + mention.name + "' lies outside the text",
                  "report it");
    }
  }
}

/// Standard input is another document each time.
bool names_one_document(std::string_view path) {
  return path != "-";
}

/// Decides what a document is to the workspace, and writes it.
class Adder {
 public:
  Adder(sqlite::Database& database, const gazetteer::GazetteerInfo& gazetteer)
      : database_(database), rows_(database, gazetteer) {}

  /// \param geoparsed is not there yet, with this path and these bytes
  void add(const GeoparsedDocument& geoparsed) {
    const document::Document& document = geoparsed.document;
    const DocumentId older = names_one_document(document.path) ? at_path(document.path) : 0;
    if (older != 0 && !hand_over(older)) {
      const auto lost = rows_.replace(older, geoparsed);
      lost_decisions.insert(lost_decisions.end(), lost.begin(), lost.end());
      stored.push_back(older);
      return;
    }
    forget_copy_.reset().bind_all(document.path).run();
    if (const DocumentId same = older == 0 ? with_same_bytes(document) : 0; same != 0) {
      add_copy_.reset().bind_all(document.path, same).run();
      return;
    }
    stored.push_back(rows_.add(geoparsed));
  }

  std::vector<DocumentId> stored;         ///< new documents and new versions
  std::vector<MentionId> lost_decisions;  ///< of new versions

 private:
  DocumentId at_path(std::string_view path) {
    if (!find_path_.reset().bind_all(path).step()) return 0;
    const DocumentId id = find_path_.integer(0);
    find_path_.reset();
    return id;
  }
  /// Another path with the same bytes takes an older version over.
  bool hand_over(DocumentId older) {
    if (!find_copy_.reset().bind_all(older).step()) return false;
    const std::string path = find_copy_.string(0);
    find_copy_.reset();
    forget_copy_.reset().bind_all(path).run();
    rename_.reset().bind_all(path, older).run();
    return true;
  }
  DocumentId with_same_bytes(const document::Document& document) {
    if (document.sha256.empty()) return 0;
    find_bytes_.reset().bind_all(document.sha256);
    while (find_bytes_.step()) {
      if (find_bytes_.text(1) == document.text) {
        const DocumentId id = find_bytes_.integer(0);
        find_bytes_.reset();
        return id;
      }
    }
    return 0;
  }

  sqlite::Database& database_;
  DocumentRows rows_;
  sqlite::Statement find_path_ = database_.prepare("SELECT id FROM documents WHERE path = ?");
  sqlite::Statement find_bytes_ =
      database_.prepare("SELECT id, text FROM documents WHERE sha256 = ? ORDER BY id");
  sqlite::Statement find_copy_ =
      database_.prepare("SELECT path FROM copies WHERE document = ? ORDER BY path");
  sqlite::Statement add_copy_ =
      database_.prepare("INSERT INTO copies (path, document) VALUES (?, ?)");
  sqlite::Statement forget_copy_ = database_.prepare("DELETE FROM copies WHERE path = ?");
  sqlite::Statement rename_ = database_.prepare("UPDATE documents SET path = ? WHERE id = ?");
};

Warnings warnings_of(const sqlite::Database& database, std::vector<MentionId> lost) {
  Warnings warnings;
  if (lost.empty()) return warnings;
  std::sort(lost.begin(), lost.end());
  for (const LostDecision& one : lost_decisions(database)) {
    if (std::binary_search(lost.begin(), lost.end(), one.mention)) {
      warnings.push_back(warning_of(one));
    }
  }
  return warnings;
}

}  // namespace

bool has_document(const sqlite::Database& database, std::string_view path,
                  std::string_view sha256) {
  auto found = database.prepare(
      "SELECT 1 FROM documents WHERE path = ?1 AND sha256 = ?2 UNION ALL "
      "SELECT 1 FROM copies c JOIN documents d ON d.id = c.document "
      "WHERE c.path = ?1 AND d.sha256 = ?2");
  return found.bind_all(path, sha256).step();
}

Stored add_documents(sqlite::Database& database, const std::vector<GeoparsedDocument>& geoparsed,
                     const gazetteer::GazetteerInfo& gazetteer) {
  for (const GeoparsedDocument& one : geoparsed) refuse_spans_outside(one);
  sqlite::Transaction transaction(database);
  std::optional<Adder> adder;  // made only where there is something to write
  for (const GeoparsedDocument& one : geoparsed) {
    if (has_document(database, one.document.path, one.document.sha256)) continue;
    if (!adder) adder.emplace(database, gazetteer);
    adder->add(one);
  }
  if (!adder) return {};
  leave_for_finish(database, adder->stored);
  Stored stored{adder->stored.size(), warnings_of(database, adder->lost_decisions)};
  transaction.commit();
  return stored;
}

}  // namespace loci::workspace
