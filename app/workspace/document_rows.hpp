/// \file
/// The rows of documents, their words, mentions and resolutions.
#pragma once

#include "app/workspace/carry_over.hpp"
#include "app/workspace/lost_decisions.hpp"
#include "app/workspace/place_rows.hpp"
#include "app/workspace/store.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace loci::workspace {

/// The columns of a document in the order that document_of() reads.
inline constexpr std::string_view document_columns =
    "path, title, source, url, date, sha256, text, author, language, page_begins";

/// Reads a row of document_columns.
document::Document document_of(const sqlite::Statement& row);

/// Writes documents with their mentions; keeps its statements for all of them. Use it within a
/// transaction.
class DocumentRows {
 public:
  DocumentRows(sqlite::Database& database, const gazetteer::GazetteerInfo& gazetteer);

  DocumentId add(const GeoparsedDocument& geoparsed);

  /// A newer version takes the older one's row. Mentions that stand in the same words stay the same
  /// rows, so that what people decided about them, and the log of it, stays; see carry_over().
  /// Decisions whose words are gone are kept, and the mentions that lost theirs are returned.
  std::vector<MentionId> replace(DocumentId id, const GeoparsedDocument& geoparsed);

 private:
  DocumentId write_document(const document::Document& document);
  void overwrite_document(DocumentId id, const document::Document& document,
                          std::string_view old_title, std::string_view old_text);
  void write_sketch(DocumentId id, const GeoparsedDocument& geoparsed);
  void write_mention(DocumentId document, const geoparse::ResolvedMention& resolved);
  void write_resolution(MentionId mention, const geoparse::Resolution& resolution);
  void move_mention(MentionId mention, geoparse::TextSpan span,
                    std::optional<std::int64_t> sense = {});
  std::vector<OldMention> old_mentions(DocumentId id, std::string_view text);
  void keep_mention(const OldMention& old, geoparse::TextSpan span,
                    const geoparse::ResolvedMention* found);

  sqlite::Database& database_;
  GazetteerRows gazetteers_;
  PlaceRows places_;
  LostDecisionRows lost_;
  sqlite::Statement add_document_, change_document_, add_words_, forget_words_, add_mention_,
      move_mention_, write_sketch_, forget_mention_, add_resolution_;
};

}  // namespace loci::workspace
