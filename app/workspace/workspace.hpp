/// \file
/// The *.loci file: documents, their mentions and resolutions, in SQLite.
#pragma once

#include "app/document/document.hpp"
#include "app/workspace/columns.hpp"
#include "app/workspace/files_read.hpp"
#include "app/workspace/filter.hpp"
#include "app/workspace/near_copies.hpp"
#include "gazetteer/gazetteer.hpp"
#include "gazetteer/geoparse/resolution.hpp"
#include "geo/error.hpp"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace loci::workspace {

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
  std::size_t page = 0;  ///< 1-based; 0 where the document has no pages

  bool operator==(const Passage&) const = default;
};

/// The passage of a mention in a document with that id.
Passage passage_of(const document::Document& document, MentionId mention, DocumentId id,
                   geoparse::TextSpan span);

/// A document that has words in it.
struct TextHit {
  DocumentId document = 0;
  std::string title, date;
  /// Words around the first of them, one line, in which hit_begin stands before and hit_end after
  /// each that was looked for.
  std::string snippet;

  static constexpr char hit_begin = '\x01', hit_end = '\x02';

  bool operator==(const TextHit&) const = default;
};

/// Sees one mention after the other, with its document; false ends it. The mention may be moved
/// from.
using MentionVisitor = std::function<bool(StoredMention&, const document::Document&)>;

/// Sees one place after the other. The place may be moved from.
using PlaceVisitor = std::function<void(gazetteer::Place&)>;

/// How often places are mentioned.
struct CountedPlaces {
  std::vector<std::size_t> mentions;  ///< of each that was visited, in that order; may be 0
  std::size_t in_all = 0;  ///< how many are mentioned wherever they lie, or a little more
};

enum class Added { added, already_there };

/// What came of storing documents.
struct Stored {
  std::size_t added = 0;  ///< were not there yet, or not in this version
  Warnings warnings;      ///< about decisions whose words are gone from a newer version
};

/// A document with the mentions found in it, as add() stores them.
struct GeoparsedDocument {
  document::Document document;
  std::vector<geoparse::ResolvedMention> mentions;  ///< with spans within the document's text
  std::optional<Sketch> sketch{};                   ///< of its body; else that of the text is taken
};

/// A mention with what was decided about it elsewhere: by another program, or in another workspace.
struct DecidedMention {
  DocumentId document = 0;
  geoparse::ResolvedMention resolved;  ///< with a span within the document's text
  Status status = Status::resolved;
  std::string decided_by;              ///< "loci" or a person
  gazetteer::GazetteerInfo gazetteer;  ///< that the place came from: name, version, attribution
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

  /// Stores a document with its mentions in one transaction: all of it or nothing. It replaces
  /// another at its path ("-" apart); the same bytes, at whatever path, are stored once:
  /// already_there. \param mentions with spans within the document's text
  Added add(const document::Document& document,
            const std::vector<geoparse::ResolvedMention>& mentions,
            const gazetteer::GazetteerInfo& gazetteer);

  /// The same for many documents in one transaction, which is far faster than one each.
  Stored add(const std::vector<GeoparsedDocument>& geoparsed,
             const gazetteer::GazetteerInfo& gazetteer);

  /// Stores mentions of documents that are there, in one transaction. One that stands at the same
  /// place is changed to what is given, the others are left alone. How many are new.
  std::size_t put_mentions(const std::vector<DecidedMention>& decided);

  /// Whether add() would say already_there.
  bool has(std::string_view path, std::string_view sha256) const;

  /// The number of documents of a file that was remembered with this stamp.
  std::optional<std::size_t> documents_of_unchanged(const std::string& path,
                                                    const FileStamp& stamp) const;
  /// All documents of these files are stored: they need not be read again.
  void remember_files(const std::vector<FileRead>& files);

  std::vector<DocumentSummary> documents(const Filter& filter = {}) const;  ///< by date, then title
  /// Most counted first. Groups are only told where they are what is counted by.
  std::vector<PlaceSummary> places(const Filter& filter = {},
                                   CountBy count_by = CountBy::mentions) const;
  /// How many places are stored, whether anything is left that mentions them or not.
  std::size_t count_stored_places() const;
  /// The same places for a map, in no order and many times faster. What a map does not show of them
  /// may be missing: second-level area, population, rank, gazetteer, and where it is not an area
  /// its country. Those that are not mentioned may be visited, too. \param near where it is given,
  /// places beyond it may be left out, except for countries and first-level areas, which may reach
  /// into it
  CountedPlaces visit_counted_places(const Filter& filter, const std::optional<geo::Extent>& near,
                                     const PlaceVisitor& visit) const;
  /// Documents with nearly the same text, whatever a filter would say.
  DocumentGroups near_copies() const;
  std::vector<StoredMention> mentions(
      const Filter& filter = {}) const;  ///< by document, then begin
  /// The same, one at a time: whatever their number, one of them and its document are in memory.
  void visit_mentions(const Filter& filter, const MentionVisitor& visit) const;
  /// The mentions of a place, the surest first; no more than `most`.
  std::vector<StoredMention> surest_mentions(std::string_view place_id, std::size_t most) const;
  /// The passages of a place, by document, then begin. The text is cut by document::passage_around.
  std::vector<Passage> passages(std::string_view place_id, const Filter& filter = {}) const;
  /// Mentions that could not be placed, in the same form.
  std::vector<Passage> unlocated(const Filter& filter = {}) const;
  /// The passage of one mention; nothing where it is not there.
  std::optional<Passage> passage(MentionId mention) const;
  /// The documents with all of these words, any case and accents; the last word may be only begun.
  /// Best first, at most `limit`.
  std::vector<TextHit> search(std::string_view words, std::size_t limit) const;
  /// The documents that a filter with this text lets through, by id.
  std::vector<DocumentId> documents_with(std::string_view words) const;
  /// Everything that filters ask, in one reading of the file.
  Columns columns() const;
  std::optional<document::Document> document(DocumentId id) const;
  /// The gazetteers that stored places came from, with their attribution, oldest first. Their
  /// counts are 0.
  std::vector<gazetteer::GazetteerInfo> gazetteers() const;

 private:
  friend class Corrections;
  struct Store;
  std::unique_ptr<Store> store_;
};

}  // namespace loci::workspace
