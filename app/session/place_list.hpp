/// \file
/// The places that a filter lets through, most mentioned first.
#pragma once

#include "app/workspace/columns.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

namespace loci::session {

/// The places of a list. Their facts stay where they are; only rows are made anew.
class PlaceList {
 public:
  static constexpr std::uint32_t no_document = ~std::uint32_t{0};
  struct Row {
    std::uint32_t place = 0;  ///< index in the columns
    std::uint32_t mentions = 0, documents = 0;
    std::uint32_t first_dated = no_document, last_dated = no_document;  ///< index in the columns
    double confidence = 0;                                              ///< mean
  };

  std::size_t size() const { return rows.size(); }
  bool empty() const { return rows.empty(); }
  /// The place in a row with its counts, dates and spellings.
  workspace::PlaceSummary operator[](std::size_t row) const;
  /// Nothing is copied.
  const gazetteer::Place& place(std::size_t row) const {
    return columns->places[rows[row].place].place;
  }

  std::shared_ptr<const workspace::Columns> columns;
  std::vector<Row> rows;
  std::vector<std::uint32_t> written;  ///< how often each spelling of the columns passes
};

}  // namespace loci::session
