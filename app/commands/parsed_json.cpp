#include "app/commands/parsed_json.hpp"

#include "gazetteer/geoparse/code_points.hpp"
#include "geo/eight_bytes.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdint>

namespace loci::commands {
namespace {

using Json = nlohmann::ordered_json;

/// Digits that carry something: 1e-6 degrees are 10 cm.
double rounded(double value, double steps) {
  return std::round(value * steps) / steps;
}

bool is_plain(std::string_view text) {
  for (; text.size() >= 8; text.remove_prefix(8)) {
    const std::uint64_t eight = geo::eight_bytes(text.data());
    const std::uint64_t plain = geo::bytes_between(eight, ' ', '~') &
                                ~geo::bytes_between(eight, '"', '"') &
                                ~geo::bytes_between(eight, '\\', '\\');
    if (plain != geo::high_bits) return false;
  }
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return c >= ' ' && c <= '~' && c != '"' && c != '\\'; });
}

/// Appends a text that needs no escape.
void append_plain(std::string& out, std::string_view text) {
  out += '"';
  out += text;
  out += '"';
}

/// Appends what nlohmann::json would write; most text needs no escape.
void append(std::string& out, std::string_view text) {
  if (is_plain(text)) {
    append_plain(out, text);
  } else {
    out += Json(text).dump(-1, ' ', false, Json::error_handler_t::replace);
  }
}

void append(std::string& out, std::size_t number) {
  std::array<char, 20> digits{};
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr;
  out.append(digits.data(), end);
}

/// Appends what nlohmann::json would write, which is not always the shortest form.
void append(std::string& out, double number) {
  std::array<char, 64> digits{};
  char* const end =
      nlohmann::detail::to_chars(digits.data(), digits.data() + digits.size(), number);
  out.append(digits.data(), end);
}

void append_place(std::string& out, const gazetteer::Place& place) {
  out += "{\"id\":";
  append(out, place.id);
  out += ",\"name\":";
  append(out, place.name);
  out += ",\"country\":";
  append(out, place.country);
  out += ",\"feature\":";
  append(out, feature(place));
  out += '}';
}

void append_toponym(std::string& out, const geoparse::ResolvedMention& one,
                    const geoparse::CodePoints& code_points, bool with_reasons) {
  const auto span = code_points.of(one.mention.span);
  const auto& place = one.resolution.place;
  out += "{\"start\":";
  append(out, span.start);
  out += ",\"end\":";
  append(out, span.end);
  out += ",\"name\":";
  append(out, one.mention.name);
  out += ",\"sense\":";
  append_plain(out, to_word(one.mention.sense));
  if (place) {
    out += ",\"lat\":";
    append(out, rounded(place->position.lat_deg, 1e6));
    out += ",\"lon\":";
    append(out, rounded(place->position.lon_deg, 1e6));
  } else {
    out += ",\"lat\":null,\"lon\":null";
  }
  out += ",\"confidence\":";
  append(out, rounded(one.resolution.confidence, 1e4));
  out += ",\"place\":";
  if (place) {
    append_place(out, *place);
  } else {
    out += "null";
  }
  out += ",\"method\":";
  append_plain(out, one.resolution.method);
  if (with_reasons) {
    out += ",\"reasons\":";
    out += Json(one.resolution.reasons).dump(-1, ' ', false, Json::error_handler_t::replace);
  }
  out += '}';
}

}  // namespace

void append_parsed_json(std::string& out, const nlohmann::ordered_json& id, std::string_view text,
                        std::span<const geoparse::ResolvedMention> mentions, bool with_reasons) {
  const geoparse::CodePoints code_points(text);
  out += "{\"id\":";
  out += id.dump(-1, ' ', false, Json::error_handler_t::replace);
  out += ",\"toponyms\":[";
  for (const auto& one : mentions) {
    if (&one != mentions.data()) out += ',';
    append_toponym(out, one, code_points, with_reasons);
  }
  out += "]}";
}

}  // namespace loci::commands
