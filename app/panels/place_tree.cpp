#include "app/panels/place_tree.hpp"

#include <algorithm>
#include <map>

namespace loci::panels {
namespace {

/// What lies in a country or area.
struct Head {
  std::string area, name;
  std::size_t mentions = 0;
  std::vector<std::size_t> places;
  std::map<std::string, Head> areas;
};

const std::string& known_or(const std::map<std::string, std::string>& names,
                            const std::string& code) {
  const auto found = names.find(code);
  return found == names.end() ? code : found->second;
}

std::map<std::string, Head> heads_of(const session::Lists& lists,
                                     const std::vector<std::size_t>& places) {
  std::map<std::string, Head> countries;
  for (const std::size_t index : places) {
    const gazetteer::Place& place = lists.places.place(index);
    const std::size_t mentions = lists.places.rows[index].mentions;
    const std::string &country = place.country, &admin1 = place.admin1;
    Head& head = countries[country];
    if (head.name.empty()) {
      head.area = country;
      head.name = country.empty() ? "No country" : known_or(lists.names->countries, country);
    }
    head.mentions += mentions;
    const bool whole_country = place.feature_code.starts_with("PCL");
    if (country.empty() || admin1.empty() || whole_country) {
      head.places.push_back(index);
      continue;
    }
    const std::string area = country + '.' + admin1;
    Head& inner = head.areas[area];
    inner.area = area;
    inner.name = known_or(lists.names->areas, area);
    inner.mentions += mentions;
    inner.places.push_back(index);
  }
  return countries;
}

std::vector<const Head*> ordered(const std::map<std::string, Head>& heads, PlaceOrder order) {
  std::vector<const Head*> sorted;
  for (const auto& [area, head] : heads) sorted.push_back(&head);
  std::stable_sort(sorted.begin(), sorted.end(), [order](const Head* a, const Head* b) {
    return order == PlaceOrder::mentions ? a->mentions > b->mentions : a->name < b->name;
  });
  return sorted;
}

std::vector<std::size_t> ordered(const session::Lists& lists, std::vector<std::size_t> places,
                                 PlaceOrder order) {
  if (order == PlaceOrder::mentions) return places;  // as the lists have them
  std::stable_sort(places.begin(), places.end(), [&lists](std::size_t a, std::size_t b) {
    return lists.places.place(a).name < lists.places.place(b).name;
  });
  return places;
}

void add_places(const session::Lists& lists, const std::vector<std::size_t>& places,
                PlaceOrder order, int depth, std::vector<PlaceRow>& rows) {
  for (const std::size_t index : ordered(lists, places, order)) {
    PlaceRow row;
    row.place = index;
    row.depth = depth;
    row.mentions = lists.places.rows[index].mentions;
    rows.push_back(std::move(row));
  }
}

PlaceRow row_of(const Head& head, int depth) {
  PlaceRow row;
  row.area = head.area;
  row.name = head.name;
  row.depth = depth;
  row.mentions = head.mentions;
  return row;
}

}  // namespace

std::vector<PlaceRow> flat_rows(const session::Lists& lists, const std::vector<std::size_t>& places,
                                PlaceOrder order) {
  std::vector<PlaceRow> rows;
  rows.reserve(places.size());
  add_places(lists, places, order, 0, rows);
  return rows;
}

std::vector<PlaceRow> tree_rows(const session::Lists& lists, const std::vector<std::size_t>& places,
                                PlaceOrder order, const std::set<std::string>& open,
                                bool all_open) {
  const auto countries = heads_of(lists, places);
  const auto is_open = [&](const Head& head) { return all_open || open.contains(head.area); };
  std::vector<PlaceRow> rows;
  for (const Head* const country : ordered(countries, order)) {
    rows.push_back(row_of(*country, 0));
    if (!is_open(*country)) continue;
    add_places(lists, country->places, order, 1, rows);
    for (const Head* const area : ordered(country->areas, order)) {
      rows.push_back(row_of(*area, 1));
      if (is_open(*area)) add_places(lists, area->places, order, 2, rows);
    }
  }
  return rows;
}

}  // namespace loci::panels
