#include "app/session/mention_test.hpp"

#include <algorithm>

namespace loci::session {

using workspace::Filter;

MentionTest::MentionTest(const workspace::Columns& columns, const Filter& filter,
                         const std::vector<workspace::DocumentId>& with_words)
    : documents_(columns.documents.size()),
      places_(columns.places.size(), 1),
      min_confidence_(filter.min_confidence),
      max_confidence_(filter.max_confidence),
      no_place_(!restricts_places(filter)) {
  for (const auto sense : senses_of(filter)) senses_ |= 1U << static_cast<unsigned>(sense);
  for (const auto status : statuses_of(filter)) statuses_ |= 1U << static_cast<unsigned>(status);
  Filter without_dates = filter, of_dates;
  without_dates.from.clear();
  without_dates.to.clear();
  of_dates.from = filter.from;
  of_dates.to = filter.to;
  const auto has = [](const std::vector<workspace::DocumentId>& ids, workspace::DocumentId id) {
    return std::binary_search(ids.begin(), ids.end(), id);
  };
  auto named = filter.documents;
  std::sort(named.begin(), named.end());
  for (std::size_t i = 0; i < documents_.size(); ++i) {
    const workspace::DocumentSummary& document = columns.documents[i];
    const bool let = lets_through(without_dates, document.source, document.date) &&
                     (named.empty() || has(named, document.id)) &&
                     (filter.text.empty() || has(with_words, document.id));
    const bool dated = lets_through(of_dates, document.source, document.date);
    documents_[i] = static_cast<std::uint8_t>((let ? passes : 0) | (dated ? in_range : 0));
  }
  if (no_place_) return;
  for (std::size_t i = 0; i < places_.size(); ++i) {
    places_[i] = lets_through(filter, columns.places[i].place) ? 1 : 0;
  }
}

}  // namespace loci::session
