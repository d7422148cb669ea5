/// \file
/// The rows of the list of places: flat, or by country and first-level area.
#pragma once

#include "app/session/lists.hpp"

#include <cstddef>
#include <set>
#include <string>
#include <vector>

namespace loci::panels {

enum class PlaceOrder { mentions, name };

/// A row: a place, or the head of those that lie in a country or area.
struct PlaceRow {
  static constexpr std::size_t no_place = ~std::size_t{0};

  std::size_t place = no_place;  ///< index in the lists; no_place: a head
  std::string area;              ///< of a head: "SY" or "SY.11"; empty: of no country
  std::string name;              ///< of a head
  int depth = 0;
  std::size_t mentions = 0;
};

/// The places without heads, in their order.
std::vector<PlaceRow> flat_rows(const session::Lists& lists, const std::vector<std::size_t>& places,
                                PlaceOrder order);

/// Heads in the same order, and under those that are open what lies in them: the places of no
/// first-level area, then the areas. \param all_open whatever `open` says
std::vector<PlaceRow> tree_rows(const session::Lists& lists, const std::vector<std::size_t>& places,
                                PlaceOrder order, const std::set<std::string>& open, bool all_open);

}  // namespace loci::panels
