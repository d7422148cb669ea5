#include "gazetteer/gazetteer.hpp"

#include "gazetteer/base_forms.hpp"
#include "gazetteer/gazetteer_file.hpp"
#include "gazetteer/name_key.hpp"
#include "gazetteer/ranking.hpp"
#include "gazetteer/type_words.hpp"
#include "geo/error.hpp"

#include <algorithm>
#include <array>
#include <functional>
#include <utility>

namespace loci::gazetteer {
namespace {

constexpr double article_distance = 0.05;
constexpr double base_form_distance = 0.05;

/// "hasakah" -> "al hasakah" and back: writers drop the article and set it as they please.
std::string with_other_article(std::string_view key) {
  return key.starts_with("al ") ? std::string{key.substr(3)} : "al " + std::string{key};
}

bool has_lower_case(std::string_view written) {
  return std::any_of(written.begin(), written.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

bool is_other_script(std::string_view word_key) {
  return !word_key.empty() && static_cast<unsigned char>(word_key.front()) >= 0xd0;
}

/// Words of which some are in a base form, as far as they are bent: the first one or the first two
/// ("Кривом Роге", "ودير الزور"), and behind a word that begins names, one of the next two
/// ("Хан-Шейхуну"). In Arabic and Hebrew only the first word has prefixes.
/// \param begins_names whether names of more words begin with these
std::vector<std::vector<std::string>> unbent(
    std::span<const std::string_view> word_keys,
    const std::function<bool(std::span<const std::string_view>)>& begins_names) {
  std::vector<std::vector<std::string>> all;
  const auto add = [&](std::size_t at, const std::string& form) -> std::vector<std::string>& {
    auto& words = all.emplace_back(word_keys.begin(), word_keys.end());
    words[at] = form;
    return words;
  };
  const auto forms_of = [&](std::size_t at) {
    return at < word_keys.size() ? base_forms_of_word(word_keys[at]) : std::vector<std::string>{};
  };
  const auto seconds = forms_of(1);
  for (const std::string& first : forms_of(0)) {
    add(0, first);
    for (const std::string& second : seconds) add(0, first)[1] = second;
  }
  constexpr std::size_t last_bent = 2;
  for (std::size_t at = 1; at <= last_bent && at < word_keys.size(); ++at) {
    if (!is_cyrillic(word_keys[at]) || !begins_names(word_keys.first(at))) break;
    for (const std::string& form : forms_of(at)) add(at, form);
  }
  return all;
}

/// True for a word as long and plain as one that stands for a name with an Arabic article: "Kufrah"
/// of "al-Kufrah".
bool may_lack_article(std::string_view word_key) {
  constexpr std::size_t shortest = 5;
  return word_key.size() >= shortest &&
         std::all_of(word_key.begin(), word_key.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

bool is_of_no_kind(WordKinds kinds) {
  return !kinds.common && !kinds.first_name && !kinds.person_name && !kinds.title && !kinds.people;
}

}  // namespace

struct Gazetteer::Layers {
  std::vector<GazetteerFile> files;  ///< the topmost first
  GazetteerInfo info;

  /// The names of this key in all gazetteers, then those that differ by their article alone.
  /// \param written the toponym, to tell exact matches
  std::vector<Ranked> listed(std::string_view key, std::string_view written) const {
    auto found = with_key(key, written);
    for (auto& one : with_key(with_other_article(key), written)) {
      one.candidate.match = Match::folded;
      one.candidate.distance = article_distance;
      found.push_back(std::move(one));
    }
    remove_hidden(found);
    return found;
  }

  /// unbent() of the names of all gazetteers.
  std::vector<std::vector<std::string>> unbent_words(
      std::span<const std::string_view> word_keys) const {
    return unbent(word_keys, [this](std::span<const std::string_view> first) {
      return std::any_of(files.begin(), files.end(),
                         [&](const auto& file) { return file.index().begins_names(first); });
    });
  }

  /// Likewise of the names that the toponym may be a form of; of the first that is listed.
  std::vector<Ranked> listed_base_form(std::string_view written) const {
    for (const auto& form : base_forms(written)) {
      auto found = listed(form, written);
      for (auto& one : found) {
        one.candidate.match = Match::folded;
        one.candidate.distance += base_form_distance;
      }
      if (!found.empty()) return found;
    }
    return {};
  }

  /// True for ordinary English words: no misspelt names.
  bool is_ordinary(std::string_view key) const {
    while (!key.empty()) {
      const auto word = key.substr(0, key.find(' '));
      key.remove_prefix(std::min(word.size() + 1, key.size()));
      const bool ordinary = std::any_of(files.begin(), files.end(), [&](const auto& file) {
        return file.index().word_kinds(word).common;
      });
      if (!ordinary) return false;
    }
    return true;
  }

  /// The names that sound like this key.
  std::vector<Ranked> similar(std::string_view key) const {
    std::vector<Ranked> found;
    for (std::size_t layer = 0; layer < files.size(); ++layer) {
      for (auto& [place, name, kind, distance, name_count] : files[layer].sounding_like(key)) {
        found.push_back(ranked({std::move(place), std::move(name), kind, Match::fuzzy, distance},
                               true, layer, name_count));
      }
    }
    remove_hidden(found);
    return found;
  }

  /// The names that begin with these letters.
  std::vector<Ranked> beginning_with(std::string_view letters) const {
    std::vector<Ranked> found;
    for (std::size_t layer = 0; layer < files.size(); ++layer) {
      for (auto& [place, name, kind, distance, name_count] : files[layer].beginning_with(letters)) {
        found.push_back(ranked({std::move(place), std::move(name), kind, Match::folded, distance},
                               true, layer, name_count));
      }
    }
    remove_hidden(found);
    return found;
  }

 private:
  std::vector<Ranked> with_key(std::string_view key, std::string_view written) const {
    std::vector<Ranked> found;
    const bool lower = has_lower_case(written);
    for (std::size_t layer = 0; layer < files.size(); ++layer) {
      for (auto& [place, name, kind, distance, name_count] : files[layer].with_key(key)) {
        const Match match = name == written ? Match::exact : Match::folded;
        found.push_back(ranked({std::move(place), std::move(name), kind, match, distance}, lower,
                               layer, name_count));
      }
    }
    return found;
  }
};

Gazetteer::Gazetteer(const std::filesystem::path& file)
    : Gazetteer(std::vector<std::filesystem::path>{file}) {}

Gazetteer::Gazetteer(std::span<const std::filesystem::path> files)
    : layers_(std::make_unique<Layers>()) {
  std::vector<std::string> names;
  for (const auto& file : files) {
    GazetteerFile& opened = layers_->files.emplace_back(file);
    std::string name = opened.info().name;
    for (int number = 2; std::find(names.begin(), names.end(), name) != names.end(); ++number) {
      name = opened.info().name + "-" + std::to_string(number);
    }
    opened.set_name(name);
    names.push_back(name);
  }
  if (layers_->files.empty()) {
    throw Error("no gazetteer", "nothing to look names up in", "name one with --gazetteer");
  }
  layers_->info = layers_->files.front().info();
  for (std::size_t layer = 1; layer < layers_->files.size(); ++layer) {
    layers_->info.below.push_back(layers_->files[layer].info());
  }
}

Gazetteer::~Gazetteer() = default;
Gazetteer::Gazetteer(Gazetteer&&) noexcept = default;
Gazetteer& Gazetteer::operator=(Gazetteer&&) noexcept = default;

const GazetteerInfo& Gazetteer::info() const {
  return layers_->info;
}

std::vector<Candidate> Gazetteer::candidates(std::string_view toponym, std::size_t limit,
                                             Spelling spelling) const {
  const std::string key = name_key(toponym);
  if (key.empty()) return {};
  const auto bare = without_type_word(key);
  const bool fuzzy = spelling == Spelling::also_fuzzy && !layers_->is_ordinary(key);
  auto found = layers_->listed(key, toponym);
  if (fuzzy && only_areas(found)) add_namesake_settlements(found, layers_->similar(key));
  if (found.empty() && bare) {
    found = layers_->listed(bare->name_key, toponym);
    prefer_class(found, bare->feature_class);
  }
  if (found.empty()) found = layers_->listed_base_form(toponym);
  if (found.empty() && fuzzy) found = layers_->similar(key);
  if (found.empty() && fuzzy && bare) {
    found = layers_->similar(bare->name_key);
    prefer_class(found, bare->feature_class);
  }
  return best(std::move(found), limit);
}

std::vector<Candidate> Gazetteer::while_typed(std::string_view letters, std::size_t limit) const {
  std::vector<Candidate> all;
  const auto add = [&](std::span<const Candidate> more) {
    for (const Candidate& candidate : more) {
      const auto is_it = [&](const Candidate& one) { return one.place.id == candidate.place.id; };
      const bool known = std::any_of(all.begin(), all.end(), is_it);
      if (!known && all.size() < limit) all.push_back(candidate);
    }
  };
  const auto named = candidates(letters, 2 * limit);  // listed names before similar ones
  const auto listed = static_cast<std::size_t>(std::count_if(
      named.begin(), named.end(), [](const Candidate& one) { return one.match != Match::fuzzy; }));
  add(std::span(named).first(std::min(listed, (limit + 1) / 2)));
  add(best(layers_->beginning_with(letters), 2 * limit));
  add(named);
  return all;
}

std::size_t Gazetteer::longest_name(std::span<const std::string_view> word_keys) const {
  constexpr std::size_t most_bent_words = 4;
  std::size_t longest = 0;
  for (const auto& file : layers_->files) {
    longest = std::max(longest, file.index().longest_name(word_keys));
  }
  if (word_keys.empty()) return 0;
  // "Хан" is a place, but "Хан-Шейхуну" may be another.
  const bool may_go_on = longest == 1 && word_keys.size() > 1 && is_cyrillic(word_keys[0]);
  if (longest > 0 && !may_go_on) return longest;
  if (is_other_script(word_keys[0])) {
    const auto words = word_keys.first(std::min(word_keys.size(), most_bent_words));
    for (const auto& forms : layers_->unbent_words(words)) {
      const std::vector<std::string_view> keys(forms.begin(), forms.end());
      for (const auto& file : layers_->files) {
        longest = std::max(longest, file.index().longest_name(keys));
      }
    }
  }
  if (longest == 0 && !name_kinds(word_keys.first(1)).empty()) longest = 1;
  return longest;
}

void Gazetteer::expect_name(std::span<const std::string_view> word_keys) const {
  for (const auto& file : layers_->files) file.index().expect_name(word_keys);
}

bool Gazetteer::may_begin_names(std::string_view word_key) const {
  constexpr std::size_t longest_unified = 3;  // "st", "al": what they become depends on the next
  if (word_key.size() <= longest_unified || is_other_script(word_key)) return true;
  const std::array<std::string_view, 1> keys{word_key};
  return std::any_of(layers_->files.begin(), layers_->files.end(),
                     [&](const auto& file) { return file.index().begins_names(keys); });
}

NameKinds Gazetteer::name_kinds(std::span<const std::string_view> word_keys) const {
  unsigned kinds = 0;
  const auto add = [&](std::span<const std::string_view> keys, bool only_places) {
    for (const auto& file : layers_->files) {
      const auto found = file.index().name_kinds(keys);
      if (!only_places || found.has_place_name()) kinds |= found.bits();
    }
  };
  add(word_keys, false);
  if (kinds != 0 || word_keys.empty()) return NameKinds{static_cast<std::uint8_t>(kinds)};
  if (is_other_script(word_keys[0])) {
    for (const auto& forms : layers_->unbent_words(word_keys)) {
      const std::vector<std::string_view> keys(forms.begin(), forms.end());
      add(keys, true);
    }
  } else if (word_keys.size() == 1 && may_lack_article(word_keys[0]) &&
             is_of_no_kind(word_kinds(word_keys[0]))) {
    const std::array<std::string_view, 2> with_article{"al", word_keys[0]};
    add(with_article, true);
  }
  return NameKinds{static_cast<std::uint8_t>(kinds)};
}

WordKinds Gazetteer::word_kinds(std::string_view word_key) const {
  unsigned kinds = 0;
  for (const auto& file : layers_->files) kinds |= to_bits(file.index().word_kinds(word_key));
  return word_kinds_of(kinds);
}

std::optional<Place> Gazetteer::admin_area(std::string_view country, std::string_view admin1,
                                           std::string_view admin2) const {
  if (country.empty()) return std::nullopt;
  for (const auto& file : layers_->files) {
    if (auto area = file.admin_area(country, admin1, admin2)) return area;
  }
  return std::nullopt;
}

std::optional<Place> Gazetteer::place(std::string_view id) const {
  for (const auto& file : layers_->files) {
    if (auto place = file.place(id)) return place;
  }
  return std::nullopt;
}

std::vector<std::string> Gazetteer::names(std::string_view place_id) const {
  for (const auto& file : layers_->files) {
    if (auto names = file.names(place_id); !names.empty()) return names;
  }
  return {};
}

}  // namespace loci::gazetteer
