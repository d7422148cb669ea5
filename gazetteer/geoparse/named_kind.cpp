#include "gazetteer/geoparse/named_kind.hpp"

#include "gazetteer/geoparse/word_list.hpp"

namespace loci::geoparse {

bool has_area_word(const Reading& reading, std::size_t first, std::size_t last) {
  static constexpr WordList area_words = {
      "attorney",  "border", "canton",     "county",      "countryside", "department",
      "district",  "gov",    "governor",   "governorate", "lawmakers",   "legislature",
      "muhafazah", "oblast", "prefecture", "province",    "region",      "state"};
  const auto is_area_word = [&](std::size_t at) {
    return is_one_of(reading.word(at).key, area_words);
  };
  if (is_area_word(last - 1)) return true;
  if (last < reading.size() && is_area_word(last)) return true;
  return first > 1 && reading.word(first - 1).key == "of" && is_area_word(first - 2);
}

bool is_named_state(const Reading& reading, std::size_t first, std::size_t last) {
  const auto joined = [&](std::size_t at) { return reading.token(at).gap == Gap::space; };
  if (last < reading.size() && joined(last) && reading.word(last).key == "state") return true;
  if (first < 2 || !joined(first) || !joined(first - 1)) return false;
  const auto& what = reading.word(first - 2).key;
  return reading.word(first - 1).key == "of" && (what == "state" || what == "university");
}

bool is_county_name(std::string_view name) {
  return name.ends_with(" County") || name.ends_with(" COUNTY") || name.ends_with(" Parish");
}

}  // namespace loci::geoparse
