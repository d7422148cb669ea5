/// \file
/// A filter made ready for a million questions.
#pragma once

#include "app/workspace/columns.hpp"
#include "app/workspace/filter.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace loci::session {

/// Which mentions of some columns a filter lets through.
class MentionTest {
 public:
  /// \param with_words the documents with the filter's words; not asked for a filter without
  MentionTest(const workspace::Columns& columns, const workspace::Filter& filter,
              const std::vector<workspace::DocumentId>& with_words);

  /// Whether the mention passes where the range of dates is no condition.
  bool passes_but_for_dates(const workspace::Columns& columns, std::size_t mention) const {
    const std::uint32_t place = columns.place[mention];
    const double confidence = columns.confidence[mention];
    return (documents_[columns.document[mention]] & passes) != 0 &&
           (senses_ >> columns.sense[mention] & 1) != 0 &&
           (statuses_ >> columns.status[mention] & 1) != 0 && confidence >= min_confidence_ &&
           confidence <= max_confidence_ &&
           (place == workspace::Columns::no_place ? no_place_ : places_[place] != 0);
  }
  bool date_passes(std::uint32_t document) const { return (documents_[document] & in_range) != 0; }
  bool passes_mention(const workspace::Columns& columns, std::size_t mention) const {
    return passes_but_for_dates(columns, mention) && date_passes(columns.document[mention]);
  }
  /// Whether the document would be listed even without a mention that passes.
  bool document_passes(std::uint32_t document) const {
    return documents_[document] == (passes | in_range);
  }

 private:
  enum : std::uint8_t { passes = 1, in_range = 2 };

  std::vector<std::uint8_t> documents_, places_;
  std::uint32_t senses_ = 0, statuses_ = 0;  ///< a bit each
  double min_confidence_, max_confidence_;
  bool no_place_;
};

}  // namespace loci::session
