#include "gazetteer/geoparse/feature_word.hpp"

#include "gazetteer/geoparse/word_list.hpp"

#include <array>
#include <string_view>

namespace loci::geoparse {

const KnownName* named_with_feature_word(const Reading& reading, const PossibleMention& mention,
                                         Memory& memory) {
  constexpr std::array<std::string_view, 12> words = {
      "bay",       "desert",   "gulf",  "island", "islands", "mountains",
      "peninsula", "mountain", "river", "sea",    "strait",  "valley"};
  const std::size_t end = mention.last + 1;
  if (end > reading.size() || mention.words() + 1 > gazetteer::longest_name_words ||
      reading.token(mention.last).gap != Gap::space ||
      reading.token(mention.last).shape != Shape::lower ||
      !is_one_of(reading.word(mention.last).key, words)) {
    return nullptr;
  }
  const auto keys = reading.keys(mention.first, mention.words() + 1);
  if (!memory.gazetteer().name_kinds(keys).has_place_name()) return nullptr;
  const KnownName& name = listed_name(reading, mention.first, end, memory);
  return name.candidates.empty() ? nullptr : &name;
}

}  // namespace loci::geoparse
