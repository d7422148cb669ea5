/// \file
/// Documents and places as lists show them.
#pragma once

#include "app/workspace/filter.hpp"
#include "gazetteer/place.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

namespace loci::workspace {

using MentionId = std::int64_t;

/// Documents that are near-copies of others, with the number of their group: that of its first
/// document. Those alone are not in it.
using DocumentGroups = std::unordered_map<DocumentId, DocumentId>;

/// What makes a place one of the first.
enum class CountBy {
  mentions,
  documents,
  groups,  ///< documents, near-copies of one another counted once: independent sources
};

/// A document without its text, for lists.
struct DocumentSummary {
  DocumentId id = 0;
  /// As in document::Document.
  std::string path, title, source, author, language, url, date, sha256;
  std::size_t mentions = 0;
  std::size_t places = 0;  ///< distinct places among them

  bool operator==(const DocumentSummary&) const = default;
};

/// A place with what the documents say about it, for lists.
struct PlaceSummary {
  gazetteer::Place place;
  std::size_t mentions = 0;
  std::size_t documents = 0;
  std::size_t groups = 0;              ///< of documents; 0 where they were not asked for
  double confidence = 0;               ///< mean over the mentions
  std::string first_date, last_date;   ///< of the documents; empty where none is dated
  std::vector<std::string> spellings;  ///< as written, most frequent first
  std::string gazetteer;               ///< name of the gazetteer that the place came from
  std::string gazetteer_version;

  bool operator==(const PlaceSummary&) const = default;
};

}  // namespace loci::workspace
