#include "gazetteer/geoparse/feature_word.hpp"

#include "gazetteer/geoparse/word_list.hpp"

#include <string_view>

namespace loci::geoparse {

namespace {

constexpr std::size_t most_feature_words = 2;

bool is_feature_word(std::string_view key) {
  static constexpr WordList words = {"airport", "base",     "bay",       "camp",      "crossing",
                                     "dam",     "desert",   "field",     "gulf",      "island",
                                     "islands", "mountain", "mountains", "peninsula", "refinery",
                                     "river",   "sea",      "strait",    "stadium",   "valley"};
  return is_one_of(key, words);
}

/// Those that stand before a name, too: "mount Hermon", "lake Assad".
bool is_feature_word_before(std::string_view key) {
  static constexpr WordList words = {"cape", "lake", "mount", "river"};
  return is_one_of(key, words);
}

const KnownName* named_with_word_before(const Reading& reading, const PossibleMention& mention,
                                        Memory& memory) {
  if (mention.first == 0 || mention.words() >= gazetteer::longest_name_words) return nullptr;
  const std::size_t begin = mention.first - 1;
  if (reading.token(begin).shape != Shape::lower ||
      reading.token(mention.first).gap != Gap::space ||
      !is_capital(reading.token(mention.first).shape) ||
      !is_feature_word_before(reading.word(begin).key)) {
    return nullptr;
  }
  const auto keys = reading.keys(begin, mention.words() + 1);
  if (!memory.gazetteer().name_kinds(keys).has_place_name()) return nullptr;
  const KnownName& name = listed_name(reading, begin, mention.last, memory);
  return name.candidates.empty() ? nullptr : &name;
}

}  // namespace

bool is_facility_word(std::string_view key) {
  static constexpr WordList words = {
      "airport", "ave",    "avenue",  "blvd",    "boulevard", "bridge",   "cathedral", "cemetery",
      "church",  "drive",  "estate",  "gardens", "gate",      "hospital", "jail",      "lane",
      "mosque",  "museum", "park",    "parkway", "plaza",     "prison",   "rd",        "road",
      "square",  "st",     "stadium", "station", "street",    "temple"};
  return is_one_of(key, words);
}

const KnownName* named_with_feature_word(const Reading& reading, const PossibleMention& mention,
                                         Memory& memory) {
  if (const KnownName* const name = named_with_word_before(reading, mention, memory)) return name;
  for (std::size_t words = 1; words <= most_feature_words; ++words) {
    const std::size_t end = mention.last + words;
    if (end > reading.size() || mention.words() + words > gazetteer::longest_name_words ||
        reading.token(end - 1).gap != Gap::space || reading.token(end - 1).shape != Shape::lower) {
      return nullptr;
    }
    if (!is_feature_word(reading.word(end - 1).key)) continue;
    const auto keys = reading.keys(mention.first, mention.words() + words);
    if (!memory.gazetteer().name_kinds(keys).has_place_name()) continue;
    const KnownName& name = listed_name(reading, mention.first, end, memory);
    if (!name.candidates.empty()) return &name;
  }
  return nullptr;
}

}  // namespace loci::geoparse
