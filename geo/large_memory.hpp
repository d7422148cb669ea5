/// \file
/// Arrays of megabytes.
#pragma once

#include <cstddef>
#include <vector>

namespace loci::geo {

/// Asks the system to fill a stretch of memory that was not used yet with large pages, where it
/// has some: taking many small ones one by one costs as much as what is then done with them.
void expect_large(void* begin, std::size_t size_bytes);

/// Reserves room for so many items, to be filled soon.
template <class Item>
void reserve_large(std::vector<Item>& items, std::size_t count) {
  items.reserve(count);
  expect_large(items.data(), count * sizeof(Item));
}

/// An array of so many zeros.
template <class Item>
std::vector<Item> large_zeros(std::size_t count) {
  std::vector<Item> items;
  reserve_large(items, count);
  items.resize(count);
  return items;
}

}  // namespace loci::geo
