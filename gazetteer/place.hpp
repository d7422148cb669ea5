/// \file
/// One entry of a gazetteer.
#pragma once

#include "geo/lonlat.hpp"

#include <cstddef>
#include <cstdint>
#include <string>

namespace loci::gazetteer {

/// A place of a gazetteer, in GeoNames' terms.
struct Place {
  std::string id;          ///< "geonames:174448", "loci:khmeimim-air-base"; unique in its gazetteer
  std::string name;        ///< the name shown to readers, in its usual English spelling
  geo::LonLat position{};  ///< a point inside or at the place
  char feature_class =
      'P';  ///< GeoNames class: A area, H water, L region, P settlement, S spot, T terrain …
  std::string feature_code;  ///< GeoNames code within the class: "PPLA", "ADM1", "AIRB" …
  std::string country;       ///< ISO 3166-1 alpha-2; empty for places of no single country
  std::string admin1;  ///< GeoNames code of the first-level area within the country; may be empty
  std::string admin2;  ///< likewise, second level
  std::int64_t population = 0;  ///< 0 where unknown
  double radius_km = 0;         ///< how far from position the place may lie or reach; 0 for a point
  int label_rank = -1;          ///< 0 (drawn on world maps) to 10; -1 where unknown
  std::string gazetteer{};      ///< name of the one it comes from; empty where none is known

  bool operator==(const Place&) const = default;
};

/// No gazetteer has longer names or codes: what is longer is damage.
inline constexpr std::size_t longest_name_bytes = 400;

/// "P.PPLA": class and code as one word.
std::string feature(const Place& place);

/// True for places that are areas or lines rather than points: never drawn as a pin at their
/// centre.
bool is_area(const Place& place);

}  // namespace loci::gazetteer
