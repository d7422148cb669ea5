/// \file
/// What people decide about mentions: a log with undo and redo, and what depends on it.
#pragma once

#include "app/workspace/workspace.hpp"
#include "gazetteer/geoparse/geoparser.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace loci::sqlite {
class Database;
}

namespace loci::workspace {

using CorrectionId = std::int64_t;

/// What a correction says.
enum class CorrectionKind {
  accept,         ///< the mention's place is right
  choose,         ///< another place of a gazetteer
  place_by_hand,  ///< a position that no gazetteer lists
  unlocated,      ///< it has no place
  not_a_place,    ///< the name stands for something else
  sense,          ///< literal or associative; the place stays
  resolve,        ///< no decision: the undecided mentions were resolved again
};
std::string_view to_word(CorrectionKind kind);  ///< "accept", "choose", "place by hand" …

/// Which mentions a correction is about. One of a name leaves alone what was corrected for a single
/// mention, and where the text itself names another area for it ("Paris, Texas"): resolved by
/// containment to another place than the corrected one had, more than 100 km from the new one.
enum class Scope {
  mention,
  document,   ///< the mentions of the same name (whatever case, accents, hyphens) in its document
  workspace,  ///< in all documents, those that are added later too
};
std::string_view to_word(Scope scope);  ///< "mention", "document", "workspace"

/// A correction to be made.
struct Correction {
  MentionId mention = 0;  ///< the one that the person looked at
  CorrectionKind kind = CorrectionKind::accept;
  Scope scope = Scope::mention;
  std::optional<gazetteer::Place> place{};              ///< for choose and place_by_hand
  std::optional<geoparse::Sense> sense{};               ///< for sense
  std::optional<gazetteer::GazetteerInfo> gazetteer{};  ///< that the chosen place is from
  std::string made_by{};                                ///< empty: user_name()
};

/// A place that somebody sets by hand. Its id tells position and name; its kind is a spot.
gazetteer::Place place_by_hand(geo::LonLat position, std::string name);

/// The name of the system's user; "unknown" where the system has none.
std::string user_name();

/// One entry of the log.
struct LoggedCorrection {
  CorrectionId id = 0;
  CorrectionKind kind = CorrectionKind::accept;
  Scope scope = Scope::mention;
  std::string made_by, made_at;  ///< ISO 8601, UTC
  MentionId mention = 0;         ///< 0 for resolve
  std::string document;          ///< path of the mention's document
  std::string name;              ///< of the mention, as written
  std::optional<gazetteer::Place> place;
  std::optional<geoparse::Sense> sense;
  bool in_force = false;     ///< not undone
  std::size_t mentions = 0;  ///< changed by it, those that only depend on it included
};

/// A mention that a correction changed. Offsets and text are not in it: see Workspace::mentions.
struct MentionState {
  std::optional<gazetteer::Place> place;
  geoparse::Sense sense = geoparse::Sense::literal;
  Status status = Status::resolved;
  double confidence = 0;
  std::string decided_by;

  bool operator==(const MentionState&) const = default;
};
struct MentionChange {
  MentionId mention = 0;
  DocumentId document = 0;
  std::string name;
  geoparse::TextSpan span;
  MentionState before, after;
  bool direct = false;  ///< decided by the correction; else resolved again because of it
};

/// How far a correction would reach.
struct Reach {
  std::size_t mentions = 0;        ///< that it is about
  std::size_t documents = 0;       ///< that they are in
  std::size_t left = 0;            ///< of the same name, but left alone (see Scope)
  std::vector<MentionId> which{};  ///< the mentions, by their numbers
};

/// A decision about a single mention whose words are gone from the newer version of its document.
/// It comes back with them.
struct LostDecision {
  MentionId mention = 0;
  DocumentId document = 0;
  std::string path;                  ///< of the document
  std::string before, name, behind;  ///< the words that are gone
  std::string lost_at;               ///< ISO 8601, UTC
  MentionState state;                ///< as it was decided
  bool is_about_sense = false;       ///< the sense was decided, too or only
};
/// "Raqqa (geonames:172955), by anna", "not a place, by anna", "associative".
std::string to_words(const LostDecision& lost);

/// A name whose place is in doubt, with the mention that is in doubt most.
struct Doubt {
  MentionId mention = 0;
  DocumentId document = 0;
  std::string name;
  std::size_t mentions = 0;  ///< doubtful ones of this name with this place
  double impact = 0;         ///< sum of what their confidences lack to 1

  bool operator==(const Doubt&) const = default;
};

/// The corrections of a workspace. The workspace must be open for writing for all that is not
/// const, and outlive this object; threads as for the workspace itself.
class Corrections {
 public:
  explicit Corrections(Workspace& workspace);

  /// Makes a correction in one transaction; finish() then resolves again what depends on it.
  /// Throws Error where the mention is missing, or accepted without being a place.
  LoggedCorrection correct(const Correction& correction);
  /// Begins to resolve all undecided mentions again; finish() does it. Can be undone.
  LoggedCorrection resolve_all(std::string made_by = {});
  /// Takes back the last correction in force, and all that followed from it, exactly; nothing where
  /// there is none.
  std::optional<LoggedCorrection> undo();
  /// Makes the correction again that was undone last; for documents that came since, too.
  std::optional<LoggedCorrection> redo();
  std::optional<LoggedCorrection> next_undo() const;
  std::optional<LoggedCorrection> next_redo() const;

  /// Newest first, undone ones included.
  std::vector<LoggedCorrection> log(std::size_t limit = 0) const;
  /// What a correction changed, by document, then offset.
  std::vector<MentionChange> changes(CorrectionId id) const;
  Reach reach(const Correction& correction) const;
  /// The first mention of a name, in a document or in any; nothing where there is none.
  std::optional<MentionId> first_mention(const std::string& name,
                                         std::optional<DocumentId> document = {}) const;
  std::string name(MentionId mention) const;  ///< as written; throws as correct() does

  /// What finish() did.
  struct Finished {
    std::size_t documents = 0;  ///< resolved again
    bool all = true;            ///< false: it was stopped
  };
  /// Told before each document; returns false to stop.
  using OnDocument = std::function<bool(std::size_t done, std::size_t total)>;
  /// Resolves again what depends on corrections in force and was not yet: one transaction a
  /// document. Goes on where a program was stopped or killed.
  Finished finish(const geoparse::Geoparser& geoparser, const gazetteer::GazetteerInfo& gazetteer,
                  const OnDocument& on_document = {});
  std::size_t unfinished() const;  ///< documents that finish() would resolve

  /// What correct() and finish() would change, without changing it.
  std::vector<MentionChange> would_change(const Correction& correction,
                                          const geoparse::Geoparser& geoparser,
                                          const gazetteer::GazetteerInfo& gazetteer);

  /// Decisions that wait for their words, by document and where they stood.
  std::vector<LostDecision> lost() const;

  /// Names in doubt: of undecided literal and associative mentions with a confidence below
  /// doubtful_below. Those whose decision changes most come first.
  std::vector<Doubt> doubts(std::size_t limit = 0) const;
  static constexpr double doubtful_below = 0.8;

 private:
  sqlite::Database& database_;
};

}  // namespace loci::workspace
