/// \file
/// What filters ask of a workspace, in columns: a million mentions are filtered in milliseconds.
#pragma once

#include "app/workspace/summaries.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace loci::workspace {

/// A spelling of a place, or of a name that could not be placed.
struct Spelling {
  std::uint32_t place = 0;  ///< index in Columns::places, or Columns::no_place
  std::string name;
};

/// A workspace as it was read: documents, places, and of every mention, one vector a property, what
/// a filter may ask. Mentions are by document id, then begin.
struct Columns {
  static constexpr std::uint32_t no_place = ~std::uint32_t{0};

  std::vector<DocumentSummary> documents;  ///< by date, title and id; their counts are 0
  std::vector<PlaceSummary>
      places;                       ///< by name and id; with gazetteer, but no counts and spellings
  std::vector<Spelling> spellings;  ///< by place and name

  std::vector<MentionId> ids;
  std::vector<std::uint32_t> document;  ///< index in documents
  std::vector<std::uint32_t> place;     ///< index in places, or no_place
  std::vector<std::uint32_t> spelling;  ///< index in spellings
  std::vector<double> confidence;
  std::vector<std::uint8_t> sense, status;  ///< as numbers of geoparse::Sense and Status

  std::size_t size() const { return ids.size(); }
};

}  // namespace loci::workspace
