#include "gazetteer/geoparse/name_list.hpp"

#include <string_view>

namespace loci::geoparse {
namespace {

/// A semicolon between a word and the one before it.
bool is_semicolon_before(const Reading& reading, std::size_t at) {
  const std::size_t begin = reading.token(at - 1).span.end;
  const auto between = slice(reading.text(), {begin, reading.token(at).span.begin});
  return between.find(';') != std::string_view::npos;
}

}  // namespace

std::size_t next_in_row(const Reading& reading, std::size_t last) {
  const std::size_t none = reading.size();
  if (last >= none) return none;
  const Gap gap = reading.token(last).gap;
  const auto& key = reading.word(last).key;
  if (gap == Gap::sentence && is_semicolon_before(reading, last)) return last;
  if (gap != Gap::comma && gap != Gap::space) return none;
  if (key != "and" && key != "or") return gap == Gap::comma ? last : none;
  return last + 1 < none && reading.token(last + 1).gap == Gap::space ? last + 1 : none;
}

}  // namespace loci::geoparse
