#include "gazetteer/type_words.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace loci::gazetteer {
namespace {

struct TypeWord {
  std::string_view word;
  char feature_class;
};

/// Also as transliterated from the languages of the places.
constexpr auto type_words = std::to_array<TypeWord>({
    {"governorate", 'A'}, {"muhafazah", 'A'},   {"muhafazat", 'A'},    {"gouvernorat", 'A'},
    {"province", 'A'},    {"provincia", 'A'},   {"provinz", 'A'},      {"district", 'A'},
    {"subdistrict", 'A'}, {"oblast", 'A'},      {"oblasti", 'A'},      {"voblast", 'A'},
    {"voblasts", 'A'},    {"voblasc", 'A'},     {"county", 'A'},       {"region", 'A'},
    {"prefecture", 'A'},  {"state", 'A'},       {"municipality", 'A'}, {"department", 'A'},
    {"canton", 'A'},      {"krai", 'A'},        {"kray", 'A'},         {"raion", 'A'},
    {"rayon", 'A'},       {"rayonu", 'A'},      {"emirate", 'A'},      {"parish", 'A'},
    {"voivodeship", 'A'}, {"vilayet", 'A'},     {"vilayeti", 'A'},     {"viloyati", 'A'},
    {"wilayat", 'A'},     {"wilaya", 'A'},      {"welayat", 'A'},      {"ostan", 'A'},
    {"marz", 'A'},        {"ili", 'A'},         {"ilcesi", 'A'},       {"nahiyat", 'A'},
    {"nahiyah", 'A'},     {"qada", 'A'},        {"city", 'P'},         {"town", 'P'},
    {"village", 'P'},     {"countryside", 'A'},
});

/// Words that stand before the name without an "of".
bool is_only_leading(std::string_view word) {
  static constexpr std::array<std::string_view, 8> words{
      "muhafazat", "muhafazah", "wilayat", "wilaya", "ostan", "nahiyat", "nahiyah", "qada"};
  return std::find(words.begin(), words.end(), word) != words.end();
}

}  // namespace

std::optional<BareName> without_type_word(std::string_view name_key) {
  for (const auto& [word, feature_class] : type_words) {
    const bool last = name_key.size() > word.size() + 1 && name_key.ends_with(word) &&
                      name_key[name_key.size() - word.size() - 1] == ' ';
    if (last) return BareName{name_key.substr(0, name_key.size() - word.size() - 1), feature_class};
    if (!name_key.starts_with(word)) continue;
    // "city of Homs", "Muhafazat Hims"; "City Lake" is no lake of the class of cities.
    auto rest = name_key.substr(word.size());
    if (rest.starts_with(" of "))
      rest.remove_prefix(4);
    else if (is_only_leading(word) && rest.starts_with(' '))
      rest.remove_prefix(1);
    else
      continue;
    if (!rest.empty()) return BareName{rest, feature_class};
  }
  return std::nullopt;
}

}  // namespace loci::gazetteer
