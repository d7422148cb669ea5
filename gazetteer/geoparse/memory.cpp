#include "gazetteer/geoparse/memory.hpp"

#include "gazetteer/geoparse/features.hpp"
#include "gazetteer/geoparse/word_classes.hpp"
#include "gazetteer/name_key.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace loci::geoparse {
namespace {

constexpr std::size_t most_words = 400'000;
constexpr std::size_t most_names = 100'000;
constexpr std::size_t most_candidates = 50;
constexpr std::size_t longest_short_name = 24;

PlaceKind kind_of_area(std::string_view code) {
  if (code.starts_with("PCL") || code == "TERR") return kind_country;
  if (code.starts_with("ADM1")) return kind_admin1;
  if (code.starts_with("ADM2")) return kind_admin2;
  return kind_admin_other;
}

PlaceKind kind_of_settlement(std::string_view code) {
  if (code == "PPLC") return kind_capital;
  if (code.starts_with("PPLA")) return kind_admin_seat;
  return code == "PPLX" ? kind_quarter : kind_town;
}

}  // namespace

PlaceKind place_kind(const gazetteer::Place& place) {
  switch (place.feature_class) {
    case 'A':
      return kind_of_area(place.feature_code);
    case 'P':
      return kind_of_settlement(place.feature_code);
    case 'H':
      return kind_water;
    case 'L':
      return place.feature_code == "CONT" ? kind_continent : kind_region;
    case 'S':
      return place.feature_code.starts_with("AIR") ? kind_airport : kind_spot;
    case 'T':
    case 'V':
      return kind_terrain;
    default:
      return kind_other;
  }
}

const Word& Memory::word(std::string_view text) {
  const auto known = words_.find(text);
  if (known != words_.end()) return known->second;
  Word word;
  word.text = text;
  word.key = gazetteer::word_key(text);
  word.hash = hash_of(word.key);
  // Bytes of ASCII keys only: half a letter would be no feature that a person can read.
  const std::size_t from = word.key.size() > 3 ? word.key.size() - 3 : 0;
  word.ending = word.key.substr(from);
  if (std::any_of(word.ending.begin(), word.ending.end(), [](char c) { return c < 0; })) {
    word.ending = "~";
  }
  word.ending_hash = hash_of(word.ending);
  word.word_class = word_class(word.key);
  word.kinds = gazetteer_.word_kinds(word.key);
  const std::array<std::string_view, 1> keys = {word.key};
  if (!word.key.empty()) word.name_kinds = gazetteer_.name_kinds(keys);
  return words_.emplace(std::string(text), std::move(word)).first->second;
}

std::uint32_t Memory::number_of(const std::string& code) {
  return numbers_.try_emplace(code, static_cast<std::uint32_t>(numbers_.size() + 1)).first->second;
}

std::vector<gazetteer::Candidate> Memory::candidates_of(std::string_view text,
                                                        gazetteer::Spelling spelling) const {
  auto candidates = gazetteer_.candidates(text, most_candidates, spelling);
  // Counties are often named without their word: "in Navarro, Henderson and Ellis counties".
  constexpr std::string_view county = " County";
  if (text.size() > longest_short_name || text.ends_with(county)) return candidates;
  for (auto& candidate : gazetteer_.candidates(std::string(text) + std::string(county),
                                               most_candidates, gazetteer::Spelling::listed)) {
    if (candidate.place.feature_class != 'A' || candidate.match != gazetteer::Match::exact)
      continue;
    const auto same = [&](const auto& one) { return one.place.id == candidate.place.id; };
    if (std::any_of(candidates.begin(), candidates.end(), same)) continue;
    candidate.match = gazetteer::Match::folded;
    candidate.name_kind = gazetteer::NameKind::alternate;
    candidates.push_back(std::move(candidate));
  }
  return candidates;
}

KnownCandidate Memory::known(gazetteer::Candidate candidate) {
  KnownCandidate entry;
  const auto& place = candidate.place;
  const double lat = place.position.lat_deg * std::numbers::pi / 180;
  const double lon = place.position.lon_deg * std::numbers::pi / 180;
  entry.x = std::cos(lat) * std::cos(lon);
  entry.y = std::cos(lat) * std::sin(lon);
  entry.z = std::sin(lat);
  entry.log_population = std::log10(1.0F + static_cast<float>(place.population));
  entry.kind = place_kind(place);
  if (!place.country.empty()) {
    entry.country = number_of(place.country);
    if (!place.admin1.empty()) entry.admin1 = number_of(place.country + "/" + place.admin1);
    if (!place.admin2.empty()) {
      entry.admin2 = number_of(place.country + "/" + place.admin1 + "/" + place.admin2);
    }
  }
  entry.candidate = std::move(candidate);
  return entry;
}

const KnownName& Memory::name(std::string_view text, gazetteer::Spelling spelling) {
  auto& names = spelling == gazetteer::Spelling::listed ? listed_ : fuzzy_;
  const auto found = names.find(text);
  if (found != names.end()) return found->second;
  KnownName name;
  for (auto& candidate : candidates_of(text, spelling)) {
    name.candidates.push_back(known(std::move(candidate)));
    name.log_population = std::max(name.log_population, name.candidates.back().log_population);
  }
  if (!name.candidates.empty()) {
    name.best_kind = name.candidates.front().kind;
    name.fuzzy = name.candidates.front().candidate.match == gazetteer::Match::fuzzy;
  }
  return names.emplace(std::string(text), std::move(name)).first->second;
}

const KnownName& Memory::only(const gazetteer::Place& place) {
  const std::string key = place.id + "/" + std::to_string(place.position.lon_deg) + "/" +
                          std::to_string(place.position.lat_deg);
  const auto found = only_.find(key);
  if (found != only_.end()) return found->second;
  KnownName name;
  name.candidates.push_back(known({place, place.name}));
  name.log_population = name.candidates.front().log_population;
  name.best_kind = name.candidates.front().kind;
  return only_.emplace(key, std::move(name)).first->second;
}

void Memory::forget_much() {
  if (words_.size() > most_words) words_.clear();
  if (listed_.size() + fuzzy_.size() + only_.size() > most_names) {
    listed_.clear();
    fuzzy_.clear();
    only_.clear();
    numbers_.clear();
  }
}

}  // namespace loci::geoparse
