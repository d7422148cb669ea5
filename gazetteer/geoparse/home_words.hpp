/// \file
/// Where a text is at home: words for offices, courts, schools, money and spellings that are those
/// of one country or of a few. A sheriff is American, a councillor is not, a garda is Irish.
#pragma once

#include "gazetteer/geoparse/country_letters.hpp"
#include "gazetteer/geoparse/reading.hpp"

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

namespace loci::geoparse {

/// False for a word with which none of those begins.
bool may_tell_home(std::string_view word_key);

/// How many different words of each country a text uses.
class HomeWords {
 public:
  explicit HomeWords(const Reading& reading);

  /// 0 for a country without such words.
  std::size_t of(CountryLetters country) const { return count_of(country).all; }
  /// Of these, those that are more than a way to spell: what offices, laws and things are called.
  std::size_t offices_of(CountryLetters country) const { return count_of(country).offices; }
  /// Of the country with the most.
  std::size_t most() const { return most_; }

 private:
  struct Count {
    std::size_t all = 0, offices = 0;
  };
  Count count_of(CountryLetters country) const;

  std::vector<std::pair<CountryLetters, Count>> counts_;
  std::size_t most_ = 0;
};

}  // namespace loci::geoparse
