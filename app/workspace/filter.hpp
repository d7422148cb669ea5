/// \file
/// Which mentions a list, a map or an export is about.
#pragma once

#include "app/workspace/status.hpp"
#include "gazetteer/geoparse/mention.hpp"
#include "gazetteer/place_kind.hpp"
#include "geo/region.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace loci::workspace {

using DocumentId = std::int64_t;

/// The mentions that meet every condition; empty members are no condition. A condition about places
/// leaves mentions out that have none.
struct Filter {
  // About the document.
  std::vector<DocumentId> documents;
  std::vector<std::string> sources;
  std::string from,
      to;               ///< ISO 8601 dates or beginnings of them ("2015", "2015-03"), both included
  bool undated = true;  ///< whether documents without a date pass
  std::string text;     ///< all of these words are in it; any case and accents

  // About the place.
  std::vector<std::string> places;  ///< ids
  std::vector<gazetteer::PlaceKind> kinds;
  std::vector<std::string> countries;  ///< ISO 3166-1 alpha-2
  std::optional<geo::Region> region;   ///< around the place's position

  // About the mention.
  std::vector<geoparse::Sense> senses;  ///< none: literal and associative, no demonyms
  std::vector<Status> statuses;         ///< none: all but rejected
  double min_confidence = 0, max_confidence = 1;

  bool operator==(const Filter&) const = default;
};

/// Whether the filter asks anything about the document, about the place, or about what Loci decided
/// for the mention (its senses apart).
bool restricts_documents(const Filter& filter);
bool restricts_places(const Filter& filter);
bool restricts_resolutions(const Filter& filter);

/// Whether the document with this source and date passes; not asked: `documents` and `text`.
bool lets_through(const Filter& filter, std::string_view source, std::string_view date);

/// Whether mentions of the place pass.
bool lets_through(const Filter& filter, const gazetteer::Place& place);

/// The senses and statuses that pass.
std::vector<geoparse::Sense> senses_of(const Filter& filter);
std::vector<Status> statuses_of(const Filter& filter);

/// The filter as options of the command line, each word apart: {"--country", "SY", …}. None for a
/// filter without conditions. Commands read them back to the same filter.
std::vector<std::string> to_options(const Filter& filter);

}  // namespace loci::workspace
