#include "app/workspace/filter.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace loci::workspace {
namespace {

template <typename T, typename U>
bool has(const std::vector<T>& values, const U& value) {
  return std::find(values.begin(), values.end(), value) != values.end();
}

template <typename T, typename U>
bool empty_or_has(const std::vector<T>& values, const U& value) {
  return values.empty() || has(values, value);
}

}  // namespace

std::string_view to_word(Status status) {
  switch (status) {
    case Status::resolved:
      return "resolved";
    case Status::unlocated:
      return "unlocated";
    case Status::corrected:
      return "corrected";
    case Status::rejected:
      break;
  }
  return "rejected";
}

bool restricts_documents(const Filter& filter) {
  return !filter.documents.empty() || !filter.sources.empty() || !filter.from.empty() ||
         !filter.to.empty() || !filter.undated || !filter.text.empty();
}

bool restricts_places(const Filter& filter) {
  return !filter.places.empty() || !filter.kinds.empty() || !filter.countries.empty() ||
         filter.region;
}

bool restricts_resolutions(const Filter& filter) {
  return !filter.statuses.empty() || filter.min_confidence > 0 || filter.max_confidence < 1;
}

bool lets_through(const Filter& filter, std::string_view source, std::string_view date) {
  if (!empty_or_has(filter.sources, source)) return false;
  if (date.empty()) return filter.undated;
  // A beginning of a date stands for all that begin with it.
  return date >= filter.from &&
         (filter.to.empty() || date.substr(0, filter.to.size()) <= filter.to);
}

bool lets_through(const Filter& filter, const gazetteer::Place& place) {
  return empty_or_has(filter.places, place.id) && empty_or_has(filter.countries, place.country) &&
         empty_or_has(filter.kinds, gazetteer::kind_of(place)) &&
         (!filter.region || geo::contains(*filter.region, place.position));
}

std::vector<geoparse::Sense> senses_of(const Filter& filter) {
  using enum geoparse::Sense;
  return filter.senses.empty() ? std::vector{literal, associative} : filter.senses;
}

std::vector<Status> statuses_of(const Filter& filter) {
  using enum Status;
  return filter.statuses.empty() ? std::vector{resolved, unlocated, corrected} : filter.statuses;
}

namespace {

std::string_view option_of(const geo::Extent&) {
  return "--box";
}
std::string_view option_of(const geo::Polygon&) {
  return "--polygon";
}
std::string_view option_of(const geo::Circle&) {
  return "--circle";
}

}  // namespace

std::vector<std::string> to_options(const Filter& filter) {
  std::vector<std::string> words;
  const auto add = [&words](std::string_view option, std::string_view value) {
    // "--circle=-70,…": a value that begins with a minus is none otherwise.
    if (value.starts_with('-')) {
      words.push_back(std::string(option) + '=' + std::string(value));
    } else {
      words.emplace_back(option);
      words.emplace_back(value);
    }
  };
  for (const DocumentId id : filter.documents) add("--document", std::to_string(id));
  for (const auto& source : filter.sources) add("--source", source);
  if (!filter.from.empty()) add("--from", filter.from);
  if (!filter.to.empty()) add("--to", filter.to);
  if (!filter.undated) words.emplace_back("--no-undated");
  if (!filter.text.empty()) add("--text", filter.text);
  for (const auto& id : filter.places) add("--place", id);
  for (const auto kind : filter.kinds) add("--kind", gazetteer::to_words(kind));
  for (const auto& country : filter.countries) add("--country", country);
  if (filter.region) {
    std::visit([&](const auto& shape) { add(option_of(shape), geo::to_text(shape)); },
               *filter.region);
  }
  for (const auto sense : filter.senses) add("--sense", geoparse::to_word(sense));
  for (const auto status : filter.statuses) add("--status", to_word(status));
  if (filter.min_confidence > 0) {
    add("--min-confidence", fmt::format("{}", filter.min_confidence));
  }
  if (filter.max_confidence < 1) {
    add("--max-confidence", fmt::format("{}", filter.max_confidence));
  }
  return words;
}

}  // namespace loci::workspace
