#include "app/panels/filter_chips.hpp"

#include "app/panels/source_line.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace loci::panels {
namespace {

using workspace::Filter;

/// A chip for each value of a member of the filter.
template <typename T, typename Words>
void add_each(std::vector<FilterChip>& chips, const Filter& filter, std::vector<T> Filter::*member,
              const std::string& kind, const Words& words_of) {
  for (const T& value : filter.*member) {
    const std::string words = words_of(value);
    chips.push_back({kind + ' ' + words, words, [member, value](Filter& changed) {
                       auto& values = changed.*member;
                       values.erase(std::remove(values.begin(), values.end(), value), values.end());
                     }});
  }
}

std::string title_of(const session::Session& session, workspace::DocumentId id) {
  const auto& documents = session.lists().columns->documents;
  const auto found = std::find_if(documents.begin(), documents.end(),
                                  [id](const auto& document) { return document.id == id; });
  return found == documents.end() ? fmt::format("document {}", id) : found->title;
}

std::string place_of(const session::Session& session, const std::string& id) {
  const auto& places = session.lists().columns->places;
  const auto found = std::find_if(places.begin(), places.end(),
                                  [&id](const auto& known) { return known.place.id == id; });
  return found == places.end() ? id : found->place.name;
}

std::string words_of(const geo::Region& region) {
  if (std::holds_alternative<geo::Extent>(region)) return "in the box";
  if (std::holds_alternative<geo::Polygon>(region)) return "in the polygon";
  const double radius_km = std::get<geo::Circle>(region).radius_km;
  return radius_km < 10 ? fmt::format("within {:.1f} km", radius_km)
                        : fmt::format("within {:.0f} km", std::round(radius_km));
}

std::string words_of_confidence(const Filter& filter) {
  if (filter.max_confidence >= 1)
    return fmt::format("confidence from {:.2f}", filter.min_confidence);
  if (filter.min_confidence <= 0) return fmt::format("confidence to {:.2f}", filter.max_confidence);
  return fmt::format("confidence {:.2f}–{:.2f}", filter.min_confidence, filter.max_confidence);
}

void add_about_documents(std::vector<FilterChip>& chips, const session::Session& session) {
  const Filter& filter = session.filter();
  add_each(chips, filter, &Filter::documents, "document",
           [&](workspace::DocumentId id) { return title_of(session, id); });
  add_each(chips, filter, &Filter::sources, "source",
           [](const std::string& source) { return source.empty() ? "no source" : source; });
  if (!filter.from.empty() || !filter.to.empty()) {
    chips.push_back({"dates", words_of_dates(filter.from, filter.to), [](Filter& changed) {
                       changed.from.clear();
                       changed.to.clear();
                     }});
  }
  if (!filter.undated) {
    chips.push_back({"undated", "dated", [](Filter& changed) { changed.undated = true; }});
  }
  if (!filter.text.empty()) {
    chips.push_back(
        {"text", "“" + filter.text + "”", [](Filter& changed) { changed.text.clear(); }});
  }
}

}  // namespace

std::string words_of_dates(const std::string& from, const std::string& to) {
  if (to.empty()) return "from " + readable_date(from);
  if (from.empty()) return "until " + readable_date(to);
  if (from == to) return readable_date(from);
  const bool years = from.size() == 4 && to.size() == 4;
  return readable_date(from) + (years ? "–" : " – ") + readable_date(to);
}

std::vector<FilterChip> filter_chips(const session::Session& session) {
  const Filter& filter = session.filter();
  std::vector<FilterChip> chips;
  add_about_documents(chips, session);
  add_each(chips, filter, &Filter::places, "place",
           [&](const std::string& id) { return place_of(session, id); });
  add_each(chips, filter, &Filter::kinds, "kind",
           [](gazetteer::PlaceKind kind) { return std::string(gazetteer::to_words(kind)); });
  add_each(chips, filter, &Filter::countries, "country",
           [&](const std::string& code) { return session.country_name(code); });
  if (filter.region) {
    chips.push_back(
        {"region", words_of(*filter.region), [](Filter& changed) { changed.region.reset(); }});
  }
  add_each(chips, filter, &Filter::senses, "sense",
           [](geoparse::Sense sense) { return std::string(geoparse::to_word(sense)); });
  add_each(chips, filter, &Filter::statuses, "status", [](workspace::Status status) {
    return status == workspace::Status::unlocated ? std::string("not located")
                                                  : std::string(to_word(status));
  });
  if (filter.min_confidence > 0 || filter.max_confidence < 1) {
    chips.push_back({"confidence", words_of_confidence(filter), [](Filter& changed) {
                       changed.min_confidence = 0;
                       changed.max_confidence = 1;
                     }});
  }
  return chips;
}

}  // namespace loci::panels
