/// \file
/// What a session shows of a workspace: what its filter lets through, counted.
#pragma once

#include "app/map/places_on_map.hpp"
#include "app/session/mention_test.hpp"
#include "app/session/place_list.hpp"
#include "app/workspace/columns.hpp"
#include "app/workspace/filter.hpp"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace loci::session {

/// Names of the areas that places lie in, as the gazetteer has them.
struct AreaNames {
  std::map<std::string, std::string> countries;  ///< ISO code to name
  std::map<std::string, std::string> areas;      ///< "SY.11" to name
};

/// The documents of a list. Their facts stay where they are; only rows are made anew.
class DocumentList {
 public:
  struct Row {
    std::uint32_t document = 0;  ///< index in the columns
    std::uint32_t mentions = 0, places = 0;
  };

  std::size_t size() const { return rows.size(); }
  bool empty() const { return rows.empty(); }
  /// The document in a row with its counts.
  workspace::DocumentSummary operator[](std::size_t row) const;
  /// Without its counts, but nothing is copied.
  const workspace::DocumentSummary& facts(std::size_t row) const {
    return columns->documents[rows[row].document];
  }

  std::shared_ptr<const workspace::Columns> columns;
  std::vector<Row> rows;  ///< by date, title and id
};

/// The mentions in the documents of one day.
struct DayCount {
  std::chrono::sys_days day;
  std::size_t mentions = 0;

  bool operator==(const DayCount&) const = default;
};

/// The lists of a workspace.
struct Lists {
  std::shared_ptr<const workspace::Columns> columns;  ///< the whole workspace; never without
  std::shared_ptr<const MentionTest> test;            ///< the filter that the lists are of
  std::shared_ptr<const AreaNames> names;
  workspace::Filter filter;

  DocumentList documents;
  PlaceList places;
  map::SharedPlaces on_map = std::make_shared<const map::PlacesOnMap>(std::vector<map::MapPlace>{});
  geo::Extent home;           ///< where most mentions are
  std::size_t mentions = 0;   ///< all that pass
  std::size_t unlocated = 0;  ///< those of them without a place
  /// Mentions that pass where the range of dates is no condition, by the day of their document.
  std::vector<DayCount> days;
  std::size_t undated = 0;  ///< likewise, in documents without a date

  std::string words;  ///< of which `with_words` are the documents
  std::shared_ptr<const std::vector<workspace::DocumentId>> with_words;

  Lists();
};

/// The day that a date or its beginning says ("2015-03" is its first day); nothing where it is
/// none.
std::optional<std::chrono::sys_days> day_of(std::string_view date);

/// Counts what the filter lets through. \param before lists of the same columns and names, of
/// whatever filter; words are looked up only where it has not found them yet
/// Throws Error of the workspace.
Lists filtered_lists(const Lists& before, const workspace::Filter& filter,
                     const std::filesystem::path& workspace_file);

/// Reads a workspace and filters it. \param known names that need not be asked for again
Lists load_lists(const std::filesystem::path& workspace_file, const workspace::Filter& filter,
                 const AreaNames& known);

}  // namespace loci::session
