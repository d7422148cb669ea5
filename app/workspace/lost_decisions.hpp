/// \file
/// What people decided about mentions whose words are gone from the newer version of a document.
#pragma once

#include "app/workspace/carry_over.hpp"
#include "app/workspace/corrections.hpp"
#include "gazetteer/sqlite.hpp"

#include <vector>

namespace loci::workspace {

/// Tells what a person decided about mentions, by the log of corrections.
class Decisions {
 public:
  explicit Decisions(const sqlite::Database& database);

  /// Fills in is_…_decided… of a mention. \param by_person whether its resolution is a person's
  void tell(bool by_person, OldMention& mention);

 private:
  std::optional<Scope> last_in_force(MentionId mention, bool about_sense);

  std::vector<CorrectionId> in_force_;
  sqlite::Statement corrections_;
};

/// The rows of lost decisions; keeps its statements for all of them. Use it within a transaction.
class LostDecisionRows {
 public:
  explicit LostDecisionRows(sqlite::Database& database);

  void keep(const OldMention& mention);  ///< instead of its resolution
  void give_back(MentionId mention);     ///< its resolution
  /// By where they stood. is_place_decided says whether the resolution is a person's.
  std::vector<OldMention> of_document(DocumentId document);

 private:
  sqlite::Statement keep_, forget_resolution_, give_back_, forget_, of_document_;
};

/// What people decided and what waits for its words, by document and where it stood.
std::vector<LostDecision> lost_decisions(const sqlite::Database& database);

/// What a user is told when a decision is lost to a new version.
Warning warning_of(const LostDecision& lost);

}  // namespace loci::workspace
