#include "app/workspace/document_rows.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <charconv>
#include <span>

namespace loci::workspace {
namespace {

std::string page_begins_column(const document::Document& document) {
  return fmt::format("{}", fmt::join(document.page_begins, " "));
}

/// Nothing for whatever a stranger wrote there.
std::vector<std::size_t> page_begins_of(std::string_view column, std::size_t text_bytes) {
  std::vector<std::size_t> begins;
  const char* at = column.data();
  const char* const end = at + column.size();
  for (std::size_t begin = 0; at != end;) {
    const auto [rest, problem] = std::from_chars(at, end, begin);
    const bool ascends = begins.empty() ? begin == 0 : begin > begins.back();
    if (problem != std::errc() || !ascends || begin > text_bytes) return {};
    begins.push_back(begin);
    at = rest == end ? end : rest + 1;
  }
  return begins;
}

}  // namespace

document::Document document_of(const sqlite::Statement& row) {
  document::Document document{row.string(0), row.string(1), row.string(2),
                              row.string(3), row.string(4), row.string(5),
                              row.string(6), row.string(7), row.string(8)};
  document.page_begins = page_begins_of(row.text(9), document.text.size());
  return document;
}

DocumentRows::DocumentRows(sqlite::Database& database, const gazetteer::GazetteerInfo& gazetteer)
    : database_(database),
      gazetteers_(database, gazetteer),
      places_(database),
      lost_(database),
      add_document_(database.prepare(
          "INSERT INTO documents (path, title, source, author, language, url, "
          "date, sha256, page_begins, text) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")),
      change_document_(database.prepare(
          "UPDATE documents SET title = ?, source = ?, author = ?, language = ?, url = ?, "
          "date = ?, sha256 = ?, page_begins = ?, text = ? WHERE id = ?")),
      add_words_(database.prepare("INSERT INTO words (rowid, title, text) VALUES (?, ?, ?)")),
      forget_words_(database.prepare(
          "INSERT INTO words (words, rowid, title, text) VALUES ('delete', ?, ?, ?)")),
      add_mention_(database.prepare("INSERT INTO mentions (document, begin_byte, end_byte, name, "
                                    "sense) VALUES (?, ?, ?, ?, ?)")),
      move_mention_(database.prepare(
          "UPDATE mentions SET begin_byte = ?, end_byte = ?, sense = coalesce(?, sense) "
          "WHERE id = ?")),
      write_sketch_(
          database.prepare("INSERT OR REPLACE INTO sketches (document, sketch) VALUES (?, ?)")),
      forget_mention_(database.prepare("DELETE FROM mentions WHERE id = ?")),
      add_resolution_(
          database.prepare("INSERT OR REPLACE INTO resolutions (mention, place, gazetteer, "
                           "confidence, method, reasons, "
                           "decided_by, status) VALUES (?, ?, ?, ?, ?, ?, 'loci', ?)")) {}

DocumentId DocumentRows::add(const GeoparsedDocument& geoparsed) {
  const DocumentId id = write_document(geoparsed.document);
  write_sketch(id, geoparsed);
  for (const auto& mention : geoparsed.mentions) write_mention(id, mention);
  return id;
}

DocumentId DocumentRows::write_document(const document::Document& document) {
  add_document_.reset()
      .bind_all(document.path, document.title, document.source, document.author, document.language,
                document.url, document.date, document.sha256, page_begins_column(document),
                document.text)
      .run();
  const DocumentId id = database_.last_insert_id();
  add_words_.reset().bind_all(id, document.title, document.text).run();
  return id;
}

void DocumentRows::overwrite_document(DocumentId id, const document::Document& document,
                                      std::string_view old_title, std::string_view old_text) {
  forget_words_.reset().bind_all(id, old_title, old_text).run();
  change_document_.reset()
      .bind_all(document.title, document.source, document.author, document.language, document.url,
                document.date, document.sha256, page_begins_column(document), document.text, id)
      .run();
  add_words_.reset().bind_all(id, document.title, document.text).run();
}

void DocumentRows::write_sketch(DocumentId id, const GeoparsedDocument& geoparsed) {
  const Sketch sketch = geoparsed.sketch ? *geoparsed.sketch : sketch_of(geoparsed.document.text);
  write_sketch_.reset().bind(1, id).bind(2, std::as_bytes(std::span(sketch))).run();
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

std::vector<OldMention> DocumentRows::old_mentions(DocumentId id, std::string_view text) {
  std::vector<OldMention> mentions;
  auto rows = database_.prepare(
      "SELECT m.id, m.begin_byte, m.end_byte, r.decided_by <> 'loci' FROM mentions m "
      "JOIN resolutions r ON r.mention = m.id WHERE m.document = ? ORDER BY m.begin_byte, m.id");
  rows.bind_all(id);
  Decisions decisions(database_);
  while (rows.step()) {
    OldMention old;
    old.id = rows.integer(0);
    old.span = {static_cast<std::size_t>(rows.integer(1)),
                static_cast<std::size_t>(rows.integer(2))};
    old.span.end = std::min(old.span.end, text.size());
    old.span.begin = std::min(old.span.begin, old.span.end);
    old.before = text_before(text, old.span.begin);
    old.name = slice(text, old.span);
    old.behind = text_behind(text, old.span.end);
    decisions.tell(rows.integer(3) != 0, old);
    if (old.is_decided()) old.is_only_one = stands_once(text, old.name);
    mentions.push_back(std::move(old));
  }
  for (OldMention& lost : lost_.of_document(id)) {
    decisions.tell(lost.is_place_decided, lost);
    mentions.push_back(std::move(lost));
  }
  std::stable_sort(mentions.begin(), mentions.end(),
                   [](const auto& a, const auto& b) { return a.span.begin < b.span.begin; });
  return mentions;
}

void DocumentRows::keep_mention(const OldMention& old, geoparse::TextSpan span,
                                const geoparse::ResolvedMention* found) {
  if (old.is_lost) lost_.give_back(old.id);
  std::optional<std::int64_t> sense;
  if (found && !old.is_decided()) sense = static_cast<std::int64_t>(found->mention.sense);
  move_mention(old.id, span, sense);
  if (found && !old.is_place_decided) write_resolution(old.id, found->resolution);
}

std::vector<MentionId> DocumentRows::replace(DocumentId id, const GeoparsedDocument& geoparsed) {
  auto row = database_.prepare("SELECT title, text FROM documents WHERE id = ?");
  row.bind_all(id).step();
  const std::string old_title = row.string(0), old_text = row.string(1);
  row.reset();
  const std::vector<OldMention> old = old_mentions(id, old_text);
  const CarriedOver carried = carry_over(old, geoparsed.document.text, geoparsed.mentions);
  overwrite_document(id, geoparsed.document, old_title, old_text);
  write_sketch(id, geoparsed);

  std::vector<const geoparse::ResolvedMention*> found(old.size());
  for (std::size_t i = 0; i < geoparsed.mentions.size(); ++i) {
    if (const auto older = carried.older[i]) {
      found[*older] = &geoparsed.mentions[i];
    } else if (!carried.taken[i]) {
      write_mention(id, geoparsed.mentions[i]);
    }
  }
  std::vector<MentionId> lost;
  for (std::size_t i = 0; i < old.size(); ++i) {
    if (carried.standing[i]) {
      keep_mention(old[i], *carried.standing[i], found[i]);
    } else if (old[i].is_decided() && old[i].is_decided_alone && !old[i].is_lost) {
      lost_.keep(old[i]);
      lost.push_back(old[i].id);
    } else if (!old[i].is_lost) {
      forget_mention_.reset().bind_all(old[i].id).run();
    }
  }
  return lost;
}

}  // namespace loci::workspace
