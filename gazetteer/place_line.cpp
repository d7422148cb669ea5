#include "gazetteer/place_line.hpp"

#include "gazetteer/source_file.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace loci::gazetteer {
namespace {

constexpr std::size_t place_fields = 13;

/// The whole field as a number between two bounds. An empty field leaves the value as it is.
template <typename Number>
bool read_number(std::string_view field, Number least, Number most, Number& value) {
  if (field.empty()) return true;
  Number number{};
  const auto* const end = field.data() + field.size();
  const auto [stop, failure] = std::from_chars(field.data(), end, number);
  if (failure != std::errc{} || stop != end || !(number >= least && number <= most)) return false;
  value = number;
  return true;
}

bool is_name(std::string_view name) {
  return !name.empty() && name.size() <= longest_name_bytes &&
         name.find_first_not_of(' ') != std::string_view::npos;
}

std::string read_place(const std::vector<std::string_view>& fields, Place& place) {
  constexpr std::int64_t most_people = 20'000'000'000;
  constexpr double largest_radius_km = 20'020;  // half way round the earth
  if (fields[0].empty()) return "no id";
  if (!is_name(fields[1])) return "no name, or one longer than 400 bytes";
  double lat_deg = NAN;
  double lon_deg = NAN;
  if (!read_number(fields[2], -90.0, 90.0, lat_deg) || std::isnan(lat_deg)) {
    return "lat is not a number from -90 to 90";
  }
  if (!read_number(fields[3], -180.0, 180.0, lon_deg) || std::isnan(lon_deg)) {
    return "lon is not a number from -180 to 180";
  }
  constexpr std::string_view classes = "AHLPRSTUV";
  if (fields[4].size() != 1 || classes.find(fields[4][0]) == std::string_view::npos) {
    return "feature_class is none of A H L P R S T U V";
  }
  place.id = fields[0];
  place.name = fields[1];
  place.position = {lon_deg, lat_deg};
  place.feature_class = fields[4][0];
  place.feature_code = fields[5];
  place.country = fields[6];
  place.admin1 = fields[7];
  place.admin2 = fields[8];
  if (!read_number(fields[9], std::int64_t{0}, most_people, place.population)) {
    return "population is not a whole number";
  }
  if (!read_number(fields[10], 0.0, largest_radius_km, place.radius_km)) {
    return "radius_km is not a number from 0 to 20020";
  }
  if (!read_number(fields[11], -1, 99, place.label_rank)) {
    return "label_rank is not a whole number from 0 to 99";
  }
  place.label_rank = std::min(place.label_rank, 10);
  return {};
}

std::optional<NameKind> kind_of(std::string_view word) {
  constexpr std::array kinds{NameKind::alternate, NameKind::abbreviation, NameKind::adjective,
                             NameKind::demonym, NameKind::metonym};
  for (const auto kind : kinds) {
    if (word == to_word(kind)) return kind;
  }
  return std::nullopt;
}

}  // namespace

std::optional<PlaceLine> parse_place_line(std::string_view line, std::string& problem) {
  const auto fields = split(line, '\t');
  if (fields.size() != place_fields) {
    problem = std::to_string(fields.size()) + " fields instead of " + std::to_string(place_fields);
    return std::nullopt;
  }
  if (!is_utf8(line)) {
    problem = "not UTF-8";
    return std::nullopt;
  }
  PlaceLine read;
  problem = read_place(fields, read.place);
  if (!problem.empty()) return std::nullopt;
  for (const auto alternate : split(fields[12], '|')) {
    if (is_name(alternate)) read.alternates.push_back(alternate);
  }
  return read;
}

std::optional<NameLine> parse_name_line(std::string_view line, std::string& problem) {
  const auto fields = split(line, '\t');
  const auto kind = fields.size() == 3 ? kind_of(fields[2]) : std::nullopt;
  if (fields.size() != 3) {
    problem = std::to_string(fields.size()) + " fields instead of 3";
  } else if (!is_utf8(line)) {
    problem = "not UTF-8";
  } else if (fields[0].empty() || !is_name(fields[1])) {
    problem = "no place_id or no name";
  } else if (!kind) {
    problem = "kind is none of alternate, abbreviation, adjective, demonym, metonym";
  } else {
    return NameLine{fields[0], fields[1], *kind};
  }
  return std::nullopt;
}

}  // namespace loci::gazetteer
