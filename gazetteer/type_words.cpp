#include "gazetteer/type_words.hpp"

#include <array>
#include <string>

namespace loci::gazetteer {
namespace {

struct TypeWord {
  std::string_view word;
  char feature_class;
};

constexpr std::array<TypeWord, 24> type_words{{
    {"governorate", 'A'}, {"muhafazah", 'A'}, {"province", 'A'},     {"district", 'A'},
    {"subdistrict", 'A'}, {"oblast", 'A'},    {"county", 'A'},       {"region", 'A'},
    {"prefecture", 'A'},  {"state", 'A'},     {"municipality", 'A'}, {"department", 'A'},
    {"canton", 'A'},      {"krai", 'A'},      {"raion", 'A'},        {"rayon", 'A'},
    {"emirate", 'A'},     {"parish", 'A'},    {"voivodeship", 'A'},  {"vilayet", 'A'},
    {"city", 'P'},        {"town", 'P'},      {"village", 'P'},      {"countryside", 'A'},
}};

}  // namespace

std::optional<BareName> without_type_word(std::string_view name_key) {
  for (const auto& [word, feature_class] : type_words) {
    const bool last = name_key.size() > word.size() + 1 && name_key.ends_with(word) &&
                      name_key[name_key.size() - word.size() - 1] == ' ';
    if (last) return BareName{name_key.substr(0, name_key.size() - word.size() - 1), feature_class};
    const std::string leading = std::string{word} + " of ";
    if (name_key.starts_with(leading) && name_key.size() > leading.size()) {
      return BareName{name_key.substr(leading.size()), feature_class};
    }
  }
  return std::nullopt;
}

}  // namespace loci::gazetteer
