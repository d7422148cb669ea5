#include "app/workspace/document_rows.hpp"

#include <algorithm>

namespace loci::workspace {
namespace {

/// So many bytes before and behind a mention are its context.
constexpr std::size_t context_bytes = 24;

std::string_view text_before(std::string_view text, std::size_t begin) {
  const std::size_t from = begin - std::min(begin, context_bytes);
  return text.substr(from, begin - from);
}
std::string_view text_behind(std::string_view text, std::size_t end) {
  return text.substr(end, context_bytes);
}

}  // namespace

/// A mention of an older version, and whether the newer one has it.
struct DocumentRows::OldMention {
  MentionId id = 0;
  geoparse::TextSpan span;
  std::string before, name, behind;  ///< the words around it
  bool decided = false;              ///< by a person
  bool kept = false;

  /// Whether the same name stands there in the same words, as far as both texts go.
  bool stands_at(std::string_view text, geoparse::TextSpan other) const {
    const std::string_view other_before = text_before(text, other.begin);
    const std::string_view other_behind = text_behind(text, other.end);
    return slice(text, other) == name &&
           (other_before.ends_with(before) || std::string_view(before).ends_with(other_before)) &&
           (other_behind.starts_with(behind) || std::string_view(behind).starts_with(other_behind));
  }
};

DocumentRows::DocumentRows(sqlite::Database& database, const gazetteer::GazetteerInfo& gazetteer)
    : database_(database),
      gazetteers_(database, gazetteer),
      places_(database),
      add_document_(
          database.prepare("INSERT INTO documents (path, title, source, url, date, sha256, text) "
                           "VALUES (?, ?, ?, ?, ?, ?, ?)")),
      change_document_(database.prepare(
          "UPDATE documents SET title = ?, source = ?, url = ?, date = ?, sha256 = ?, text = ? "
          "WHERE id = ?")),
      add_words_(database.prepare("INSERT INTO words (rowid, title, text) VALUES (?, ?, ?)")),
      forget_words_(database.prepare(
          "INSERT INTO words (words, rowid, title, text) VALUES ('delete', ?, ?, ?)")),
      add_mention_(database.prepare("INSERT INTO mentions (document, begin_byte, end_byte, name, "
                                    "sense) VALUES (?, ?, ?, ?, ?)")),
      move_mention_(database.prepare(
          "UPDATE mentions SET begin_byte = ?, end_byte = ?, sense = coalesce(?, sense) "
          "WHERE id = ?")),
      forget_mention_(database.prepare("DELETE FROM mentions WHERE id = ?")),
      add_resolution_(
          database.prepare("INSERT OR REPLACE INTO resolutions (mention, place, gazetteer, "
                           "confidence, method, reasons, "
                           "decided_by, status) VALUES (?, ?, ?, ?, ?, ?, 'loci', ?)")) {}

DocumentId DocumentRows::add(const GeoparsedDocument& geoparsed) {
  const DocumentId id = write_document(geoparsed.document);
  for (const auto& mention : geoparsed.mentions) write_mention(id, mention);
  return id;
}

DocumentId DocumentRows::write_document(const document::Document& document) {
  add_document_.reset()
      .bind_all(document.path, document.title, document.source, document.url, document.date,
                document.sha256, document.text)
      .run();
  const DocumentId id = database_.last_insert_id();
  add_words_.reset().bind_all(id, document.title, document.text).run();
  return id;
}

void DocumentRows::overwrite_document(DocumentId id, const document::Document& document,
                                      std::string_view old_title, std::string_view old_text) {
  forget_words_.reset().bind_all(id, old_title, old_text).run();
  change_document_.reset()
      .bind_all(document.title, document.source, document.url, document.date, document.sha256,
                document.text, id)
      .run();
  add_words_.reset().bind_all(id, document.title, document.text).run();
}

void DocumentRows::write_mention(DocumentId document, const geoparse::ResolvedMention& resolved) {
  const auto& [mention, resolution] = resolved;
  add_mention_.reset()
      .bind_all(document, mention.span.begin, mention.span.end, mention.name,
                static_cast<int>(mention.sense))
      .run();
  write_resolution(database_.last_insert_id(), resolution);
}

void DocumentRows::write_resolution(MentionId mention, const geoparse::Resolution& resolution) {
  std::optional<std::int64_t> place;
  std::int64_t gazetteer = gazetteers_.topmost();
  if (resolution.place) {
    gazetteer = gazetteers_.of(*resolution.place);
    place = places_.row(*resolution.place, gazetteer);
  }
  std::string reasons;
  for (const std::string& reason : resolution.reasons) reasons += reason + "\n";
  add_resolution_.reset()
      .bind_all(mention, place, gazetteer, resolution.confidence, resolution.method, reasons,
                static_cast<int>(resolution.place ? Status::resolved : Status::unlocated))
      .run();
}

void DocumentRows::move_mention(MentionId mention, geoparse::TextSpan span,
                                std::optional<std::int64_t> sense) {
  move_mention_.reset().bind_all(span.begin, span.end, sense, mention).run();
}

std::vector<DocumentRows::OldMention> DocumentRows::old_mentions(DocumentId id,
                                                                 std::string_view text) {
  std::vector<OldMention> mentions;
  auto rows = database_.prepare(
      "SELECT m.id, m.begin_byte, m.end_byte, r.decided_by <> 'loci' FROM mentions m "
      "JOIN resolutions r ON r.mention = m.id WHERE m.document = ? ORDER BY m.begin_byte, m.id");
  rows.bind_all(id);
  while (rows.step()) {
    OldMention old;
    old.id = rows.integer(0);
    old.decided = rows.integer(3) != 0;
    old.span = {static_cast<std::size_t>(rows.integer(1)),
                static_cast<std::size_t>(rows.integer(2))};
    old.span.end = std::min(old.span.end, text.size());
    old.span.begin = std::min(old.span.begin, old.span.end);
    old.before = text_before(text, old.span.begin);
    old.name = slice(text, old.span);
    old.behind = text_behind(text, old.span.end);
    mentions.push_back(std::move(old));
  }
  return mentions;
}

void DocumentRows::replace(DocumentId id, const GeoparsedDocument& geoparsed) {
  auto row = database_.prepare("SELECT title, text FROM documents WHERE id = ?");
  row.bind_all(id).step();
  const std::string old_title = row.string(0), old_text = row.string(1);
  row.reset();
  const document::Document& document = geoparsed.document;
  const std::string_view text = document.text;
  std::vector<OldMention> old = old_mentions(id, old_text);
  overwrite_document(id, document, old_title, old_text);

  std::size_t next_old = 0;
  std::vector<geoparse::TextSpan> taken;
  for (const geoparse::ResolvedMention& resolved : geoparsed.mentions) {
    const geoparse::TextSpan span = resolved.mention.span;
    // Equal words, in the order of the text: the next such mention is the same one.
    constexpr std::size_t farthest = 2000;
    const std::size_t end = std::min(old.size(), next_old + farthest);
    std::size_t at = next_old;
    while (at < end && (old[at].kept || !old[at].stands_at(text, span))) ++at;
    if (at == end) {
      write_mention(id, resolved);
    } else {
      old[at].kept = true;
      next_old = at + 1;
      if (old[at].decided) {
        move_mention(old[at].id, span);
      } else {
        move_mention(old[at].id, span, static_cast<int>(resolved.mention.sense));
        write_resolution(old[at].id, resolved.resolution);
      }
    }
    taken.push_back(span);
  }
  for (OldMention& mention : old) {
    // Loci may not see a place where a person did: their words still tell where it is.
    const auto found = mention.kept || !mention.decided
                           ? std::string_view::npos
                           : text.find(mention.before + mention.name + mention.behind);
    if (found != std::string_view::npos) {
      const std::size_t begin = found + mention.before.size();
      const geoparse::TextSpan span{begin, begin + (mention.span.end - mention.span.begin)};
      const bool overlaps = std::any_of(taken.begin(), taken.end(), [&](const auto& other) {
        return other.begin < span.end && span.begin < other.end;
      });
      mention.kept = !overlaps;
      if (mention.kept) move_mention(mention.id, span);
    }
    if (mention.kept) continue;
    forget_mention_.reset().bind_all(mention.id).run();
  }
}

}  // namespace loci::workspace
