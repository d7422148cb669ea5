/// \file
/// The open file behind a Workspace, and the statements that write and read it.
#pragma once

#include "app/workspace/workspace.hpp"
#include "gazetteer/sqlite.hpp"

#include <memory>

namespace loci::workspace {

/// What every Error about a damaged file tells the user.
inline constexpr std::string_view damaged_remedy =
    "choose another file, or a new name and add the documents again";

/// Opens or creates the file; see Workspace's constructor for the errors.
std::unique_ptr<sqlite::Database> open_workspace(const std::filesystem::path& file,
                                                 Workspace::Mode mode);

/// The file of a workspace that is open, to be read by another thread.
std::unique_ptr<sqlite::Database> open_again(const std::filesystem::path& file);

/// Whether a file has all tables and columns that this program asks for.
bool is_up_to_date(const sqlite::Database& database);

/// Brings a file of an older version up to date, in one transaction. Throws Error where it may not
/// be written.
void upgrade_workspace(sqlite::Database& database);

bool has_document(const sqlite::Database& database, std::string_view path, std::string_view sha256);
Stored add_documents(sqlite::Database& database, const std::vector<GeoparsedDocument>& geoparsed,
                     const gazetteer::GazetteerInfo& gazetteer);

std::size_t put_mentions(sqlite::Database& database, const std::vector<DecidedMention>& decided);

std::vector<DocumentSummary> list_documents(const sqlite::Database& database, const Filter& filter);
std::vector<PlaceSummary> list_places(const sqlite::Database& database, const Filter& filter,
                                      CountBy count_by);
std::size_t count_stored_places(const sqlite::Database& database);
CountedPlaces visit_counted_places(const sqlite::Database& database, const Filter& filter,
                                   const std::optional<geo::Extent>& near,
                                   const PlaceVisitor& visit);
DocumentGroups list_near_copies(const sqlite::Database& database);
void visit_mentions(const sqlite::Database& database, const Filter& filter,
                    const MentionVisitor& visit);
std::vector<StoredMention> list_mentions(const sqlite::Database& database, const Filter& filter);
std::vector<StoredMention> list_surest(const sqlite::Database& database, std::string_view place_id,
                                       std::size_t most);
std::vector<Passage> list_passages(const sqlite::Database& database, const Filter& filter,
                                   bool unlocated);
std::optional<Passage> find_passage(const sqlite::Database& database, MentionId mention);
Columns read_columns(const sqlite::Database& database);
std::vector<DocumentId> find_words(const sqlite::Database& database, std::string_view words);
std::vector<TextHit> search_words(const sqlite::Database& database, std::string_view words,
                                  std::size_t limit);
std::optional<document::Document> find_document(const sqlite::Database& database, DocumentId id);
std::vector<gazetteer::GazetteerInfo> list_gazetteers(const sqlite::Database& database);

struct Workspace::Store {
  std::unique_ptr<sqlite::Database> database;
};

}  // namespace loci::workspace
