#include "gazetteer/geoparse/other_spelling.hpp"

#include "gazetteer/geoparse/caseless_names.hpp"
#include "gazetteer/geoparse/fought_over.hpp"
#include "gazetteer/geoparse/name_list.hpp"
#include "gazetteer/geoparse/neighbour_words.hpp"
#include "gazetteer/geoparse/people_and_firms.hpp"
#include "gazetteer/geoparse/place_phrases.hpp"
#include "gazetteer/geoparse/rare_name.hpp"
#include "gazetteer/geoparse/word_list.hpp"
#include "gazetteer/name_key.hpp"

#include <algorithm>
#include <optional>
#include <set>
#include <string_view>

namespace loci::geoparse {
namespace {

// Added for unlisted names that are a listed one in another spelling.
constexpr double other_spelling_bonus = 2.5;
// Between a listed name and the same without its article: gazetteer::Candidate::distance.
constexpr double only_an_article = 0.05;

// Added for a name that can hardly be anything else where the text names its country.
constexpr double company_bonus = 1.5;

// Likewise for a town by the words before it, whatever its name may be besides.
constexpr double town_by_words_bonus = 2.5;

// Added for several words with an article between or before them ("Dair ez-Zor", "Al Qusair") that
// sound like a place of a country that the text names.
constexpr double arabic_spelling_bonus = 4.5;

constexpr double most_company_bonus = arabic_spelling_bonus;

// A single unlisted word needs more: "in" or the like before it, or a verb of war; syllables enough
// that few names sound alike, or a town of some size in a country whose names reach English in
// another script; and another place of the same country in the text.
constexpr int least_syllables = 3;
constexpr float least_log_population_of_short = 3.6F;  // 4,000 people
constexpr double fought_over_bonus_of_unlisted = 3.5;
constexpr std::size_t longest_list_words = 8;  // of a list of names behind one "in"
constexpr double most_other_spelling_of_word = 0.08;
constexpr double sure_mention = 1.0;  // log-odds of a listed mention that tells a country

/// Several words, the last of them a rare one, that no gazetteer lists so, but in a similar
/// spelling: "Khan Sheyhun".
bool is_other_spelling(const Reading& reading, const PossibleMention& mention, Memory& memory) {
  const PossibleMention tail{.first = mention.last - 1, .last = mention.last};
  const auto& head = reading.word(mention.first).kinds;
  const bool rare =
      has_rare_words(reading, tail) || begins_a_place(reading.word(mention.first).key);
  if (mention.listed() || mention.words() < 2 || !rare || head.first_name || head.title ||
      head.common || is_in_longer_name(reading, mention)) {
    return false;
  }
  const auto text = slice(reading.text(), reading.span(mention.first, mention.last));
  const auto& candidates = similarly_spelled(reading, mention, memory);
  if (candidates.empty()) return false;
  const auto matched = gazetteer::name_key(candidates.front().listed->matched);
  return gazetteer::spelling_distance(gazetteer::name_key(text), matched) < most_other_spelling;
}

int syllables(std::string_view word_key) {
  constexpr std::string_view vowels = "aeiouy";
  int count = 0;
  bool in_vowels = false;
  for (const char letter : word_key) {
    const bool vowel = vowels.find(letter) != std::string_view::npos;
    count += vowel && !in_vowels;
    in_vowels = vowel;
  }
  return count;
}

/// The countries of the places that the text certainly names.
std::set<std::uint32_t> sure_countries(std::span<const PossibleMention> mentions) {
  std::set<std::uint32_t> countries;
  for (const PossibleMention& mention : mentions) {
    if (mention.score < sure_mention || !mention.listed()) continue;
    const auto& candidates = mention.name->candidates;
    if (!candidates.empty()) countries.insert(candidates.front().country);
  }
  countries.erase(0);
  return countries;
}

/// "in" or the like before the name, or before a list of names to which it belongs: "in Homs, Hama
/// and Telbiseh".
bool is_in_located_list(const Reading& reading, std::size_t first) {
  const auto is_head = [&](std::size_t at, Gap gap) {
    return gap == Gap::space && is_locative(reading.word(at).key);
  };
  const auto is_joint = [&](std::size_t at, Gap) {
    const auto& key = reading.word(at).key;
    return is_capital(reading.token(at).shape) || key == "and" || key == "or";
  };
  return is_behind_in_list(reading, first, longest_list_words, is_head, is_joint);
}

/// Whether few names sound like a mention that is not listed: one with an Arabic article; a word
/// that is listed but for its article ("Brega" for El-Brega), or has many syllables; or a town that
/// is not small among transliterated ones.
bool is_distinct(const Reading& reading, const PossibleMention& mention,
                 const KnownCandidate& known) {
  if (mention.listed() || looks_arabic(reading, mention)) return true;
  const bool fuzzy = known.match == gazetteer::Match::fuzzy;
  const bool word = mention.words() == 1;
  if (word && (!fuzzy || syllables(reading.word(mention.first).key) >= least_syllables)) {
    return true;
  }
  return fuzzy && known.log_population >= least_log_population_of_short &&
         is_transliterated(known.listed->place.country);
}

/// A single word with a capital within a sentence, which nothing else is called.
bool is_rare_word(const Reading& reading, const PossibleMention& mention) {
  const Token& token = reading.token(mention.first);
  return mention.words() == 1 && token.shape == Shape::capitalised && !token.sentence_start &&
         is_rare_name(reading, mention);
}

/// A rare word, or several words that are no part of a longer name, and no person's.
bool may_be_unlisted_town(const Reading& reading, const PossibleMention& mention) {
  if (reading.use(mention.last - 1).after_person > 0) return false;
  return mention.words() > 1 ? !is_in_longer_name(reading, mention)
                             : is_rare_word(reading, mention);
}

/// One rare word where a place may stand.
bool is_rare_word_in_list(const Reading& reading, const PossibleMention& mention) {
  return is_rare_word(reading, mention) && is_in_located_list(reading, mention.first);
}

/// A town, if it is no person and no other word: who speaks, or was introduced, is one.
bool may_be_town(const Reading& reading, const PossibleMention& mention, float least_population) {
  if (!mention.kinds.has(gazetteer::NameKind::preferred) || mention.careless ||
      mention.name->log_population < least_population || is_in_longer_name(reading, mention) ||
      reading.use(mention.first).after_person > 0) {
    return false;
  }
  return mention.last >= reading.size() || !reading.word(mention.last).word_class.starts_with("vc");
}

/// A city, if it is more than a given name.
bool may_be_city(const Reading& reading, const PossibleMention& mention) {
  constexpr float city_log_population = 5.4F;  // 250,000 people
  for (std::size_t at = mention.first; at < mention.last; ++at) {
    const auto& kinds = reading.word(at).kinds;
    if (kinds.common || kinds.title || (kinds.first_name && !kinds.person_name)) return false;
  }
  return is_settlement(mention.name->best_kind) &&
         may_be_town(reading, mention, city_log_population);
}

/// "In Tyre", "shelled Acre": a town, whatever its name may be besides.
bool is_town_by_words(const Reading& reading, const PossibleMention& mention) {
  const Token& token = reading.token(mention.first);
  const bool located = mention.first > 0 && token.gap == Gap::space &&
                       is_locative(reading.word(mention.first - 1).key);
  return token.shape == Shape::capitalised && !token.sentence_start &&
         (located || is_fought_over(reading, mention)) &&
         may_be_town(reading, mention, town_log_population);
}

/// True where the text names the country of a place that is called so or sounds so.
bool has_company(const Reading& reading, const PossibleMention& mention,
                 const std::set<std::uint32_t>& countries, double most_distance, Memory& memory) {
  const auto& candidates =
      mention.listed() ? mention.name->candidates : similarly_spelled(reading, mention, memory);
  return std::any_of(candidates.begin(), candidates.end(), [&](const KnownCandidate& known) {
    return known.listed->distance <= most_distance && countries.count(known.country) > 0 &&
           is_distinct(reading, mention, known);
  });
}

/// What the company of its country adds to a mention that is not certain by itself.
struct CountryCompany {
  double bonus = 0;
  double most_distance = 0;  ///< gazetteer::spelling_distance
  bool helps = false;        ///< whether it is open to a mention like this one
};

CountryCompany country_company_of(const Reading& reading, const PossibleMention& mention) {
  if (mention.listed()) {
    if (is_town_by_words(reading, mention)) return {town_by_words_bonus, only_an_article, true};
    const bool clear = is_unmistakable(reading, mention) && !is_caseless_word(reading, mention);
    return {company_bonus, only_an_article,
            clear || is_rare_word_in_list(reading, mention) || may_be_city(reading, mention)};
  }
  const double most = mention.words() > 1 ? most_other_spelling : most_other_spelling_of_word;
  if (looks_arabic(reading, mention)) return {arabic_spelling_bonus, most, true};
  if (!may_be_unlisted_town(reading, mention)) return {};
  // "Telbiseh" beside Homs
  if (is_fought_over(reading, mention) && !ends_like_surname(reading.word(mention.last - 1).key)) {
    return {fought_over_bonus_of_unlisted, most, true};
  }
  if (is_in_place_phrase(reading, mention)) return {fought_over_bonus_of_unlisted, most, true};
  return {other_spelling_bonus, most, is_in_located_list(reading, mention.first)};
}

}  // namespace

bool is_transliterated(std::string_view country) {
  static constexpr WordList countries = {
      "AE", "AF", "AM", "BD", "BG", "BH", "BT", "BY", "CN", "CY", "DJ", "DZ", "EG",
      "EH", "ER", "ET", "GE", "GR", "IL", "IN", "IQ", "IR", "JO", "JP", "KG", "KH",
      "KM", "KP", "KR", "KW", "KZ", "LA", "LB", "LK", "LY", "MA", "MD", "ME", "MK",
      "MM", "MN", "MR", "MV", "NP", "OM", "PK", "PS", "QA", "RS", "RU", "SA", "SD",
      "SO", "SY", "TD", "TH", "TJ", "TM", "TN", "TW", "UA", "UZ", "XK", "YE"};
  return is_one_of(country, countries);
}

bool begins_a_place(std::string_view key) {
  static constexpr WordList words = {
      "ain",  "ayn",  "bab",   "bani", "bayt",    "beit",    "beni",   "bir",    "borj",
      "burj", "dair", "dayr",  "deir", "ein",     "jabal",   "jebel",  "jisr",   "kafar",
      "kafr", "kefr", "kfar",  "khan", "khirbat", "khirbet", "maarat", "maaret", "madinat",
      "marj", "nahr", "qalat", "qasr", "ras",     "tal",     "tall",   "tel",    "tell",
      "tur",  "umm",  "wadi",  "wady", "ouadi",   "bayda"};
  return is_one_of(key, words);
}

bool is_arabic_place(const Reading& reading, const PossibleMention& mention) {
  return mention.words() > 1 && !mention.careless && !is_in_longer_name(reading, mention) &&
         begins_a_place(reading.word(mention.first).key);
}

bool looks_arabic(const Reading& reading, const PossibleMention& mention) {
  if (is_arabic_place(reading, mention)) return true;
  if (mention.words() < 2 || is_in_longer_name(reading, mention)) return false;
  const Word& last = reading.word(mention.last - 1);
  if (last.kinds.common || last.kinds.person_name || last.kinds.first_name) return false;
  bool article = false;
  for (std::size_t at = mention.first; at + 1 < mention.last; ++at) {
    const Word& word = reading.word(at);
    article = article || word.article;
    if (!word.article && (word.kinds.common || word.kinds.title || word.kinds.first_name))
      return false;
  }
  return article;
}

const std::vector<KnownCandidate>& similarly_spelled(const Reading& reading,
                                                     const PossibleMention& mention,
                                                     Memory& memory) {
  const auto text = slice(reading.text(), reading.span(mention.first, mention.last));
  return memory.name(text, gazetteer::Spelling::also_fuzzy).candidates;
}

void add_other_spelling(const Reading& reading, PossibleMention& mention, Memory& memory) {
  const bool undecided = mention.score < 0 && mention.score > -other_spelling_bonus;
  if (undecided && is_other_spelling(reading, mention, memory))
    mention.score += other_spelling_bonus;
}

void add_company(const Reading& reading, std::span<PossibleMention> mentions,
                 std::span<const double> doubts, Memory& memory) {
  std::optional<std::set<std::uint32_t>> countries;
  for (std::size_t i = 0; i < mentions.size(); ++i) {
    PossibleMention& mention = mentions[i];
    if (mention.score > 0 || doubts[i] > 0) continue;
    if (mention.score <= -most_company_bonus) continue;
    const CountryCompany company = country_company_of(reading, mention);
    if (mention.score <= -company.bonus || !company.helps) continue;
    if (!countries) countries = sure_countries(mentions);
    if (!countries->empty() &&
        has_company(reading, mention, *countries, company.most_distance, memory)) {
      mention.score += company.bonus;
    }
  }
}

}  // namespace loci::geoparse
