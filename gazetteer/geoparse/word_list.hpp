/// \file
/// Short lists of words that the code knows.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <string_view>

namespace loci::geoparse {

/// \param key a word key, as the words are
template <std::size_t Count>
bool is_one_of(std::string_view key, const std::array<std::string_view, Count>& words) {
  return std::find(words.begin(), words.end(), key) != words.end();
}

}  // namespace loci::geoparse
