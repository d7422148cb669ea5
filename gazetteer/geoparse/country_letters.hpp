/// \file
/// Countries as small numbers.
#pragma once

#include <cstdint>
#include <string_view>

namespace loci::geoparse {

/// The two letters of an ISO 3166-1 alpha-2 code as a number; 0: none.
using CountryLetters = std::uint16_t;

/// 0 for what is no such code.
constexpr CountryLetters letters_of(std::string_view country) {
  if (country.size() != 2) return 0;
  return static_cast<CountryLetters>(static_cast<unsigned char>(country[0]) << 8 |
                                     static_cast<unsigned char>(country[1]));
}

}  // namespace loci::geoparse
