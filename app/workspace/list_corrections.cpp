#include "app/workspace/correction_rows.hpp"
#include "app/workspace/selection.hpp"
#include "app/workspace/store.hpp"
#include "gazetteer/name_key.hpp"

#include <algorithm>
#include <unordered_map>

namespace loci::workspace {
std::vector<MentionChange> Corrections::changes(CorrectionId id) const {
  auto rows = database_.prepare(
      "SELECT m.id, m.document, m.name, m.begin_byte, m.end_byte, c.is_after, c.sense, c.status, "
      "c.confidence, c.decided_by, p.id IS NULL, " +
      std::string(place_columns) +
      " FROM correction_changes c JOIN mentions m ON m.id = c.mention JOIN resolutions r ON "
      "r.mention = m.id LEFT JOIN places p ON p.id = "
      "c.place LEFT JOIN gazetteers g ON g.id = p.gazetteer WHERE c.correction = ? "
      "ORDER BY m.document, m.begin_byte, m.id, c.is_after");
  rows.bind(1, id);
  std::vector<MentionChange> found;
  while (rows.step()) {
    const bool is_after = rows.integer(5) != 0;
    if (!is_after) {
      MentionChange change;
      change.mention = rows.integer(0);
      change.document = rows.integer(1);
      change.name = rows.text(2);
      change.span = {static_cast<std::size_t>(rows.integer(3)),
                     static_cast<std::size_t>(rows.integer(4))};
      change.before = state_of(database_, rows, 6);
      found.push_back(std::move(change));
    } else if (!found.empty() && found.back().mention == rows.integer(0)) {
      found.back().after = state_of(database_, rows, 6);
      found.back().direct = found.back().after.decided_by != "loci" ||
                            found.back().after.sense != found.back().before.sense;
    }
  }
  return found;
}

std::optional<MentionId> Corrections::first_mention(const std::string& name,
                                                    std::optional<DocumentId> document) const {
  auto row = database_.prepare(
      "SELECT min(id) FROM mentions m JOIN resolutions r ON r.mention = m.id WHERE name = ?1 AND "
      "(?2 IS NULL OR document = ?2)");
  std::optional<MentionId> first;
  for (const std::string& spelling : spellings(database_, name)) {
    row.reset().bind_all(spelling, document).step();
    if (!row.is_null(0) && (!first || row.integer(0) < *first)) first = row.integer(0);
  }
  return first;
}

std::vector<Doubt> Corrections::doubts(std::size_t limit) const {
  auto rows = database_.prepare(
      "SELECT m.id, m.document, m.name, r.confidence, coalesce(p.place_id, '') FROM resolutions r "
      "JOIN mentions m ON m.id = r.mention LEFT JOIN places p ON p.id = r.place WHERE "
      "r.decided_by = 'loci' AND r.confidence < ? AND m.sense < 2 ORDER BY m.id");
  rows.bind(1, doubtful_below);
  struct Group {
    Doubt doubt;
    double least = 2;
  };
  std::unordered_map<std::string, std::string> keys;  // of names as written
  std::unordered_map<std::string, std::size_t> positions;
  std::vector<Group> groups;
  while (rows.step()) {
    const std::string name = rows.string(2);
    auto key = keys.find(name);
    if (key == keys.end()) key = keys.emplace(name, gazetteer::name_key(name)).first;
    const auto [found, is_new] =
        positions.try_emplace(key->second + '\n' + rows.string(4), groups.size());
    if (is_new) groups.emplace_back();
    Group& group = groups[found->second];
    const double confidence = std::clamp(rows.real(3), 0.0, 1.0);
    ++group.doubt.mentions;
    group.doubt.impact += 1 - confidence;
    if (confidence >= group.least) continue;
    group.least = confidence;
    group.doubt.mention = rows.integer(0);
    group.doubt.document = rows.integer(1);
    group.doubt.name = name;
  }
  std::sort(groups.begin(), groups.end(), [](const Group& a, const Group& b) {
    if (a.doubt.impact != b.doubt.impact) return a.doubt.impact > b.doubt.impact;
    return a.doubt.mention < b.doubt.mention;
  });
  if (limit > 0 && groups.size() > limit) groups.resize(limit);
  std::vector<Doubt> doubts;
  for (Group& group : groups) doubts.push_back(std::move(group.doubt));
  return doubts;
}

}  // namespace loci::workspace
