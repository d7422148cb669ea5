/// \file
/// How many names that no source lists are found all the same, and how many words that are none
/// resemble one:  bench_spelling WORLD.gazetteer [FOLDER for a temporary gazetteer]
#include "gazetteer/gazetteer.hpp"
#include "gazetteer/gazetteer_writer.hpp"
#include "gazetteer/name_key.hpp"
#include "gazetteer/sqlite.hpp"
#include "geo/distance.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <unistd.h>
#include <vector>

namespace {

using namespace loci;
using namespace loci::gazetteer;

struct Listed {
  std::string name;
  NameKind kind;
};

struct Entry {
  Place place;
  std::vector<Listed> names;
};

struct Hidden {
  std::string name;
  Place place;
};

std::uint64_t hash_of(std::string_view text) {
  Checksum checksum;
  checksum.add(text);
  return checksum.value() >> 7;
}

/// Levenshtein's distance by the longer one's length: no knowledge of transliteration.
double plain_distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t substituted = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
      diagonal = row[j];
      row[j] = std::min({substituted, row[j] + 1, row[j - 1] + 1});
    }
  }
  const auto longer = std::max<std::size_t>({a.size(), b.size(), 1});
  return static_cast<double>(row[b.size()]) / static_cast<double>(longer);
}

bool is_latin(std::string_view key) {
  return std::all_of(key.begin(), key.end(), [](char c) { return (c >= 'a' && c <= 'z') || c == ' '; });
}

std::vector<Entry> entries_of(const sqlite::Database& database) {
  std::vector<Entry> entries;
  auto places = database.prepare(
      "SELECT id, name, lon, lat, feature_class, feature_code, country, admin1, admin2, population, "
      "radius_km, label_rank FROM places ORDER BY number");
  while (places.step()) {
    Entry& entry = entries.emplace_back();
    entry.place = {.id = places.string(0),
                   .name = places.string(1),
                   .position = {places.real(2), places.real(3)},
                   .feature_class = places.text(4).front(),
                   .feature_code = places.string(5),
                   .country = places.string(6),
                   .admin1 = places.string(7),
                   .admin2 = places.string(8),
                   .population = places.integer(9),
                   .radius_km = places.real(10),
                   .label_rank = static_cast<int>(places.integer(11))};
  }
  auto names = database.prepare("SELECT place, name, kind FROM names");
  while (names.step()) {
    entries[static_cast<std::size_t>(names.integer(0)) - 1].names.push_back(
        {names.string(1), static_cast<NameKind>(names.integer(2))});
  }
  return entries;
}

/// One spelling of a place that is much like another one of its spellings; empty where it has none to
/// hide.
std::string spelling_to_hide(const Entry& entry) {
  constexpr std::size_t least_names = 4;
  constexpr double most_distance = 0.4;
  std::vector<std::string> keys;
  std::vector<std::string> names;
  for (const auto& [name, kind] : entry.names) {
    if (kind != NameKind::preferred && kind != NameKind::alternate) continue;
    const std::string key = name_key(name);
    if (!is_latin(key) || key.size() < 5) continue;
    if (std::find(keys.begin(), keys.end(), key) != keys.end()) continue;
    keys.push_back(key);
    names.push_back(name);
  }
  if (keys.size() < least_names || hash_of(entry.place.id) % 3 != 0) return {};
  const std::size_t chosen = 1 + hash_of(entry.place.id) / 3 % (keys.size() - 1);
  for (std::size_t i = 0; i < keys.size(); ++i) {
    if (i != chosen && plain_distance(keys[i], keys[chosen]) <= most_distance) return names[chosen];
  }
  return {};
}

std::vector<Hidden> write_without_hidden(const std::vector<Entry>& entries,
                                         const std::filesystem::path& file) {
  static const std::set<std::string> countries{
      "SY", "IQ", "LB", "JO", "PS", "IL", "EG", "LY", "TN", "DZ", "MA", "SD", "YE", "SA", "AE", "OM",
      "IR", "AF", "TR", "RU", "UA", "BY", "KZ", "GE", "AM", "AZ", "PK", "TJ", "UZ", "TM", "GR", "BG"};
  std::vector<Hidden> hidden;
  GazetteerWriter writer(file);
  for (const Entry& entry : entries) {
    const bool asked = countries.contains(entry.place.country) &&
                       (entry.place.feature_class == 'P' || entry.place.feature_class == 'A');
    const std::string spelling = asked ? spelling_to_hide(entry) : std::string{};
    const std::string key = name_key(spelling);
    if (!spelling.empty()) hidden.push_back({spelling, entry.place});
    std::vector<ListedName> kept;
    for (const auto& [name, kind] : entry.names) {
      if (spelling.empty() || name_key(name) != key) kept.push_back({name, kind});
    }
    writer.add_place(entry.place, kept);
  }
  writer.finish("hidden", "", {});
  return hidden;
}

struct Recall {
  std::size_t asked = 0, first = 0, first_five = 0;
  void count(const std::vector<Candidate>& found, const Place& wanted) {
    constexpr double same_km = 15;  // a town, its area, its second entry
    ++asked;
    for (std::size_t i = 0; i < found.size() && i < 5; ++i) {
      const auto& place = found[i].place;
      if (place.id != wanted.id && geo::distance_km(place.position, wanted.position) > same_km) {
        continue;
      }
      if (i == 0) ++first;
      ++first_five;
      return;
    }
  }
  void print(std::string_view what) const {
    const double all = static_cast<double>(std::max<std::size_t>(asked, 1));
    fmt::print("{:<34} {:>6} asked   recall@1 {:.3f}   recall@5 {:.3f}\n", what, asked,
               static_cast<double>(first) / all, static_cast<double>(first_five) / all);
  }
};

void measure_recall(const Gazetteer& gazetteer, const std::vector<Hidden>& hidden, bool show) {
  Recall all, unlisted;
  std::map<std::string, Recall> by_country;
  const auto begin = std::chrono::steady_clock::now();
  for (const auto& [name, place] : hidden) {
    const auto found = gazetteer.candidates(name, 5);
    all.count(found, place);
    if (!found.empty() && found[0].match != Match::fuzzy) continue;
    const auto before = unlisted.first;
    unlisted.count(found, place);
    by_country[place.country].count(found, place);
    if (show && unlisted.first == before) {
      fmt::print("  missed: {} ({}), best: {}\n", name, place.name,
                 found.empty() ? "none" : found[0].matched);
    }
  }
  const std::chrono::duration<double, std::micro> spent = std::chrono::steady_clock::now() - begin;
  all.print("hidden spellings");
  unlisted.print("  those that no other place bears");
  for (const auto& [country, recall] : by_country) {
    if (recall.asked >= 100) recall.print("    in " + country);
  }
  fmt::print("{:.0f} microseconds a name\n", spent.count() / static_cast<double>(hidden.size()));
}

/// Words that are no places, written as names are: how many resemble one.
void measure_false_friends(const sqlite::Database& database, const Gazetteer& gazetteer) {
  struct Kind {
    std::string_view what;
    std::int64_t bit;
    std::size_t asked = 0, resembling = 0, closely = 0;
  };
  std::vector<Kind> kinds{{"parts of persons' names", 4}, {"ordinary words", 1}};
  auto words = database.prepare("SELECT word, kinds FROM words ORDER BY word");
  while (words.step()) {
    std::string word = words.string(0);
    if (word.size() < 4 || !is_latin(word) || hash_of(word) % 16 != 0) continue;
    for (Kind& kind : kinds) {
      if ((words.integer(1) & kind.bit) == 0) continue;
      word[0] = static_cast<char>(word[0] & ~0x20);
      const auto found = gazetteer.candidates(word, 1);
      if (!found.empty() && found[0].match != Match::fuzzy) break;
      ++kind.asked;
      if (!found.empty()) ++kind.resembling;
      if (!found.empty() && found[0].distance < 0.08) ++kind.closely;
      break;
    }
  }
  for (const Kind& kind : kinds) {
    const double all = static_cast<double>(std::max<std::size_t>(kind.asked, 1));
    fmt::print("{:<34} {:>6} asked   resemble {:.3f}   closely {:.3f}\n", kind.what, kind.asked,
               static_cast<double>(kind.resembling) / all,
               static_cast<double>(kind.closely) / all);
  }
}

}  // namespace

int main(int count, char** arguments) {
  if (count < 2) {
    fmt::print(stderr, "usage: bench_spelling WORLD.gazetteer [FOLDER] [show]\n");
    return 2;
  }
  const sqlite::Database world(arguments[1], sqlite::Mode::read_only);
  const auto file = std::filesystem::path(count > 2 ? arguments[2] : "/tmp") /
                    ("hidden-" + std::to_string(getpid()) + ".gazetteer");
  const auto hidden = write_without_hidden(entries_of(world), file);
  {
    const Gazetteer gazetteer(file);
    measure_recall(gazetteer, hidden, count > 3);
    measure_false_friends(world, gazetteer);
  }
  std::filesystem::remove(file);
  std::filesystem::remove(file.string() + "-index");
}
