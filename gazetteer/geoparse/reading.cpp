#include "gazetteer/geoparse/reading.hpp"

#include "gazetteer/gazetteer.hpp"
#include "gazetteer/geoparse/people_and_firms.hpp"
#include "gazetteer/geoparse/word_list.hpp"
#include "geo/expect_bytes.hpp"

#include <algorithm>
#include <array>

namespace loci::geoparse {

static constexpr std::size_t words_together = 32;  // in Reading::find_words()

Reading::Reading(std::string_view text, Memory& memory) : text_(text), tokens_(tokenise(text)) {
  add_words(memory);
  if (!has_capitals()) restore_capitals(memory);
  count_uses();
}

/// Looks words up in three steps, each for all of them before the next one: memory that one waits
/// for is fetched while the others are looked at.
void Reading::find_words(std::size_t begin, std::size_t end, Memory& memory) {
  std::array<Memory::WordKey, words_together> keys;
  const Token* const tokens = tokens_.data() + begin;
  const Word** const words = words_.data() + begin;
  for (std::size_t i = 0; i < end - begin; ++i) {
    keys[i] = memory.expect_word(text_, tokens[i].span);
  }
  for (std::size_t i = 0; i < end - begin; ++i) {
    words[i] = &memory.word(text_, tokens[i].span, keys[i]);
    geo::expect_bytes(words[i]);
  }
}

void Reading::add_words(Memory& memory) {
  words_.resize(tokens_.size());
  keys_.resize(size());
  use_of_.resize(size());
  const std::uint32_t reading = memory.next_reading();
  std::uint32_t different = 0;  // keys
  std::size_t sport = 0, politics = 0;
  for (std::size_t begin = 0; begin < size(); begin += words_together) {
    const std::size_t end = std::min(size(), begin + words_together);
    find_words(begin, end, memory);
    std::string_view* const keys = keys_.data();
    std::uint32_t* const use_of = use_of_.data();
    for (std::size_t at = begin; at < end; ++at) {
      const Word& word = with_token(at, memory);
      keys[at] = word.key;
      sport += word.of_sport;
      politics += word.of_politics;
      if (word.may_tell_home) home_words_.push_back(at);
      // Without a branch: whether a word is new to a text can hardly be foretold.
      KeyNumber& own = memory.number_of_key(word);
      const std::uint32_t is_new = own.reading != reading ? 1 : 0;
      own = {reading, is_new != 0 ? different : own.number};
      use_of[at] = own.number;
      different += is_new;
    }
  }
  uses_.resize(different);
  words_of_sport_ = sport;
  words_of_politics_ = politics;
}

/// The word as its token and the one before it have it.
inline const Word& Reading::with_token(std::size_t at, Memory& memory) {
  const Token& token = tokens_[at];
  if (token.dot_follows) words_[at] = &with_dot(at, *words_[at], memory);
  const Word& word = *words_[at];
  if (word.name != nullptr) {  // a name that is asked about in many ways
    geo::expect_bytes(word.name);
    geo::expect_bytes(word.key.data());
    geo::expect_bytes(&word.ending);
  }
  if (token.possessive) join_possessive(at, memory);
  return *words_[at];
}

std::size_t Reading::reach(std::size_t at) const {
  std::size_t words = 1;
  while (words < gazetteer::longest_name_words && at + words < size() &&
         joins_name(tokens_[at + words].gap)) {
    ++words;
  }
  return words;
}

/// The dot of "Ky." and "Calif." belongs to the name, where the lexicon has it as an abbreviation
/// only; of "Conn.", who may be a person, behind a comma.
const Word& Reading::with_dot(std::size_t at, const Word& found, Memory& memory) {
  Token& token = tokens_[at];
  if (token.shape != Shape::capitalised ||
      !found.name_kinds.has(gazetteer::NameKind::abbreviation) || found.key.size() > 5 ||
      (found.kinds.first_name && token.gap != Gap::comma)) {
    return found;
  }
  ++token.span.end;
  token.dotted = true;
  token.dot_follows = false;
  return memory.word(slice(text_, token.span));
}

/// "St. John's" and "St. George's" are capitals: the 's of the last word is part of their names.
void Reading::join_possessive(std::size_t at, Memory& memory) {
  if (at == 0) return;
  Token& last = tokens_[at];
  const Token& saint = tokens_[at - 1];
  const std::string_view key = keys_[at - 1];
  if ((key != "st" && key != "saint") || last.gap != Gap::space) return;
  const std::size_t end = text_.find_first_of("sS", last.span.end) + 1;
  const auto name = slice(text_, {saint.span.begin, end});
  const auto& candidates = memory.name(name, gazetteer::Spelling::listed).candidates;
  if (std::none_of(candidates.begin(), candidates.end(),
                   [](const KnownCandidate& one) { return one.kind == kind_capital; })) {
    return;
  }
  last.span.end = end;
  last.possessive = false;
  words_[at] = &memory.word(slice(text_, last.span));
}

/// Whether anything but sentences, and "I", begins with a capital. A few words tell nothing.
bool Reading::has_capitals() const {
  constexpr std::size_t few_words = 5;
  if (size() < few_words) return true;
  for (std::size_t at = 0; at < size(); ++at) {
    const Token& token = tokens_[at];
    if (is_capital(token.shape) && !token.sentence_start && keys_[at] != "i") return true;
  }
  return false;
}

/// In a text without capitals ("off to new york, says denzel washington"), listed places and
/// people's names get theirs back where no ordinary word could be meant.
void Reading::restore_capitals(const Memory& memory) {
  const auto is_rare = [this](std::size_t at) {
    return tokens_[at].shape == Shape::lower && !words_[at]->kinds.common && keys_[at].size() > 2;
  };
  for (std::size_t at = 0; at < size();) {
    std::size_t words = longest_name(*this, at, memory);
    bool any_rare = false;
    for (std::size_t i = at; i < at + words; ++i) any_rare = any_rare || is_rare(i);
    const auto& kinds = words_[at]->kinds;
    if (!any_rare && is_rare(at) && (kinds.first_name || kinds.person_name))
      words = 1;
    else if (!any_rare)
      words = 0;
    for (std::size_t i = at; i < at + words; ++i) {
      if (tokens_[i].shape == Shape::lower) tokens_[i].shape = Shape::capitalised;
    }
    at += std::max<std::size_t>(words, 1);
  }
}

/// "shares of [Nokia]", "a stake in [Nokia]", "[Nokia] shares"
bool Reading::are_shares_of(std::size_t at) const {
  static constexpr WordList joints = {"in", "of"};
  const bool behind =
      at > 1 && is_one_of(words_[at - 1]->key, joints) && is_share(words_[at - 2]->key);
  return behind || (at + 1 < size() && words_[at + 1]->key == "shares");
}

/// "Abu Bakr al-Baghdadi"; and "Barzan al-Tikriti", whose ending hardly any town has.
bool Reading::is_behind_person_and_article(std::size_t at) const {
  if (at < 2 || !words_[at - 1]->article || !joins_name(tokens_[at].gap) ||
      tokens_[at - 1].gap != Gap::space || !is_capital(tokens_[at - 2].shape)) {
    return false;
  }
  const auto& before = words_[at - 2]->kinds;
  return before.first_name || before.title || (!before.common && keys_[at].ends_with('i'));
}

void Reading::count_use_of_capital(std::size_t at) {
  const Token& token = tokens_[at];
  WordUse& use = uses_[use_of_[at]];
  use.capital += !token.sentence_start;
  use.after_person += is_behind_person_and_article(at);
  if (at == 0 || token.gap != Gap::space) return;
  const Word& before = *words_[at - 1];
  const bool capital_before = is_capital(tokens_[at - 1].shape);
  // "Chris Trapani" makes a surname of Trapani; "From Trapani" and "East Trapani" do not.
  const bool goes_on =
      at + 1 < size() && tokens_[at + 1].gap == Gap::space && is_capital(tokens_[at + 1].shape);
  if (capital_before && !before.kinds.common && !goes_on) ++use.ends_name;
  if (capital_before && !(tokens_[at - 1].sentence_start && before.kinds.common))
    ++uses_[use_of_[at - 1]].begins_name;
  use.after_person += capital_before && (before.kinds.first_name || before.kinds.title);
  use.after_given += capital_before && !tokens_[at - 1].possessive && before.kinds.first_name &&
                     !before.kinds.common && !before.kinds.title &&
                     !before.name_kinds.has_place_name();
  use.of_shares += !capital_before && are_shares_of(at);
  use.after_in += !capital_before && (before.key == "in" || before.key == "at" ||
                                      before.key == "near" || before.key == "from");
}

void Reading::count_uses() {
  std::size_t capitals = 0, others = 0, small = 0, known = 0, strange = 0;
  const Token* const tokens = tokens_.data();
  const Word* const* const words = words_.data();
  const std::uint32_t* const use_of = use_of_.data();
  WordUse* const uses = uses_.data();
  constexpr std::size_t usual_words = 8;  // for each striking one
  striking_words_.reserve(size() / usual_words);
  for (std::size_t at = 0; at < size(); ++at) {
    const Shape shape = tokens[at].shape;
    if (shape == Shape::lower) {
      const Word& word = *words[at];
      ++uses[use_of[at]].lower;
      ++small;
      known += word.kinds.common;
      strange += !word.latin;
      if (word.kinds.common && !word.article && tokens[at].gap != Gap::hyphen) continue;
    } else if (shape != Shape::number) {
      ++others;
      capitals += shape == Shape::capitals;
      count_use_of_capital(at);
    }
    striking_words_.push_back(static_cast<std::uint32_t>(at));
  }
  const std::size_t letters = small + others;
  shouts_ = letters > 5 && capitals * 2 > letters;
  // Of English texts nine words in ten are in the list of ordinary ones, of others four at most.
  constexpr std::size_t least_small = 3;
  is_english_ = strange * 2 <= small && (small < least_small || known * 5 >= small * 3);
}

const KnownName& listed_name(const Reading& reading, std::size_t first, std::size_t last,
                             Memory& memory) {
  const auto text = slice(reading.text(), reading.span(first, last));
  if (last - first > 1) return memory.name(text, gazetteer::Spelling::listed);
  const Word& word = reading.word(first);
  if (word.name == nullptr) word.name = &memory.name(text, gazetteer::Spelling::listed);
  return *word.name;
}

std::size_t longest_name(const Reading& reading, std::size_t at, const Memory& memory) {
  const Word& word = reading.word(at);
  if (!word.may_begin_names) return word.name_kinds.empty() ? 0 : 1;
  return memory.gazetteer().longest_name(reading.keys(at, reading.reach(at)));
}

gazetteer::NameKinds name_kinds(const Reading& reading, std::size_t first, std::size_t last,
                                const Memory& memory) {
  if (last - first == 1) return reading.word(first).name_kinds;
  return memory.gazetteer().name_kinds(reading.keys(first, last - first));
}

bool is_izafet(const Reading& reading, std::size_t at) {
  static constexpr WordList particles = {"e", "i", "ye", "yi"};
  if (at == 0 || at + 1 >= reading.size()) return false;
  const Token &token = reading.token(at), &behind = reading.token(at + 1);
  return token.gap == Gap::hyphen && token.shape == Shape::lower &&
         is_capital(reading.token(at - 1).shape) && is_capital(behind.shape) &&
         (behind.gap == Gap::space || behind.gap == Gap::hyphen) &&
         is_one_of(reading.word(at).key, particles);
}

bool is_article(std::string_view key) {
  static constexpr std::array<std::string_view, 17> articles = {
      "ad", "adh", "al", "an", "ar", "as",  "ash", "at", "ath",
      "az", "ed",  "el", "er", "es", "esh", "et",  "ez"};
  return std::binary_search(articles.begin(), articles.end(), key);
}

}  // namespace loci::geoparse
