#include "gazetteer/place_kind.hpp"

#include <string_view>

namespace loci::gazetteer {

PlaceKind kind_of(const Place& place) {
  const std::string_view code = place.feature_code;
  if (code == "PPLC") return PlaceKind::capital;
  if (code.starts_with("AIR")) return PlaceKind::airfield;
  switch (place.feature_class) {
    case 'P':
      return PlaceKind::settlement;
    case 'A':
    case 'L':
      return PlaceKind::area;
    case 'H':
      return PlaceKind::water;
    case 'T':
    case 'U':
    case 'V':
      return PlaceKind::terrain;
    default:
      return PlaceKind::site;
  }
}

const char* to_words(PlaceKind kind) {
  switch (kind) {
    case PlaceKind::settlement:
      return "settlement";
    case PlaceKind::capital:
      return "capital";
    case PlaceKind::area:
      return "area";
    case PlaceKind::water:
      return "water";
    case PlaceKind::airfield:
      return "airfield";
    case PlaceKind::terrain:
      return "terrain";
    case PlaceKind::site:
      return "site";
  }
  return "place";
}

const char* described(const Place& place) {
  const std::string_view code = place.feature_code;
  if (code == "PCLH") return "former country";
  if (code.starts_with("PCL")) return "country";
  if (code == "CONT") return "continent";
  if (code == "RGNH") return "historic region";
  if (code.starts_with("RGN")) return "region";
  return to_words(kind_of(place));
}

}  // namespace loci::gazetteer
