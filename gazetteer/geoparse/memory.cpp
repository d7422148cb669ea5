#include "gazetteer/geoparse/memory.hpp"

#include "gazetteer/geoparse/features.hpp"
#include "gazetteer/geoparse/home_words.hpp"
#include "gazetteer/geoparse/reading.hpp"
#include "gazetteer/geoparse/sense_words.hpp"
#include "gazetteer/geoparse/word_classes.hpp"
#include "gazetteer/name_key.hpp"
#include "geo/distance.hpp"

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

double distance_km(const KnownCandidate& a, const KnownCandidate& b) {
  const double cosine = a.x * b.x + a.y * b.y + a.z * b.z;
  return std::acos(std::clamp(cosine, -1.0, 1.0)) * geo::earth_mean_radius_km;
}

bool is_village(const KnownName& name) {
  const bool settlement = name.best_kind == kind_town || name.best_kind == kind_quarter;
  return settlement && name.log_population < town_log_population;
}

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

const Word& Memory::new_word(std::string_view text) {
  auto& [key, number] = keys_.entry(gazetteer::word_key(text));
  if (keys_.size() > key_numbers_.size()) {
    number = static_cast<std::uint32_t>(key_numbers_.size());
    key_numbers_.emplace_back();
  }
  Word word;
  word.key = key;
  word.hash = hash_of(word.key);
  word.key_number = number;
  // Bytes of ASCII keys only: half a letter would be no feature that a person can read.
  const std::size_t from = word.key.size() > 3 ? word.key.size() - 3 : 0;
  word.ending = word.key.substr(from);
  if (std::any_of(word.ending.begin(), word.ending.end(), [](char c) { return c < 0; })) {
    word.ending = "~";
  }
  word.ending_hash = hash_of(word.ending);
  word.word_class = word_class(word.key);
  word.word_class_hash = hash_of(word.word_class);
  word.speech = static_cast<std::uint8_t>(part_of_speech(word.word_class));
  word.kinds = gazetteer_.word_kinds(word.key);
  word.article = is_article(word.key);
  word.of_sport = is_of_sport(word.key);
  word.of_politics = is_of_politics(word.key);
  word.may_tell_home = may_tell_home(word.key);
  const std::array<std::string_view, 1> keys = {word.key};
  if (!word.key.empty()) word.name_kinds = gazetteer_.name_kinds(keys);
  word.latin = gazetteer::is_latin(word.key);
  word.may_begin_names = gazetteer_.may_begin_names(word.key);
  if (text.size() > WordBytes::most) return long_words_.insert(text, std::move(word));
  return words_.insert(bytes_of_word(text, {0, text.size()}), std::move(word));
}

const Word& Memory::long_or_new_word(std::string_view text, std::uint64_t hash) {
  const Word* const known = text.size() > WordBytes::most ? long_words_.find(text, hash) : nullptr;
  return known ? *known : new_word(text);
}

std::uint64_t Memory::expect_long_word(std::string_view text) const {
  return long_words_.expect(text);
}

std::uint32_t Memory::number_of(std::string_view code) {
  if (const std::uint32_t* known = numbers_.find(code)) return *known;
  return numbers_.insert(code, static_cast<std::uint32_t>(numbers_.size() + 1));
}

bool Memory::has_area(std::span<const std::string> keys, std::string_view word_key) const {
  std::vector<std::string_view> all(keys.begin(), keys.end());
  all.push_back(word_key);
  return !gazetteer_.name_kinds(all).empty();
}

/// Counties are often named without their word: "in Navarro, Henderson and Ellis counties".
void Memory::add_areas(std::string_view text, std::string_view word,
                       std::vector<gazetteer::Candidate>& candidates) const {
  for (auto& candidate : gazetteer_.candidates(std::string(text) + std::string(word),
                                               most_candidates, gazetteer::Spelling::listed)) {
    if (candidate.place.feature_class != 'A' || candidate.match != gazetteer::Match::exact)
      continue;
    const auto same = [&](const auto& one) { return one.place.id == candidate.place.id; };
    if (std::any_of(candidates.begin(), candidates.end(), same)) continue;
    candidate.match = gazetteer::Match::folded;
    candidate.name_kind = gazetteer::NameKind::alternate;
    candidates.push_back(std::move(candidate));
  }
}

std::vector<gazetteer::Candidate> Memory::candidates_of(std::string_view text,
                                                        gazetteer::Spelling spelling) const {
  auto candidates = gazetteer_.candidates(text, most_candidates, spelling);
  if (text.size() > longest_short_name) return candidates;
  constexpr std::string_view county = " County", parish = " Parish";  // Louisiana has parishes
  std::vector<std::string> keys;
  for (const auto word : gazetteer::name_words(text)) keys.push_back(gazetteer::word_key(word));
  std::erase(keys, "");
  if (!text.ends_with(county) && has_area(keys, "county")) add_areas(text, county, candidates);
  if (!text.ends_with(parish) && has_area(keys, "parish")) add_areas(text, parish, candidates);
  return candidates;
}

/// Its people, or as many as few seats of districts have less than where nobody has counted them:
/// whole countries have no figures.
static std::int64_t population_of(const gazetteer::Place& place) {
  if (place.population > 0) return place.population;
  if (place.feature_code == "PPLA2") return 10'000;
  return place.feature_code == "PPLA3" ? 2'000 : 0;
}

KnownCandidate Memory::known(const gazetteer::Candidate& candidate) {
  KnownCandidate entry;
  const auto& place = candidate.place;
  const double lat = place.position.lat_deg * std::numbers::pi / 180;
  const double lon = place.position.lon_deg * std::numbers::pi / 180;
  entry.x = std::cos(lat) * std::cos(lon);
  entry.y = std::cos(lat) * std::sin(lon);
  entry.z = std::sin(lat);
  entry.log_population = std::log10(1.0F + static_cast<float>(population_of(place)));
  entry.kind = place_kind(place);
  entry.name_kind = candidate.name_kind;
  entry.match = candidate.match;
  entry.label_rank = static_cast<std::int8_t>(place.label_rank);
  entry.letters = letters_of(place.country);
  entry.id = number_of(place.id);
  if (!place.country.empty()) {
    std::string code = place.country;
    entry.country = number_of(code);
    code.append(1, '/').append(place.admin1);
    if (!place.admin1.empty()) entry.admin1 = number_of(code);
    code.append(1, '/').append(place.admin2);
    if (!place.admin2.empty()) entry.admin2 = number_of(code);
  }
  entry.listed = &candidate;
  return entry;
}

KnownName Memory::known_name(std::vector<gazetteer::Candidate> listed) {
  KnownName name;
  name.listed = std::move(listed);
  name.candidates.reserve(name.listed.size());
  for (const auto& candidate : name.listed) {
    name.candidates.push_back(known(candidate));
    name.log_population = std::max(name.log_population, name.candidates.back().log_population);
  }
  if (!name.candidates.empty()) name.best_kind = name.candidates.front().kind;
  name.seats = seats_and_areas(name.candidates);
  return name;
}

const KnownName& Memory::name(std::string_view text, gazetteer::Spelling spelling) {
  auto& names = spelling == gazetteer::Spelling::listed ? listed_ : fuzzy_;
  if (const KnownName* known = names.find(text)) return *known;
  return names.insert(text, known_name(candidates_of(text, spelling)));
}

const KnownName& Memory::only(const gazetteer::Place& place) {
  const std::string key = place.id + "/" + std::to_string(place.position.lon_deg) + "/" +
                          std::to_string(place.position.lat_deg);
  if (const KnownName* known = only_.find(key)) return *known;
  return only_.insert(key, known_name({{place, place.name}}));
}

void Memory::forget_much() {
  const bool names = listed_.size() + fuzzy_.size() + only_.size() > most_names;
  if (names || words_.size() + long_words_.size() > most_words) {
    words_.clear();  // which point to names
    long_words_.clear();
    keys_.clear();
    key_numbers_.clear();
  }
  if (names) {
    listed_.clear();
    fuzzy_.clear();
    only_.clear();
    numbers_.clear();
  }
}

}  // namespace loci::geoparse
