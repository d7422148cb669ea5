#include "app/export/annotation_formats.hpp"

#include <algorithm>
#include <cctype>
#include <charconv>

namespace loci::exports {
namespace {

constexpr std::string_view geonames_id = "geonames:";
constexpr std::string_view geonames_page = "https://www.geonames.org/";

constexpr std::string_view no_scheme = "urn:loci:";

/// Whether it begins as a URI does (RFC 3986, 3.1), and not as what this file puts before others.
bool has_scheme(std::string_view id) {
  const std::string_view scheme = id.substr(0, id.find(':'));
  const auto may_be_in_it = [](unsigned char letter) {
    return std::isalnum(letter) != 0 || letter == '+' || letter == '-' || letter == '.';
  };
  return scheme.size() < id.size() && !scheme.empty() && !id.starts_with(no_scheme) &&
         std::isalpha(static_cast<unsigned char>(scheme.front())) != 0 &&
         std::all_of(scheme.begin(), scheme.end(), may_be_in_it);
}

bool may_stand_in_uri(char byte) {
  const auto value = static_cast<unsigned char>(byte);
  constexpr std::string_view marks = "-._~:/@!$&'()*+,;=";
  return value < 0x80 && (std::isalnum(value) != 0 || marks.find(byte) != std::string_view::npos);
}

std::string encoded(std::string_view text) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  std::string out;
  for (const char byte : text) {
    if (may_stand_in_uri(byte)) {
      out += byte;
    } else {
      const auto value = static_cast<unsigned char>(byte);
      (out += '%') += digits[value >> 4];
      out += digits[value & 15];
    }
  }
  return out;
}

std::string decoded(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    unsigned value = 0;
    const char* const end = text.data() + std::min(i + 3, text.size());
    if (text[i] == '%' && i + 3 <= text.size() &&
        std::from_chars(text.data() + i + 1, end, value, 16).ptr == end) {
      out += static_cast<char>(value);
      i += 2;
    } else {
      out += text[i];
    }
  }
  return out;
}

}  // namespace

std::string uri_of_place(std::string_view id) {
  if (id.starts_with(geonames_id)) {
    return std::string(geonames_page) + encoded(id.substr(geonames_id.size()));
  }
  return (has_scheme(id) ? "" : std::string(no_scheme)) + encoded(id);
}

std::string place_of_uri(std::string_view uri) {
  for (const std::string_view page :
       {geonames_page, std::string_view("http://www.geonames.org/"),
        std::string_view("http://sws.geonames.org/"), std::string_view("https://sws.geonames.org/"),
        std::string_view("http://geonames.org/"), std::string_view("https://geonames.org/")}) {
    if (!uri.starts_with(page)) continue;
    const std::string_view number = uri.substr(page.size());
    return std::string(geonames_id) + decoded(number.substr(0, number.find('/')));
  }
  return decoded(uri.starts_with(no_scheme) ? uri.substr(no_scheme.size()) : uri);
}

}  // namespace loci::exports
