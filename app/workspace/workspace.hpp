/// \file
/// The *.loci file: documents, their mentions and resolutions, in SQLite.
#pragma once

#include "app/document/document.hpp"
#include "gazetteer/gazetteer.hpp"
#include "gazetteer/geoparse/resolution.hpp"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace loci::workspace {

using DocumentId = std::int64_t;
using MentionId = std::int64_t;

/// A document without its text, for lists.
struct DocumentSummary {
  DocumentId id = 0;
  std::string path, title, source, url, date, sha256;  ///< as in document::Document
  std::size_t mentions = 0;
  std::size_t places = 0;  ///< distinct places among them

  bool operator==(const DocumentSummary&) const = default;
};

/// A place with what the documents say about it, for lists and the map.
struct PlaceSummary {
  gazetteer::Place place;
  std::size_t mentions = 0;
  std::size_t documents = 0;
  double confidence = 0;               ///< mean over the mentions
  std::string first_date, last_date;   ///< of the documents; empty where none is dated
  std::vector<std::string> spellings;  ///< as written, most frequent first
  std::string gazetteer;               ///< name of the gazetteer that the place came from
  std::string gazetteer_version;

  bool operator==(const PlaceSummary&) const = default;
};

/// What became of a mention.
enum class Status {
  resolved,   ///< Loci chose its place; a person may have accepted it
  unlocated,  ///< it could not be placed, or a person said so
  corrected,  ///< a person chose its place
  rejected,   ///< a person said that it is not a place
};

std::string_view to_word(Status status);  ///< "resolved", "unlocated" …

/// A stored mention with its resolution.
struct StoredMention {
  MentionId id = 0;
  DocumentId document = 0;
  geoparse::Mention mention;
  geoparse::Resolution resolution;
  std::string status;      ///< as to_word(Status)
  std::string decided_by;  ///< "loci" or a person
  std::string gazetteer;   ///< name of the gazetteer that the place came from
  std::string gazetteer_version;

  bool operator==(const StoredMention&) const = default;
};

/// A mention in the words around it. prefix + quote + suffix is a stretch of the document's text.
struct Passage {
  MentionId mention = 0;
  DocumentId document = 0;
  geoparse::TextSpan span;  ///< of the quote, in bytes of the document's text
  std::string prefix, quote, suffix;

  bool operator==(const Passage&) const = default;
};

/// The passage of a mention.
/// \param text of its document
Passage passage_of(std::string_view text, MentionId mention, DocumentId document,
                   geoparse::TextSpan span);

/// Which mentions a list is about; empty members do not restrict.
struct Filter {
  std::vector<geoparse::Sense> senses;  ///< none: literal and associative, no demonyms
  std::vector<Status> statuses;         ///< none: all but rejected
  std::optional<DocumentId> document;
  std::optional<std::string> place;  ///< id
  std::string text;                  ///< documents with all of these words; any case and accents
};

enum class Added { added, already_there };

/// A document with the mentions found in it, as add() stores them.
struct GeoparsedDocument {
  document::Document document;
  std::vector<geoparse::ResolvedMention> mentions;  ///< with spans within the document's text
};

/// What ends the names of workspaces.
inline constexpr std::string_view workspace_extension = ".loci";

/// An open workspace. One thread at a time may use an object; several objects and processes may
/// have the file open.
class Workspace {
 public:
  enum class Mode { read, create_or_open };

  /// Throws Error naming the file and the remedy when it is missing (Mode::read), truncated, not
  /// SQLite, not a workspace or of a newer schema version; the file is then left as it was. An
  /// older file is brought up to date in one transaction, in either mode, and refused where it may
  /// not be written. A new file appears whole or not at all. While a workspace is open, SQLite
  /// keeps FILE-wal and FILE-shm beside it, unless its folder may not be written.
  Workspace(const std::filesystem::path& file, Mode mode);
  ~Workspace();
  Workspace(Workspace&&) noexcept;
  Workspace& operator=(Workspace&&) noexcept;

  const std::filesystem::path& file() const;

  /// Stores a document with its mentions in one transaction: all of it or nothing. A document with
  /// the same bytes and path is not stored twice. \param mentions with spans within the document's
  /// text
  Added add(const document::Document& document,
            const std::vector<geoparse::ResolvedMention>& mentions,
            const gazetteer::GazetteerInfo& gazetteer);

  /// The same for many documents in one transaction, which is far faster than one each. How many
  /// of them were not there yet.
  std::size_t add(const std::vector<GeoparsedDocument>& geoparsed,
                  const gazetteer::GazetteerInfo& gazetteer);

  /// Whether add() would say already_there.
  bool has(std::string_view path, std::string_view sha256) const;

  std::vector<DocumentSummary> documents(const Filter& filter = {}) const;  ///< by date, then title
  std::vector<PlaceSummary> places(const Filter& filter = {}) const;  ///< most mentioned first
  std::vector<StoredMention> mentions(
      const Filter& filter = {}) const;  ///< by document, then begin
  /// The passages of a place, by document, then begin. The text is cut by document::passage_around.
  std::vector<Passage> passages(std::string_view place_id, const Filter& filter = {}) const;
  /// Mentions that could not be placed, in the same form.
  std::vector<Passage> unlocated(const Filter& filter = {}) const;
  std::optional<document::Document> document(DocumentId id) const;
  /// The gazetteers that stored places came from, with their attribution, oldest first. Their
  /// counts are 0.
  std::vector<gazetteer::GazetteerInfo> gazetteers() const;

 private:
  struct Store;
  std::unique_ptr<Store> store_;
};

}  // namespace loci::workspace
