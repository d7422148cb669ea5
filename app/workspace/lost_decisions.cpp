#include "app/workspace/lost_decisions.hpp"

#include "app/workspace/correction_rows.hpp"
#include "app/workspace/selection.hpp"

#include <algorithm>

namespace loci::workspace {
namespace {

/// What resolutions and lost decisions both have.
constexpr const char* resolution_columns =
    "mention, place, gazetteer, confidence, method, reasons, status, decided_by";

}  // namespace

Decisions::Decisions(const sqlite::Database& database)
    : in_force_(in_force(database)),
      corrections_(database.prepare(
          "SELECT c.correction, k.scope FROM correction_changes c JOIN corrections k ON k.id = "
          "c.correction WHERE c.mention = ?1 AND c.is_after = 1 AND iif(?2, k.kind = ?3, k.kind <> "
          "?3 AND c.decided_by <> 'loci') ORDER BY c.correction DESC")) {}

std::optional<Scope> Decisions::last_in_force(MentionId mention, bool about_sense) {
  corrections_.reset().bind_all(mention, about_sense, static_cast<int>(CorrectionKind::sense));
  std::optional<Scope> scope;
  while (!scope && corrections_.step()) {
    if (!std::binary_search(in_force_.begin(), in_force_.end(), corrections_.integer(0))) continue;
    scope = static_cast<Scope>(std::clamp<std::int64_t>(corrections_.integer(1), 0, 2));
  }
  corrections_.reset();
  return scope;
}

void Decisions::tell(bool by_person, OldMention& mention) {
  const auto sense = last_in_force(mention.id, true);
  mention.is_place_decided = by_person;
  mention.is_sense_decided = sense.has_value();
  // What came with its decision from elsewhere is not in the log.
  const auto place =
      by_person ? last_in_force(mention.id, false).value_or(Scope::mention) : Scope::workspace;
  mention.is_decided_alone = place == Scope::mention || sense == Scope::mention;
}

LostDecisionRows::LostDecisionRows(sqlite::Database& database)
    : keep_(database.prepare(std::string("INSERT INTO lost_decisions (before, behind, lost_at, ") +
                             resolution_columns +
                             ") SELECT ?2, ?3, strftime('%Y-%m-%dT%H:%M:%SZ', 'now'), " +
                             resolution_columns + " FROM resolutions WHERE mention = ?1")),
      forget_resolution_(database.prepare("DELETE FROM resolutions WHERE mention = ?")),
      give_back_(database.prepare(std::string("INSERT INTO resolutions (") + resolution_columns +
                                  ") SELECT " + resolution_columns +
                                  " FROM lost_decisions WHERE mention = ?")),
      forget_(database.prepare("DELETE FROM lost_decisions WHERE mention = ?")),
      of_document_(database.prepare(
          "SELECT m.id, m.begin_byte, m.end_byte, l.before, m.name, l.behind, l.decided_by <> "
          "'loci' FROM mentions m JOIN lost_decisions l ON l.mention = m.id WHERE m.document = ? "
          "ORDER BY m.begin_byte, m.id")) {}

void LostDecisionRows::keep(const OldMention& mention) {
  keep_.reset().bind_all(mention.id, mention.before, mention.behind).run();
  forget_resolution_.reset().bind_all(mention.id).run();
}

void LostDecisionRows::give_back(MentionId mention) {
  give_back_.reset().bind_all(mention).run();
  forget_.reset().bind_all(mention).run();
}

std::vector<OldMention> LostDecisionRows::of_document(DocumentId document) {
  std::vector<OldMention> mentions;
  of_document_.reset().bind_all(document);
  while (of_document_.step()) {
    OldMention lost;
    lost.is_lost = true;
    lost.id = of_document_.integer(0);
    lost.span = {static_cast<std::size_t>(of_document_.integer(1)),
                 static_cast<std::size_t>(of_document_.integer(2))};
    lost.before = of_document_.text(3);
    lost.name = of_document_.text(4);
    lost.behind = of_document_.text(5);
    lost.is_place_decided = of_document_.integer(6) != 0;
    mentions.push_back(std::move(lost));
  }
  return mentions;
}

std::vector<LostDecision> lost_decisions(const sqlite::Database& database) {
  auto rows = database.prepare(
      "SELECT m.id, m.document, d.path, m.name, l.before, l.behind, l.lost_at, m.sense, l.status, "
      "l.confidence, l.decided_by, p.id IS NULL, " +
      std::string(place_columns) +
      " FROM lost_decisions l JOIN mentions m ON m.id = l.mention JOIN documents d ON d.id = "
      "m.document LEFT JOIN places p ON p.id = l.place LEFT JOIN gazetteers g ON g.id = "
      "p.gazetteer ORDER BY d.path, d.id, m.begin_byte, m.id");
  Decisions decisions(database);
  std::vector<LostDecision> found;
  while (rows.step()) {
    OldMention mention;
    mention.id = rows.integer(0);
    decisions.tell(rows.text(10) != "loci", mention);
    if (!mention.is_decided()) continue;  // undone since
    LostDecision lost;
    lost.mention = rows.integer(0);
    lost.document = rows.integer(1);
    lost.path = rows.text(2);
    lost.name = rows.text(3);
    lost.before = rows.text(4);
    lost.behind = rows.text(5);
    lost.lost_at = rows.text(6);
    lost.state = state_of(database, rows, 7);
    lost.is_about_sense = mention.is_sense_decided;
    found.push_back(std::move(lost));
  }
  return found;
}

std::string to_words(const LostDecision& lost) {
  std::string words;
  if (lost.state.decided_by != "loci") {
    const auto& place = lost.state.place;
    words = lost.state.status == Status::rejected ? "not a place"
            : place                               ? place->name + " (" + place->id + ")"
                                                  : "unlocated";
    words += ", by " + lost.state.decided_by;
  }
  if (!lost.is_about_sense) return words;
  return words + (words.empty() ? "" : "; ") + std::string(to_word(lost.state.sense));
}

Warning warning_of(const LostDecision& lost) {
  return {lost.path,
          "its new version no longer has \"" + lost.before + "[" + lost.name + "]" + lost.behind +
              "\"; what was decided about it (" + to_words(lost) +
              ") is kept until these words are back: see 'loci correct --lost', or decide again "
              "where it stands now"};
}

}  // namespace loci::workspace
