#include "gazetteer/geoparse/seats.hpp"

#include "gazetteer/geoparse/memory.hpp"

namespace loci::geoparse {
namespace {

constexpr float district_log_population = 4.7F;  // 50,000 people: a city has a district
constexpr float greatest_log_population = 6.6F;  // 4,000,000 people
constexpr double seat_km = 400.0;

/// "New York": one of the greatest cities in a state that is called like it.
bool is_great_city_of(const KnownCandidate& area, const KnownCandidate& city) {
  return area.kind == kind_admin1 && city.kind == kind_town && area.admin1 == city.admin1 &&
         city.log_population >= greatest_log_population;
}

/// A greater city than all of a first-level area, which begins at its edge and bears its former
/// name: Saint Petersburg, which was Leningrad, and Leningrad Oblast.
bool is_beside_greater(const KnownCandidate& area, const KnownCandidate& seat) {
  constexpr double beside_km = 200.0;
  return area.kind == kind_admin1 && area.country == seat.country &&
         seat.log_population > area.log_population && distance_km(seat, area) < beside_km;
}

/// Whether an area is that of a town, often called after it. A town that is the seat of nothing has
/// a district where it is a city, and a state where it is one of the greatest: New York.
bool lies_around(const KnownCandidate& area, const KnownCandidate& seat) {
  const bool is_seat = seat.kind == kind_admin_seat || seat.kind == kind_capital;
  const bool city = seat.kind == kind_town && seat.log_population >= district_log_population;
  if (area.kind == kind_admin2 && area.admin2 == seat.admin2) {
    return (is_seat || city) && distance_km(seat, area) < seat_km;
  }
  if (is_great_city_of(area, seat)) return true;
  if (area.kind != kind_admin1 || !is_seat) return false;
  if (area.admin1 == seat.admin1 || is_beside_greater(area, seat)) return true;
  return seat.kind == kind_capital && area.country == seat.country &&  // Buenos Aires is in none
         distance_km(seat, area) < seat_km;
}

}  // namespace

std::vector<SeatAndArea> seats_and_areas(std::span<const KnownCandidate> candidates) {
  std::vector<SeatAndArea> pairs;
  for (std::uint32_t seat = 0; seat < candidates.size(); ++seat) {
    for (std::uint32_t area = 0; area < candidates.size(); ++area) {
      if (lies_around(candidates[area], candidates[seat])) pairs.push_back({seat, area});
    }
  }
  return pairs;
}

}  // namespace loci::geoparse
