#include "gazetteer/prominence.hpp"

#include <algorithm>
#include <cmath>
#include <string_view>

namespace loci::gazetteer {
namespace {

/// What a class is worth where neither population nor label rank is known.
double usual(const Place& place) {
  const std::string_view code = place.feature_code;
  if (code == "CONT" || code == "OCN") return 8;
  if (code == "SEA" || code == "PCLD") return 6.5;
  switch (place.feature_class) {
    case 'H':
    case 'T':
    case 'L':
      return 4.5;
    case 'A':
      return 3.5;
    case 'S':
      return 3;
    default:
      return 2;
  }
}

/// States and provinces that texts in English name as they name countries.
bool is_state_of_english(const Place& place) {
  return place.feature_code == "ADM1" &&
         (place.country == "US" || place.country == "CA" || place.country == "AU");
}

/// What the code adds to the population.
double rank_bonus(const Place& place) {
  const std::string_view code = place.feature_code;
  if (is_state_of_english(place)) return 0.1;
  if (code.starts_with("PCL")) return 6;
  if (code == "PPLC") return 2;
  if (code == "PPLA") return 0.7;
  if (code == "PPLA2") return 0.3;
  if (code == "ADM1") return -1;
  if (code == "ADM2") return -2;
  if (code.starts_with("ADM")) return -2.5;
  if (code == "PPLX" || code == "PPLH" || code == "PPLQ" || code == "PPLW") return -1;
  return 0;
}

/// What names in many languages are worth to a town or a first-level area: Bethlehem beside
/// Jerusalem has ten times those of the larger one in South Africa. Villages have names in the
/// languages around them.
double renown(const Place& place, int name_count) {
  constexpr double a_doubling = 0.6;
  constexpr double most = 6;
  constexpr std::int64_t least_population = 10'000;
  const bool town = place.feature_class == 'P' && place.population >= least_population;
  if (!town && place.feature_code != "ADM1") return 0;
  return a_doubling * std::min(most, std::log2(1.0 + name_count));
}

}  // namespace

double prominence(const Place& place, int name_count) {
  double score =
      place.population > 0 ? std::log10(static_cast<double>(place.population)) : usual(place);
  if (place.label_rank >= 0 && place.feature_class != 'A') {
    score = std::max(score, 7.0 - 0.5 * place.label_rank);
  }
  return std::clamp(score + rank_bonus(place) + renown(place, name_count), 0.0, 18.0);
}

}  // namespace loci::gazetteer
