#include "gazetteer/geoparse/features.hpp"

#include <array>

namespace loci::geoparse {

constexpr std::array<FeatureValue, most_small_number + 1> small_number_values = {
    "0",  "1",  "2",  "3",  "4",  "5",  "6",  "7",  "8",  "9",  "10",
    "11", "12", "13", "14", "15", "16", "17", "18", "19", "20", "21",
    "22", "23", "24", "25", "26", "27", "28", "29", "30", "31", "32"};

std::uint64_t feature_id(std::string_view name) {
  const auto equals = name.find('=');
  std::uint64_t id = hash_of_kind(name.substr(0, equals));
  if (equals == std::string_view::npos) return id;
  name.remove_prefix(equals + 1);
  while (true) {
    const auto bar = name.find('|');
    id = joined_hash(id, hash_of(name.substr(0, bar)));
    if (bar == std::string_view::npos) return id;
    name.remove_prefix(bar + 1);
  }
}

void FeatureList::keep_name(std::uint64_t id, FeatureKind kind,
                            std::initializer_list<std::string_view> says) {
  const auto [kept, is_new] = names_->try_emplace(id, kind.name);
  if (!is_new) return;
  char separator = '=';
  for (const std::string_view text : says) {
    kept->second.append(1, separator).append(text);
    separator = '|';
  }
}

}  // namespace loci::geoparse
