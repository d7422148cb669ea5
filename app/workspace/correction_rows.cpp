#include "app/workspace/correction_rows.hpp"

#include "app/workspace/selection.hpp"
#include "gazetteer/name_key.hpp"
#include "geo/distance.hpp"

#include <algorithm>

namespace loci::workspace {
namespace {

constexpr double elsewhere_km = 100;

std::optional<geo::LonLat> position_of_place(const sqlite::Database& database,
                                             std::optional<std::int64_t> place) {
  auto row = database.prepare("SELECT lon_deg, lat_deg FROM places WHERE id = ?");
  if (!place || !row.bind(1, *place).step()) return {};
  return geo::LonLat{row.real(0), row.real(1)};
}

/// Tells the mentions of a name that its correction leaves alone.
class Exceptions {
 public:
  Exceptions(const sqlite::Database& database, const CorrectionRow& correction)
      : correction_(correction),
        new_position_(correction.position ? correction.position
                                          : position_of_place(database, correction.place)),
        corrections_(in_force(database)),
        single_(database.prepare("SELECT id FROM corrections WHERE mention = ? AND scope = " +
                                 std::to_string(static_cast<int>(Scope::mention)) +
                                 " AND kind <> " +
                                 std::to_string(static_cast<int>(CorrectionKind::sense)))) {
    auto before = database.prepare(
        "SELECT p.place_id FROM resolutions r JOIN places p ON p.id = coalesce((SELECT c.place "
        "FROM correction_changes c WHERE c.correction = ?1 AND c.mention = ?2 AND c.is_after = 0), "
        "r.place) WHERE r.mention = ?2");
    if (before.bind_all(correction.id, correction.mention).step()) old_place_ = before.text(0);
  }

  bool has(MentionId mention, bool by_loci, std::string_view method, std::string_view place_id,
           geo::LonLat position) {
    if (mention == correction_.mention || correction_.kind == CorrectionKind::sense) return false;
    if (!by_loci) return was_corrected_singly(mention);
    if (method != "containment" || place_id == old_place_) return false;
    return !new_position_ || geo::distance_km(position, *new_position_) > elsewhere_km;
  }

 private:
  bool was_corrected_singly(MentionId mention) {
    single_.reset().bind(1, mention);
    while (single_.step()) {
      if (std::binary_search(corrections_.begin(), corrections_.end(), single_.integer(0))) {
        single_.reset();
        return true;
      }
    }
    return false;
  }

  const CorrectionRow& correction_;
  std::optional<geo::LonLat> new_position_;
  std::string old_place_;
  std::vector<CorrectionId> corrections_;
  sqlite::Statement single_;
};

/// Who decided when, as a reason: "chosen by anna on 2026-11-24".
std::string decision(const CorrectionRow& correction) {
  const auto words = [&correction] {
    switch (correction.kind) {
      case CorrectionKind::accept:
        return "accepted";
      case CorrectionKind::place_by_hand:
        return "placed by hand";
      case CorrectionKind::unlocated:
        return "said to have no place";
      case CorrectionKind::not_a_place:
        return "said to be no place";
      default:
        return "chosen";
    }
  }();
  return words + (" by " + correction.made_by) + " on " + correction.made_at.substr(0, 10) + "\n";
}

const char* method(CorrectionKind kind) {
  switch (kind) {
    case CorrectionKind::accept:
      return "accepted";
    case CorrectionKind::place_by_hand:
      return "by-hand";
    case CorrectionKind::unlocated:
      return "unlocated";
    case CorrectionKind::not_a_place:
      return "rejected";
    default:
      return "chosen";
  }
}

}  // namespace

std::vector<std::string> spellings(const sqlite::Database& database, const std::string& name) {
  const std::string key = gazetteer::name_key(name);
  std::vector<std::string> found{name};
  auto names = database.prepare("SELECT DISTINCT name FROM mentions");
  while (names.step()) {
    if (names.text(0) != name && gazetteer::name_key(names.text(0)) == key) {
      found.push_back(names.string(0));
    }
  }
  return found;
}

std::optional<CorrectionRow> find_correction(const sqlite::Database& database, CorrectionId id) {
  auto row = database.prepare(
      "SELECT parent, kind, scope, made_by, made_at, mention, document, name, place, sense, "
      "last_document FROM corrections WHERE id = ?");
  if (!row.bind(1, id).step()) return {};
  CorrectionRow found{id, row.integer(0)};
  constexpr auto last_kind = static_cast<std::int64_t>(CorrectionKind::resolve);
  found.kind = static_cast<CorrectionKind>(std::clamp<std::int64_t>(row.integer(1), 0, last_kind));
  found.scope = static_cast<Scope>(std::clamp<std::int64_t>(row.integer(2), 0, 2));
  found.made_by = row.text(3);
  found.made_at = row.text(4);
  found.mention = row.integer(5);
  found.document = row.integer(6);
  found.name = row.text(7);
  if (!row.is_null(8)) found.place = row.integer(8);
  if (!row.is_null(9)) found.sense = std::clamp<std::int64_t>(row.integer(9), 0, 2);
  found.last_document = row.integer(10);
  return found;
}

CorrectionId position(const sqlite::Database& database) {
  auto row = database.prepare("SELECT correction FROM correction_position");
  return row.step() ? row.integer(0) : 0;
}

void set_position(sqlite::Database& database, CorrectionId id) {
  database.prepare("INSERT OR REPLACE INTO correction_position (one, correction) VALUES (1, ?)")
      .bind_all(id)
      .run();
}

std::vector<CorrectionId> in_force(const sqlite::Database& database) {
  std::vector<CorrectionId> found;
  auto parent = database.prepare("SELECT parent FROM corrections WHERE id = ?");
  for (CorrectionId id = position(database); id > 0;) {
    if (!parent.reset().bind(1, id).step()) break;
    found.push_back(id);
    // Parents are older: a damaged file cannot send us round in circles.
    id = std::min(parent.integer(0), id - 1);
  }
  std::reverse(found.begin(), found.end());
  return found;
}

InScope in_scope(const sqlite::Database& database, const CorrectionRow& correction,
                 std::optional<DocumentId> only_document) {
  if (correction.scope == Scope::mention) return {{correction.mention}, 0};
  if (correction.scope == Scope::document) only_document = correction.document;
  Exceptions exceptions(database, correction);
  auto rows = database.prepare(
      std::string("SELECT m.id, r.decided_by = 'loci', r.method, p.place_id, p.lon_deg, p.lat_deg, "
                  "m.name FROM mentions m JOIN resolutions r ON r.mention = m.id "
                  "LEFT JOIN places p ON p.id = r.place WHERE ") +
      (only_document ? "m.document = ?1 ORDER BY m.id" : "m.name = ?1 ORDER BY m.id"));
  InScope found;
  const auto read = [&](const auto& is_meant) {
    while (rows.step()) {
      if (!is_meant(rows.text(6))) continue;
      const bool left = exceptions.has(rows.integer(0), rows.integer(1) != 0, rows.text(2),
                                       rows.text(3), {rows.real(4), rows.real(5)});
      if (left) ++found.left;
      if (!left) found.mentions.push_back(rows.integer(0));
    }
  };
  if (only_document) {
    const std::string key = gazetteer::name_key(correction.name);
    rows.bind(1, *only_document);
    read([&](std::string_view name) {
      return name == correction.name || gazetteer::name_key(name) == key;
    });
    return found;
  }
  for (const std::string& name : spellings(database, correction.name)) {
    rows.reset().bind(1, name);
    read([](std::string_view) { return true; });
  }
  return found;
}

std::string ChangeRows::keep(const char* otherwise, char is_after) {
  return std::string("INSERT ") + otherwise +
         " INTO correction_changes (correction, mention, is_after, sense, place, gazetteer, "
         "confidence, method, reasons, decided_by, status) SELECT ?1, m.id, " +
         is_after +
         ", m.sense, r.place, r.gazetteer, r.confidence, r.method, r.reasons, r.decided_by, "
         "r.status FROM mentions m JOIN resolutions r ON r.mention = m.id WHERE m.id = ?2";
}

void ChangeRows::keep_before(CorrectionId correction, MentionId mention) {
  before_.reset().bind_all(correction, mention).run();
}

void ChangeRows::keep_after(CorrectionId correction, MentionId mention) {
  after_.reset().bind_all(correction, mention).run();
}

void apply(sqlite::Database& database, const CorrectionRow& correction,
           const std::vector<MentionId>& mentions) {
  ChangeRows changes(database);
  const auto kind = correction.kind;
  auto change_sense = database.prepare("UPDATE mentions SET sense = ?2 WHERE id = ?1");
  auto decide = database.prepare(
      "UPDATE resolutions SET place = ?2, "
      "gazetteer = coalesce((SELECT gazetteer FROM places WHERE id = ?2), gazetteer), "
      "confidence = ?3, method = ?4, reasons = ?5 || iif(?6, reasons, ''), decided_by = ?7, "
      "status = iif(?6 AND place IS ?2 AND status <> 2 AND ?8 = 2, 0, ?8) WHERE mention = ?1");
  const bool accepted = kind == CorrectionKind::accept;
  const Status status = kind == CorrectionKind::not_a_place ? Status::rejected
                        : correction.place                  ? Status::corrected
                                                            : Status::unlocated;
  for (const MentionId mention : mentions) {
    changes.keep_before(correction.id, mention);
    if (kind == CorrectionKind::sense) {
      change_sense.reset().bind_all(mention, correction.sense).run();
    } else {
      decide.reset()
          .bind_all(mention, correction.place, correction.place ? 1.0 : 0.0, method(kind),
                    decision(correction), accepted, correction.made_by, static_cast<int>(status))
          .run();
    }
    changes.keep_after(correction.id, mention);
  }
}

MentionState state_of(const sqlite::Database& database, const sqlite::Statement& row, int first) {
  MentionState state;
  state.sense = static_cast<geoparse::Sense>(std::clamp<std::int64_t>(row.integer(first), 0, 2));
  state.status = static_cast<Status>(std::clamp<std::int64_t>(row.integer(first + 1), 0, 3));
  state.confidence = row.real(first + 2);
  state.decided_by = row.text(first + 3);
  if (row.integer(first + 4) == 0) state.place = place_of(database, row, first + 5);
  return state;
}

}  // namespace loci::workspace
