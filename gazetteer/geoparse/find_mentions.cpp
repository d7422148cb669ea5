#include "gazetteer/geoparse/find_mentions.hpp"

#include "gazetteer/geoparse/neighbour_words.hpp"
#include "gazetteer/geoparse/not_a_place.hpp"
#include "gazetteer/geoparse/recognition_facts.hpp"
#include "gazetteer/geoparse/recognition_features.hpp"
#include "gazetteer/name_key.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <set>
#include <string_view>

namespace loci::geoparse {
namespace {

// Added to every log-odds. Texts of a kind that the model has not seen lower its scores; this
// balances precision and recall when it is trained on two corpora and tried on a third.
constexpr double leniency = 0.6;

// Added for names that can hardly be anything else: a rare name has taught the model nothing of its
// own.
constexpr double unmistakable_bonus = 1.5;
constexpr std::size_t shortest_unmistakable_bytes = 4;
constexpr float town_log_population = 4.2F;  // 15,000 people

// Added for the same in scripts without capitals, of which the corpora have none.
constexpr double caseless_bonus = 3.0;

// Added for seats of power, which some corpora leave out.
constexpr double seat_of_power_bonus = 1.7;

// Added for unlisted names that are a listed one in another spelling.
constexpr double other_spelling_bonus = 2.5;
constexpr double most_other_spelling = 0.1;  // gazetteer::spelling_distance

// Added for a name that can hardly be anything else where the text names its country.
constexpr double company_bonus = 1.5;

// Added for several words with an article between or before them ("Dair ez-Zor", "Al Qusair") that
// sound like a place of a country that the text names.
constexpr double arabic_spelling_bonus = 4.5;

// A single unlisted word needs more: "in" or the like before it, syllables enough that few names
// sound alike, and another place of the same country in the text.
constexpr int least_syllables = 3;
constexpr double most_other_spelling_of_word = 0.08;
constexpr double sure_mention = 1.0;  // log-odds of a listed mention that tells a country

/// True where none of the words is an ordinary one, a title or part of people's names. An article
/// says nothing: "al-Bukamal" is no more ordinary than "Bukamal".
bool has_rare_words(const Reading& reading, const PossibleMention& mention) {
  for (std::size_t at = mention.first; at < mention.last; ++at) {
    const bool is_lower = reading.token(at).shape == Shape::lower;
    if (is_lower && at + 1 < mention.last && is_article(reading.word(at).key)) continue;
    const auto& kinds = reading.word(at).kinds;
    if (kinds.common || kinds.first_name || kinds.person_name || kinds.title) return false;
  }
  return true;
}

/// True where the capitals go on before or behind the mention; an ordinary word at a sentence's
/// start
/// ("From Tartus") is no part of a name.
bool is_in_longer_name(const Reading& reading, const PossibleMention& mention) {
  const auto joined = [&](std::size_t at, std::size_t neighbour) {
    const Token& token = reading.token(neighbour);
    return joins_name(reading.token(at).gap) && is_capital(token.shape) &&
           token.shape != Shape::caseless &&
           !(token.sentence_start && reading.word(neighbour).kinds.common);
  };
  return (mention.first > 0 && joined(mention.first, mention.first - 1)) ||
         (mention.last < reading.size() && joined(mention.last, mention.last));
}

/// A listed name of rare words, of a place that is no village.
bool is_unmistakable(const Reading& reading, const PossibleMention& mention, Memory& memory) {
  if (!mention.kinds.has_place_name() || mention.careless || !has_rare_words(reading, mention) ||
      is_in_longer_name(reading, mention)) {
    return false;
  }
  const auto text = slice(reading.text(), reading.span(mention.first, mention.last));
  if (text.size() < shortest_unmistakable_bytes) return false;
  const auto& name = memory.name(text, gazetteer::Spelling::listed);
  const bool is_settlement = name.best_kind == kind_town || name.best_kind == kind_quarter;
  return !is_settlement || name.log_population >= town_log_population;
}

/// Written without capitals because its script has none. The trees have seen no such text, and a
/// capital is half of what they ask about: the weights and what is unmistakable decide.
bool is_caseless(const Reading& reading, const PossibleMention& mention) {
  return reading.token(mention.first).shape == Shape::caseless;
}

/// Arabic words that are also the names of some places: "city" is Medina, "to" is Ela.
bool is_caseless_word(const Reading& reading, const PossibleMention& mention) {
  constexpr std::array<std::string_view, 15> words = {
      "مدينة",  "المدينة", "محافظة", "منطقة", "قرية", "بلدة", "الشرق", "الغرب",
      "السلام", "إلى",     "على",    "وإن",   "إن",   "أن",   "كان"};
  const auto text = slice(reading.text(), reading.span(mention.first, mention.last));
  return std::find(words.begin(), words.end(), text) != words.end();
}

/// "The Kremlin": an unmistakable name that stands for those who govern from there.
bool is_seat_of_power(const Reading& reading, const PossibleMention& mention) {
  return mention.kinds.has(gazetteer::NameKind::metonym) && mention.kinds.has_place_name() &&
         has_rare_words(reading, mention) && !is_in_longer_name(reading, mention);
}

/// Several words, the last of them a rare one, that no gazetteer lists so, but in a similar
/// spelling: "Khan Sheyhun".
bool is_other_spelling(const Reading& reading, const PossibleMention& mention, Memory& memory) {
  const PossibleMention tail{mention.last - 1, mention.last, {}, false, false, 0};
  const auto& head = reading.word(mention.first).kinds;
  if (mention.listed() || mention.words() < 2 || !has_rare_words(reading, tail) ||
      head.first_name || head.title || head.common || is_in_longer_name(reading, mention)) {
    return false;
  }
  const auto text = slice(reading.text(), reading.span(mention.first, mention.last));
  const auto& candidates = memory.name(text, gazetteer::Spelling::also_fuzzy).candidates;
  if (candidates.empty()) return false;
  const auto matched = gazetteer::name_key(candidates.front().candidate.matched);
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
std::set<std::uint32_t> sure_countries(const Reading& reading,
                                       std::span<const PossibleMention> mentions, Memory& memory) {
  std::set<std::uint32_t> countries;
  for (const PossibleMention& mention : mentions) {
    if (mention.score < sure_mention || !mention.kinds.has_place_name()) continue;
    const auto text = slice(reading.text(), reading.span(mention.first, mention.last));
    const auto& candidates = memory.name(text, gazetteer::Spelling::listed).candidates;
    if (!candidates.empty()) countries.insert(candidates.front().country);
  }
  countries.erase(0);
  return countries;
}

/// One long rare word that no gazetteer lists, but in a similar spelling, of a place in a country
/// of which the text names another: "Telbiseh" beside Homs.
bool may_be_spelled_otherwise(const Reading& reading, const PossibleMention& mention) {
  const Token& token = reading.token(mention.first);
  const bool is_located = mention.first > 0 && token.gap == Gap::space &&
                          is_locative(reading.word(mention.first - 1).key);
  return is_located && !mention.listed() && mention.words() == 1 &&
         token.shape == Shape::capitalised && !token.sentence_start &&
         has_rare_words(reading, mention) && !is_in_longer_name(reading, mention) &&
         syllables(reading.word(mention.first).key) >= least_syllables;
}

/// Several words that no gazetteer lists, of which one is an Arabic article.
bool has_arabic_article(const Reading& reading, const PossibleMention& mention) {
  if (mention.listed() || mention.words() < 2 || is_in_longer_name(reading, mention)) return false;
  const Word& last = reading.word(mention.last - 1);
  if (last.kinds.common || last.kinds.person_name || last.kinds.first_name) return false;
  bool article = false;
  for (std::size_t at = mention.first; at + 1 < mention.last; ++at) {
    const Word& word = reading.word(at);
    const bool is = is_article(word.key) && word.key != "the";
    article = article || is;
    if (!is && (word.kinds.common || word.kinds.title || word.kinds.first_name)) return false;
  }
  return article;
}

/// True where the text names the country of a place that is called so or sounds so.
bool has_company(const Reading& reading, const PossibleMention& mention,
                 const std::set<std::uint32_t>& countries, double most_distance, Memory& memory) {
  const auto text = slice(reading.text(), reading.span(mention.first, mention.last));
  const auto spelling =
      mention.listed() ? gazetteer::Spelling::listed : gazetteer::Spelling::also_fuzzy;
  const auto& candidates = memory.name(text, spelling).candidates;
  return std::any_of(candidates.begin(), candidates.end(), [&](const KnownCandidate& known) {
    return known.candidate.distance <= most_distance && countries.count(known.country) > 0;
  });
}

}  // namespace

std::vector<PossibleMention> best_without_overlap(std::vector<PossibleMention> scored) {
  std::erase_if(scored, [](const PossibleMention& mention) { return mention.score <= 0; });
  std::stable_sort(scored.begin(), scored.end(),
                   [](const auto& a, const auto& b) { return a.last < b.last; });
  // best[i]: the greatest sum that the first i mentions allow; taken[i]: whether mention i is part
  // of it.
  std::vector<double> best = {0.0};
  std::vector<std::size_t> compatible(scored.size());
  for (std::size_t i = 0; i < scored.size(); ++i) {
    const auto end = scored.begin() + static_cast<std::ptrdiff_t>(i);
    const auto after = std::upper_bound(
        scored.begin(), end, scored[i].first,
        [](std::size_t first, const PossibleMention& mention) { return first < mention.last; });
    compatible[i] = static_cast<std::size_t>(after - scored.begin());
    best.push_back(std::max(best[i], best[compatible[i]] + scored[i].score));
  }
  std::vector<PossibleMention> chosen;
  for (std::size_t i = scored.size(); i > 0;) {
    if (best[i] > best[i - 1]) {
      chosen.push_back(scored[i - 1]);
      i = compatible[i - 1];
    } else {
      --i;
    }
  }
  std::reverse(chosen.begin(), chosen.end());
  return chosen;
}

std::vector<PossibleMention> scored_by_words(const Reading& reading, const LinearModel& words,
                                             Memory& memory) {
  auto mentions = possible_mentions(reading, memory.gazetteer());
  FeatureList features;
  for (PossibleMention& mention : mentions) {
    features.clear();
    add_recognition_features(reading, mention, memory, features);
    mention.score = words.score(features.all());
  }
  return mentions;
}

namespace {

/// What the company of its country adds to a mention that is not certain by itself.
struct Company {
  double bonus;
  double most_distance;  ///< gazetteer::spelling_distance
  bool (*is_open_to)(const Reading& reading, const PossibleMention& mention, Memory& memory);
};

Company company_of(const PossibleMention& mention) {
  if (mention.listed()) {
    return {company_bonus, 0,
            [](const Reading& reading, const PossibleMention& one, Memory& memory) {
              return is_unmistakable(reading, one, memory) && !is_caseless_word(reading, one);
            }};
  }
  if (mention.words() > 1) {
    return {arabic_spelling_bonus, most_other_spelling,
            [](const Reading& reading, const PossibleMention& one, Memory&) {
              return has_arabic_article(reading, one);
            }};
  }
  return {other_spelling_bonus, most_other_spelling_of_word,
          [](const Reading& reading, const PossibleMention& one, Memory&) {
            return may_be_spelled_otherwise(reading, one);
          }};
}

/// After all other scores, because what is certain tells of what is not.
void add_company(const Reading& reading, std::span<PossibleMention> mentions, Memory& memory) {
  std::optional<std::set<std::uint32_t>> countries;
  for (PossibleMention& mention : mentions) {
    if (mention.score > 0) continue;
    const Company company = company_of(mention);
    if (mention.score <= -company.bonus || !company.is_open_to(reading, mention, memory)) continue;
    if (!countries) countries = sure_countries(reading, mentions, memory);
    if (!countries->empty() &&
        has_company(reading, mention, *countries, company.most_distance, memory)) {
      mention.score += company.bonus;
    }
  }
}

}  // namespace

std::vector<PossibleMention> find_mentions(const Reading& reading, const RecognitionModels& models,
                                           Memory& memory) {
  const auto by_words = scored_by_words(reading, models.words, memory);
  auto mentions = by_words;
  RecognitionFacts recognition_facts(reading, by_words, memory);
  std::vector<float> facts;
  for (std::size_t i = 0; i < mentions.size(); ++i) {
    PossibleMention& mention = mentions[i];
    if (mention.score > least_word_score && !is_caseless(reading, mention)) {
      facts.clear();
      recognition_facts.add(i, facts);
      mention.score = models.facts.score(facts);
    }
    mention.score += leniency;
    if (is_caseless(reading, mention) && is_caseless_word(reading, mention)) {
      mention.score -= caseless_bonus;
    } else if (is_unmistakable(reading, mention, memory)) {
      mention.score += unmistakable_bonus;
      if (is_caseless(reading, mention)) mention.score += caseless_bonus;
    }
    mention.score -= doubt_of(reading, mention, memory);
    if (is_seat_of_power(reading, mention)) mention.score += seat_of_power_bonus;
    const bool undecided = mention.score < 0 && mention.score > -other_spelling_bonus;
    if (undecided && is_other_spelling(reading, mention, memory))
      mention.score += other_spelling_bonus;
  }
  add_company(reading, mentions, memory);
  return best_without_overlap(std::move(mentions));
}

}  // namespace loci::geoparse
