/// \file
/// The log of corrections as rows, and the steps that write it. No function here opens a
/// transaction.
#pragma once

#include "app/workspace/corrections.hpp"
#include "app/workspace/place_rows.hpp"
#include "gazetteer/sqlite.hpp"

#include <optional>
#include <string>
#include <vector>

namespace loci::workspace {

/// A row of the table corrections.
struct CorrectionRow {
  CorrectionId id = 0, parent = 0;
  CorrectionKind kind = CorrectionKind::accept;
  Scope scope = Scope::mention;
  std::string made_by{}, made_at{};
  MentionId mention = 0;
  DocumentId document = 0;
  std::string name{};
  std::optional<std::int64_t> place{};
  std::optional<geo::LonLat> position{};  ///< of a place that is not in the file yet
  std::optional<std::int64_t> sense{};
  DocumentId last_document = 0;
};

/// All spellings of a name in the workspace that have its key, itself first.
std::vector<std::string> spellings(const sqlite::Database& database, const std::string& name);

std::optional<CorrectionRow> find_correction(const sqlite::Database& database, CorrectionId id);

CorrectionId position(const sqlite::Database& database);  ///< 0: none in force
void set_position(sqlite::Database& database, CorrectionId id);
/// The corrections in force, oldest first.
std::vector<CorrectionId> in_force(const sqlite::Database& database);

/// The mentions that a correction is about, and how many of its name it leaves alone.
struct InScope {
  std::vector<MentionId> mentions;
  std::size_t left = 0;
};
/// \param only_document restricts a correction of the workspace to one document
InScope in_scope(const sqlite::Database& database, const CorrectionRow& correction,
                 std::optional<DocumentId> only_document = {});

/// Decides the mentions as the correction says, and keeps them as they were before and are after.
void apply(sqlite::Database& database, const CorrectionRow& correction,
           const std::vector<MentionId>& mentions);

/// Keeps how a mention is now, before or after a correction; the first "before" stays.
class ChangeRows {
 public:
  explicit ChangeRows(sqlite::Database& database) : database_(database) {}
  void keep_before(CorrectionId correction, MentionId mention);
  void keep_after(CorrectionId correction, MentionId mention);

 private:
  sqlite::Database& database_;
  sqlite::Statement before_ = database_.prepare(keep("OR IGNORE", '0'));
  sqlite::Statement after_ = database_.prepare(keep("OR REPLACE", '1'));
  static std::string keep(const char* otherwise, char is_after);
};

/// What was decided of a mention, from column `first` on: sense, status, confidence, decided_by,
/// whether it has no place, place_columns.
MentionState state_of(const sqlite::Database& database, const sqlite::Statement& row, int first);

/// Has finish() apply corrections to documents that are new, or have a new version.
void leave_for_finish(sqlite::Database& database, const std::vector<DocumentId>& documents);

/// Resolves the undecided mentions of one document again after a correction; applies one of a name
/// first to what is newer than it.
void resolve_again(sqlite::Database& database, const CorrectionRow& correction, DocumentId document,
                   const geoparse::Geoparser& geoparser, const gazetteer::GazetteerInfo& gazetteer);

}  // namespace loci::workspace
