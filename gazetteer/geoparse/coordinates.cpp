#include "gazetteer/geoparse/coordinates.hpp"

#include "gazetteer/geoparse/written_angle.hpp"
#include "geo/eight_bytes.hpp"
#include "geo/grid_reference.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <iterator>
#include <numbers>
#include <optional>
#include <string>
#include <utility>

namespace loci::geoparse {
namespace {

// Letters, blanks and signs of a label before its number: "longitude (east) of the site = ".
constexpr std::size_t most_before_digit = 64;

constexpr double km_per_deg = 111.195;

// How sure the notations are. The last three have other readings.
constexpr double sure = 0.98;
constexpr double long_decimals = 0.95;
constexpr double short_decimals = 0.75;
constexpr double without_hemispheres = 0.8;
constexpr double whole_degrees = 0.7;
constexpr double longitude_first = 0.7;

std::optional<WrittenCoordinates> position_of(double lat_deg, double lon_deg, double half_lat_deg,
                                              double half_lon_deg) {
  if (!(std::abs(lat_deg) <= 90) || !(std::abs(lon_deg) <= 180)) return std::nullopt;
  WrittenCoordinates found;
  found.position = {lon_deg, lat_deg};
  const double shrunk = std::cos(lat_deg * std::numbers::pi / 180);
  found.precision_km = km_per_deg * std::max(half_lat_deg, half_lon_deg * shrunk);
  return found;
}

/// Finds the coordinates of one text.
class CoordinatesFinder {
 public:
  explicit CoordinatesFinder(std::string_view text) : text_(text) {}

  std::vector<WrittenCoordinates> find() {
    std::size_t digit = next_digit(0);  // the next one from here on
    for (std::size_t at = 0; at < text_.size();) {
      if (digit < at) digit = next_digit(at);
      if (digit > at + most_before_digit) {
        at = digit - most_before_digit;
        continue;
      }
      if (!may_begin(at)) {
        ++at;
        continue;
      }
      if (auto found = coordinates_at(at)) {
        at = found->span.end;
        found_.push_back(*found);
      } else {
        at = behind_word(at);
      }
    }
    return std::move(found_);
  }

 private:
  /// The end of the text, and more than that away, where there is none.
  std::size_t next_digit(std::size_t at) const {
    for (; at + 8 <= text_.size(); at += 8) {
      const auto digits = geo::bytes_between(geo::eight_bytes(text_.data() + at), '0', '9');
      if (digits != 0) return at + geo::first_of(digits);
    }
    while (at < text_.size() && !is_digit(text_[at])) ++at;
    return at < text_.size() ? at : at + most_before_digit;
  }

  char byte(std::size_t at) const { return at < text_.size() ? text_[at] : '\0'; }

  /// Digits, and the letters of a hemisphere, a label or "geo:", where no word goes on.
  bool may_begin(std::size_t at) const {
    const char c = text_[at];
    const char next = byte(at + 1);
    if (is_digit(c)) return !(at > 0 && (is_word_byte(text_[at - 1]) || text_[at - 1] == '.'));
    if (at > 0 && is_word_byte(text_[at - 1])) return false;
    switch (c) {
      case 'N':
      case 'S':
      case 'E':
      case 'W':
        return is_digit(next) || next == ' ' || next == '.' || next == '-';
      case 'l':
      case 'L':
        return next == 'a' || next == 'o' || next == 'n' || next == 'A' || next == 'O';
      case 'g':
        return next == 'e';
      default:
        return false;
    }
  }

  /// Where to go on: no number is tried again from its middle.
  std::size_t behind_word(std::size_t at) const {
    const bool number = is_digit(text_[at]);
    ++at;
    while (number && is_digit(byte(at))) ++at;
    return at;
  }

  std::optional<WrittenCoordinates> coordinates_at(std::size_t at) const {
    if (auto found = geo_uri(at)) return found;
    if (auto found = mgrs(at)) return found;
    if (auto found = utm(at)) return found;
    const std::size_t begin = with_sign(at);
    for (const char separator : {'.', ','}) {
      if (auto found = pair(begin, separator)) return found;
    }
    return std::nullopt;
  }

  /// The begin of a number with the sign before it, or of a label with its quotation mark.
  std::size_t with_sign(std::size_t at) const {
    if (!is_digit(text_[at])) {
      const bool quoted = at > 0 && text_[at - 1] == '"' && (text_[at] | 0x20) == 'l';
      return quoted ? at - 1 : at;
    }
    for (const std::string_view sign : {"-", "+", "−", "–"}) {
      const auto before = text_.substr(0, at);
      if (before.ends_with(sign) && !continues_before(at - sign.size())) return at - sign.size();
    }
    return at;
  }

  bool continues_before(std::size_t at) const {
    return at > 0 && (is_word_byte(text_[at - 1]) || text_[at - 1] == '.');
  }

  /// Nothing of a longer word, number or code behind it.
  bool ends_at(std::size_t at) const {
    const char c = byte(at);
    if (is_word_byte(c) || c == '%' || c == '$' || c == '_') return false;
    return !((c == '.' || c == '-' || c == ':' || c == ',') && is_digit(byte(at + 1)));
  }

  static WrittenCoordinates finished(WrittenCoordinates found, std::size_t begin, std::size_t end,
                                     double confidence, std::string_view notation) {
    found.span = {begin, end};
    found.confidence = confidence;
    found.notation = notation;
    return found;
  }

  std::optional<WrittenCoordinates> geo_uri(std::size_t at) const;
  std::optional<WrittenCoordinates> mgrs(std::size_t at) const;
  std::optional<WrittenCoordinates> utm(std::size_t at) const;
  std::optional<WrittenCoordinates> pair(std::size_t begin, char separator) const;
  std::optional<WrittenCoordinates> bare_pair(std::size_t begin, std::size_t end,
                                              const WrittenAngle& a, const WrittenAngle& b) const;
  bool stands_alone(std::size_t begin, std::size_t end) const;
  std::string word_before(std::size_t at) const;
  bool is_longitude_first(std::size_t begin) const;

  std::string_view text_;
  std::vector<WrittenCoordinates> found_;
};

/// "geo:35.336,40.141;u=35"
std::optional<WrittenCoordinates> CoordinatesFinder::geo_uri(std::size_t at) const {
  Cursor cursor(text_, at);
  if (!cursor.take("geo:")) return std::nullopt;
  const auto take = [&cursor]() -> std::optional<std::pair<double, double>> {
    const bool minus = cursor.take("-");
    const auto number = take_number(cursor, '.');
    if (!number) return std::nullopt;
    return std::pair(minus ? -number->value : number->value,
                     0.5 * std::pow(10.0, -number->decimals));
  };
  const auto lat = take();
  if (!lat || !cursor.take(",")) return std::nullopt;
  const auto lon = take();
  if (!lon) return std::nullopt;
  auto found = position_of(lat->first, lon->first, lat->second, lon->second);
  if (!found) return std::nullopt;
  if (cursor.peek() == ',' && (is_digit(cursor.peek(1)) || cursor.peek(1) == '-')) {
    cursor.take(",");
    take();  // the altitude
  }
  if (cursor.take(";crs=") && !cursor.take("wgs84")) return std::nullopt;
  if (cursor.take(";u=")) {
    if (const auto uncertainty_m = take()) found->precision_km = uncertainty_m->first / 1000;
  }
  return finished(*found, at, cursor.at(), sure, "a geo: URI");
}

/// "37S EU 12345 67890"
std::optional<WrittenCoordinates> CoordinatesFinder::mgrs(std::size_t at) const {
  constexpr std::string_view letters = "ABCDEFGHJKLMNPQRSTUVWXYZ";
  constexpr int least_digits = 4;
  constexpr int most_digits = 10;
  Cursor cursor(text_, at);
  const auto zone = take_number(cursor, '\0');
  if (!zone || zone->digits > 2) return std::nullopt;
  std::string reference = std::to_string(static_cast<int>(zone->value));
  const auto take_letter = [&] {
    if (cursor.peek() == '\0' || letters.find(cursor.peek()) == std::string_view::npos) {
      return false;
    }
    reference += cursor.peek();
    return cursor.take({&reference.back(), 1});
  };
  cursor.take(" ");
  if (!take_letter()) return std::nullopt;
  bool spaced = cursor.take(" ");
  if (!take_letter() || !take_letter()) return std::nullopt;
  spaced = cursor.take(" ") || spaced;
  const auto take_digits = [&reference](Cursor& from) {
    int count = 0;
    for (; is_digit(from.peek()) && count <= most_digits; ++count) {
      reference += from.peek();
      from.take({&reference.back(), 1});
    }
    return count;
  };
  int digits = take_digits(cursor);
  const std::string in_one_run = reference;
  Cursor second = cursor;
  if (second.take(" ") && take_digits(second) == digits) {
    cursor = second;
    digits *= 2;
  } else {
    reference = in_one_run;
  }
  const bool halves = digits % 2 == 0;
  if (digits < least_digits || digits > most_digits || !halves || !ends_at(cursor.at())) {
    return std::nullopt;
  }
  if (digits == least_digits && !spaced) return std::nullopt;  // "12SAB1234": a number of something
  const auto square = geo::from_mgrs(reference);
  if (!square) return std::nullopt;
  WrittenCoordinates found;
  found.position = square->center;
  found.precision_km = square->side_m / 2 / 1000;
  return finished(found, at, cursor.at(), digits > least_digits ? sure : without_hemispheres,
                  "MGRS");
}

/// "37S 567890 3901234": the letter is a band of latitude, or else a hemisphere.
std::optional<WrittenCoordinates> CoordinatesFinder::utm(std::size_t at) const {
  constexpr std::string_view bands = "CDEFGHJKLMNPQRSTUVWX";
  Cursor cursor(text_, at);
  const auto zone = take_number(cursor, '\0');
  if (!zone || zone->digits > 2) return std::nullopt;
  cursor.take(" ");
  const auto band = bands.find(cursor.peek());
  const char letter = cursor.peek();
  if (letter == '\0' || band == std::string_view::npos) return std::nullopt;
  cursor.take({&letter, 1});
  cursor.take(",");
  if (!cursor.skip_blanks()) return std::nullopt;
  const auto metres = [&cursor](std::string_view direction, int least, int most) {
    auto number = take_number(cursor, '.');
    if (number && (number->digits < least || number->digits > most)) number.reset();
    Cursor ahead = cursor;
    ahead.take(" ");
    ahead.take("m");
    if (ahead.take(direction) || ahead.at() > cursor.at() + 1) cursor = ahead;
    return number;
  };
  const auto easting = metres("E", 6, 7);
  if (!easting) return std::nullopt;
  cursor.take(",");
  if (!cursor.skip_blanks()) return std::nullopt;
  const auto northing = metres("N", 6, 8);
  if (!northing || !ends_at(cursor.at())) return std::nullopt;

  const double south_deg = -80 + 8 * static_cast<double>(band);
  const bool band_is_northern = letter >= 'N';
  const auto in_band = geo::from_utm(static_cast<int>(zone->value), band_is_northern,
                                     easting->value, northing->value);
  const bool fits = in_band && in_band->lat_deg > south_deg - 0.5 &&
                    in_band->lat_deg < south_deg + (letter == 'X' ? 12.5 : 8.5);
  auto position = in_band;
  if (!fits) {
    if (letter != 'N' && letter != 'S') return std::nullopt;
    position = geo::from_utm(static_cast<int>(zone->value), letter == 'N', easting->value,
                             northing->value);
  }
  if (!position) return std::nullopt;
  WrittenCoordinates found;
  found.position = *position;
  found.precision_km = 0.0005 * std::pow(10.0, -std::min(easting->decimals, northing->decimals));
  const bool ambiguous = letter == 'S' && fits;
  return finished(found, at, cursor.at(), ambiguous ? without_hemispheres : sure, "UTM");
}

/// Two angles, whatever stands between them.
std::optional<WrittenCoordinates> CoordinatesFinder::pair(std::size_t begin, char separator) const {
  Cursor cursor(text_, begin);
  const auto a = take_angle(cursor, separator);
  if (!a) return std::nullopt;
  bool apart = cursor.skip_blanks();
  bool comma = cursor.take(",");
  const bool marked = a->hemisphere || a->labelled || a->marked;
  bool joint = comma || cursor.take(";") || cursor.take("/") || cursor.take("|");
  if (!joint && a->labelled) joint = cursor.take("&");
  if (!joint && marked && (cursor.take_word("and") || cursor.take_word("by"))) joint = true;
  apart = cursor.skip_blanks() || apart;
  if (!apart && !joint && !a->hemisphere && !a->marked) return std::nullopt;
  if (separator == ',' && comma && !apart) return std::nullopt;
  const auto b = take_angle(cursor, separator);
  if (!b || !ends_at(cursor.at())) return std::nullopt;
  if (separator == ',' && a->decimals == 0 && b->decimals == 0 && a->parts == 1) {
    return std::nullopt;  // no decimals: the other reading would have found it
  }
  if (a->axis == Axis::unknown && b->axis == Axis::unknown && !a->labelled) {
    // "35,336, 40,141" may be four numbers, "12,345 67,890" thousands.
    const bool doubtful = comma || (!a->marked && std::min(a->decimals, b->decimals) == 3);
    if (separator == ',' && doubtful) return std::nullopt;
    return bare_pair(begin, cursor.at(), *a, *b);
  }
  if (a->axis == Axis::unknown || b->axis == Axis::unknown || a->axis == b->axis) {
    return std::nullopt;
  }
  const WrittenAngle& lat = a->axis == Axis::latitude ? *a : *b;
  const WrittenAngle& lon = a->axis == Axis::latitude ? *b : *a;
  const auto found = position_of(lat.deg, lon.deg, lat.half_step_deg, lon.half_step_deg);
  if (!found) return std::nullopt;
  double confidence = sure;
  const bool plain_whole = !a->labelled && !a->marked && !b->marked && a->parts == 1 &&
                           a->decimals == 0 && b->decimals == 0;
  if (plain_whole) {
    // "E40, N35" may be roads, "100 N 75 E" an address.
    if (a->prefixed || !a->attached || !b->attached) return std::nullopt;
    confidence = whole_degrees;
  }
  if (continues_before(begin)) return std::nullopt;
  return finished(
      *found, begin, cursor.at(), confidence,
      a->parts > 1 || b->parts > 1 ? "degrees, minutes and seconds" : "decimal degrees");
}

/// Two numbers that nothing calls latitude and longitude.
std::optional<WrittenCoordinates> CoordinatesFinder::bare_pair(std::size_t begin, std::size_t end,
                                                               const WrittenAngle& a,
                                                               const WrittenAngle& b) const {
  constexpr int least_decimals = 3;
  if (a.marked != b.marked || a.parts != b.parts) return std::nullopt;
  const int decimals = std::min(a.decimals, b.decimals);
  if (a.parts == 1 && decimals < least_decimals) return std::nullopt;
  if (a.marked && (byte(end) == 'C' || byte(end) == 'F')) return std::nullopt;
  double confidence = without_hemispheres;
  if (!a.marked) {
    if (!stands_alone(begin, end)) return std::nullopt;
    if (std::abs(a.deg) < 1 && std::abs(b.deg) < 1) return std::nullopt;  // shares, probabilities
    confidence = long_decimals;
    if (decimals == least_decimals) {
      // "12.345" may also be twelve thousand: something must say that it is a position.
      if (std::abs(a.deg) < 10 && std::abs(b.deg) < 10) return std::nullopt;
      static constexpr std::array<std::string_view, 24> cues{
          "at",       "near",     "coordinates", "coordinate", "coords", "coord",
          "position", "location", "located",     "point",      "gps",    "latlon",
          "latlong",  "grid",     "around",      "site",       "place",  "crater",
          "strike",   "target",   "centre",      "center",     "pin",    "map"};
      const std::string word = word_before(begin);
      const char before = begin > 0 ? text_[begin - 1] : '\n';
      const bool cue = std::find(cues.begin(), cues.end(), word) != cues.end();
      const bool enclosed = (before == '(' && byte(end) == ')') ||
                            (before == '[' && byte(end) == ']') || before == '@' || before == '=';
      const bool line = before == '\n' && (byte(end) == '\n' || end == text_.size());
      if (!cue && !enclosed && !line) return std::nullopt;
      confidence = short_decimals;
    }
  }
  const bool swapped = is_longitude_first(begin) || std::abs(a.deg) > 90;
  const auto found = swapped ? position_of(b.deg, a.deg, b.half_step_deg, a.half_step_deg)
                             : position_of(a.deg, b.deg, a.half_step_deg, b.half_step_deg);
  if (!found) return std::nullopt;
  if (swapped && !is_longitude_first(begin)) confidence = longitude_first;
  return finished(*found, begin, end, confidence,
                  a.parts > 1 ? "degrees, minutes and seconds" : "decimal degrees");
}

/// True where the two numbers are no part of a list, an amount or a version.
bool CoordinatesFinder::stands_alone(std::size_t begin, std::size_t end) const {
  static constexpr std::array<std::string_view, 26> traps{
      "version", "versions", "v",       "release", "releases", "build", "score", "scores", "scored",
      "price",   "prices",   "trading", "traded",  "closed",   "rate",  "rates", "ratio",  "ratios",
      "section", "figure",   "figures", "table",   "index",    "usd",   "eur",   "average"};
  static constexpr std::array<std::string_view, 18> units{
      "percent", "million", "billion", "thousand", "points",  "km",    "m",   "cm",  "mm",
      "kg",      "g",       "ms",      "s",        "dollars", "euros", "usd", "eur", "tons"};
  const auto word = word_before(begin);
  if (std::find(traps.begin(), traps.end(), word) != traps.end()) return false;
  if (begin > 0) {
    const char before = text_[begin - 1];
    constexpr std::string_view openers = " \t\n\r([{<>\"':=@,;/|&?";
    const bool open = openers.find(before) != std::string_view::npos ||
                      static_cast<unsigned char>(before) >= 0x80;
    if (!open) return false;
    std::size_t at = begin;
    while (at > 0 && begin - at < 4 && text_[at - 1] == ' ') --at;
    const bool list =
        at > 1 && (text_[at - 1] == ',' || text_[at - 1] == ';') && is_digit(text_[at - 2]);
    if (list || text_.substr(0, at).ends_with("€") || text_.substr(0, at).ends_with("£") ||
        (at > 0 && text_[at - 1] == '$')) {
      return false;
    }
  }
  Cursor behind(text_, end);
  behind.skip_blanks();
  if (behind.take(",") || behind.take(";")) {
    behind.skip_blanks();
    const auto third = take_number(behind, '.');
    return !third || third->decimals == 0;
  }
  if (behind.peek() == '%' || behind.peek() == '$' || behind.take("€") || behind.take("£")) {
    return false;
  }
  return std::none_of(units.begin(), units.end(),
                      [&](std::string_view unit) { return Cursor(behind).take_word(unit); });
}

/// The word before, in small letters; empty where none stands near or it is long.
std::string CoordinatesFinder::word_before(std::size_t at) const {
  constexpr std::size_t reach = 24;
  std::string word;
  const std::size_t least = at > reach ? at - reach : 0;
  std::size_t end = at;
  while (end > least && !is_word_byte(text_[end - 1]) && text_[end - 1] != '\n') --end;
  std::size_t begin = end;
  while (begin > least && is_word_byte(text_[begin - 1])) --begin;
  for (std::size_t i = begin; i < end; ++i) {
    const char c = text_[i];
    word += c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c;
  }
  return word;
}

/// "POINT(40.141 35.336)" and GeoJSON's "coordinates": [40.141, 35.336].
bool CoordinatesFinder::is_longitude_first(std::size_t begin) const {
  const auto before = text_.substr(begin > 24 ? begin - 24 : 0, std::min<std::size_t>(begin, 24));
  return before.ends_with("POINT(") || before.ends_with("POINT (") ||
         before.ends_with("\"coordinates\":[") || before.ends_with("\"coordinates\": [");
}

/// Up to five decimals, without those that say nothing: "35.336".
std::string short_decimal(double value) {
  std::array<char, 32> digits{};
  std::snprintf(digits.data(), digits.size(), "%.5f", std::abs(value));
  std::string text = digits.data();
  while (text.ends_with('0')) text.pop_back();
  if (text.ends_with('.')) text.pop_back();
  return text;
}

gazetteer::Place place_at(const WrittenCoordinates& found) {
  gazetteer::Place place;
  const auto rounded = [](double deg) { return std::round(deg * 1e5) / 1e5 + 0.0; };
  double lon_deg = rounded(found.position.lon_deg);
  const double lat_deg = rounded(found.position.lat_deg);
  if (lon_deg == -180) lon_deg = 180;  // one meridian, one id
  std::array<char, 64> id{};
  std::snprintf(id.data(), id.size(), "geo:%.5f,%.5f", lat_deg, lon_deg);
  place.id = id.data();
  place.name = short_decimal(lat_deg) + (lat_deg < 0 ? "° S " : "° N ") + short_decimal(lon_deg) +
               (lon_deg < 0 ? "° W" : "° E");
  place.position = found.position;
  place.feature_class = 'S';
  place.radius_km = found.precision_km;
  place.gazetteer = coordinates_gazetteer;
  return place;
}

ResolvedMention mention_of(std::string_view text, const WrittenCoordinates& found) {
  ResolvedMention one;
  one.mention.span = found.span;
  one.mention.name = slice(text, found.span);
  one.mention.sense = Sense::literal;
  one.resolution.place = place_at(found);
  one.resolution.confidence = found.confidence;
  one.resolution.method = "coordinates";
  one.resolution.reasons = {"the text gives the position in " + std::string(found.notation)};
  return one;
}

}  // namespace

std::vector<WrittenCoordinates> find_coordinates(std::string_view text) {
  return CoordinatesFinder(text).find();
}

void add_coordinates(std::string_view text, std::vector<ResolvedMention>& mentions) {
  const auto found = find_coordinates(text);
  if (found.empty()) return;
  std::vector<ResolvedMention> all;
  auto next = found.begin();
  for (ResolvedMention& mention : mentions) {
    const TextSpan span = mention.mention.span;
    for (; next != found.end() && next->span.begin < span.end; ++next) {
      all.push_back(mention_of(text, *next));
    }
    const bool overlaps = !all.empty() && all.back().mention.span.end > span.begin &&
                          all.back().resolution.method == "coordinates";
    if (!overlaps) all.push_back(std::move(mention));
  }
  for (; next != found.end(); ++next) all.push_back(mention_of(text, *next));
  mentions = std::move(all);
}

}  // namespace loci::geoparse
