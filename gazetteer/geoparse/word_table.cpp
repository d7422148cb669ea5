#include "gazetteer/geoparse/word_table.hpp"

#include <cstring>

namespace loci::geoparse {

WordBytes bytes_of_last_word(std::string_view text, TextSpan span) {
  std::array<char, WordBytes::most> copy{};
  std::memcpy(copy.data(), text.data() + span.begin, span.end - span.begin);
  return {geo::eight_bytes(copy.data()), geo::eight_bytes(copy.data() + 8)};
}

}  // namespace loci::geoparse
