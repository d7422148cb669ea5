#include "app/workspace/workspace.hpp"

#include "app/workspace/store.hpp"

namespace loci::workspace {

Workspace::Workspace(const std::filesystem::path& file, Mode mode)
    : store_(std::make_unique<Store>(Store{open_workspace(file, mode)})) {}
Workspace::~Workspace() = default;
Workspace::Workspace(Workspace&&) noexcept = default;
Workspace& Workspace::operator=(Workspace&&) noexcept = default;

const std::filesystem::path& Workspace::file() const {
  return store_->database->file();
}

Added Workspace::add(const document::Document& document,
                     const std::vector<geoparse::ResolvedMention>& mentions,
                     const gazetteer::GazetteerInfo& gazetteer) {
  return add({{document, mentions}}, gazetteer).added == 1 ? Added::added : Added::already_there;
}

Stored Workspace::add(const std::vector<GeoparsedDocument>& geoparsed,
                      const gazetteer::GazetteerInfo& gazetteer) {
  return add_documents(*store_->database, geoparsed, gazetteer);
}

std::size_t Workspace::put_mentions(const std::vector<DecidedMention>& decided) {
  return workspace::put_mentions(*store_->database, decided);
}

bool Workspace::has(std::string_view path, std::string_view sha256) const {
  return has_document(*store_->database, path, sha256);
}

std::optional<std::size_t> Workspace::documents_of_unchanged(const std::string& path,
                                                             const FileStamp& stamp) const {
  return workspace::documents_of_unchanged(*store_->database, path, stamp);
}
void Workspace::remember_files(const std::vector<FileRead>& files) {
  workspace::remember_files(*store_->database, files);
}

std::vector<DocumentSummary> Workspace::documents(const Filter& filter) const {
  return list_documents(*store_->database, filter);
}
std::vector<PlaceSummary> Workspace::places(const Filter& filter, CountBy count_by) const {
  return list_places(*store_->database, filter, count_by);
}
std::size_t Workspace::count_stored_places() const {
  return workspace::count_stored_places(*store_->database);
}
CountedPlaces Workspace::visit_counted_places(const Filter& filter,
                                              const std::optional<geo::Extent>& near,
                                              const PlaceVisitor& visit) const {
  return workspace::visit_counted_places(*store_->database, filter, near, visit);
}
DocumentGroups Workspace::near_copies() const {
  return list_near_copies(*store_->database);
}
std::vector<StoredMention> Workspace::mentions(const Filter& filter) const {
  return list_mentions(*store_->database, filter);
}
void Workspace::visit_mentions(const Filter& filter, const MentionVisitor& visit) const {
  workspace::visit_mentions(*store_->database, filter, visit);
}
std::vector<StoredMention> Workspace::surest_mentions(std::string_view place_id,
                                                      std::size_t most) const {
  return list_surest(*store_->database, place_id, most);
}
std::vector<Passage> Workspace::passages(std::string_view place_id, const Filter& filter) const {
  Filter of_place = filter;
  of_place.places = {std::string(place_id)};
  return list_passages(*store_->database, of_place, false);
}
std::vector<Passage> Workspace::unlocated(const Filter& filter) const {
  return list_passages(*store_->database, filter, true);
}
std::optional<document::Document> Workspace::document(DocumentId id) const {
  return find_document(*store_->database, id);
}
Columns Workspace::columns() const {
  return read_columns(*store_->database);
}
std::vector<DocumentId> Workspace::documents_with(std::string_view words) const {
  return find_words(*store_->database, words);
}
std::vector<TextHit> Workspace::search(std::string_view words, std::size_t limit) const {
  return search_words(*store_->database, words, limit);
}
std::optional<Passage> Workspace::passage(MentionId mention) const {
  return find_passage(*store_->database, mention);
}
std::vector<gazetteer::GazetteerInfo> Workspace::gazetteers() const {
  return list_gazetteers(*store_->database);
}

}  // namespace loci::workspace
