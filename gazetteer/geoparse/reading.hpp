/// \file
/// A text as its words, with what the whole document says of each word.
#pragma once

#include "gazetteer/geoparse/memory.hpp"
#include "gazetteer/geoparse/tokens.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace loci::geoparse {

/// How a document uses a word, over all of its occurrences.
struct WordUse {
  std::uint32_t capital = 0;  ///< with a capital, not at a sentence's start
  std::uint32_t lower = 0;
  std::uint32_t after_person = 0;  ///< right behind a given name or a title
  std::uint32_t after_given = 0;   ///< right behind what is only a given name
  std::uint32_t ends_name = 0;     ///< last of several capitals the first of which is no place
  std::uint32_t begins_name = 0;   ///< first of several capitals
  std::uint32_t of_shares = 0;     ///< behind "shares of", "shares in", or before "shares"
  std::uint32_t after_in = 0;      ///< right behind "in", "at", "near", "from"
};

/// One text, read once. Keeps views into the text and into the memory. In a text without capitals
/// the words of listed places and of people's names have the shape that a capital would give them.
class Reading {
 public:
  /// \param memory must outlive this object
  Reading(std::string_view text, Memory& memory);

  std::string_view text() const { return text_; }
  std::size_t size() const { return words_.size(); }
  const Token& token(std::size_t at) const { return tokens_[at]; }
  const Word& word(std::size_t at) const { return *words_[at]; }
  /// The word's key as spans of keys are asked for.
  std::span<const std::string_view> keys(std::size_t first, std::size_t count) const {
    return {keys_.data() + first, count};
  }
  /// How many words from here on may form one name: no comma or full stop between them.
  std::size_t reach(std::size_t at) const;
  /// The words that are more than common ones in small letters: with a capital, rare, behind a
  /// hyphen, or an article. Few words of most texts.
  std::span<const std::uint32_t> striking_words() const { return striking_words_; }
  const WordUse& use(std::size_t at) const { return uses_[use_of_[at]]; }
  /// The bytes from word first up to, not including, word last.
  TextSpan span(std::size_t first, std::size_t last) const {
    return {tokens_[first].span.begin, tokens_[last - 1].span.end};
  }
  /// The words that may tell where the text is at home, and how many are about sport, about
  /// politics.
  std::span<const std::size_t> home_words() const { return home_words_; }
  std::size_t words_of_sport() const { return words_of_sport_; }
  std::size_t words_of_politics() const { return words_of_politics_; }
  /// True where most words are written in capitals.
  bool shouts() const { return shouts_; }
  /// False where the words in small letters are of another language, as far as so few can tell.
  bool is_english() const { return is_english_; }

 private:
  void add_words(Memory& memory);
  void find_words(std::size_t begin, std::size_t end, Memory& memory);
  const Word& with_token(std::size_t at, Memory& memory);
  const Word& with_dot(std::size_t at, const Word& found, Memory& memory);
  void join_possessive(std::size_t at, Memory& memory);
  bool has_capitals() const;
  void restore_capitals(const Memory& memory);
  bool are_shares_of(std::size_t at) const;
  bool is_behind_person_and_article(std::size_t at) const;
  void count_uses();
  void count_use_of_capital(std::size_t at);

  std::string_view text_;
  std::vector<Token> tokens_;
  std::vector<const Word*> words_;
  std::vector<std::string_view> keys_;
  std::vector<std::uint32_t> striking_words_;
  std::vector<std::uint32_t> use_of_;  ///< for each word, which of uses_
  std::vector<WordUse> uses_;          ///< one for each different key
  std::vector<std::size_t> home_words_;
  std::size_t words_of_sport_ = 0, words_of_politics_ = 0;
  bool shouts_ = false;
  bool is_english_ = true;
};

/// The places that the words from first up to, not including, last denote as a listed name.
const KnownName& listed_name(const Reading& reading, std::size_t first, std::size_t last,
                             Memory& memory);

/// How many words from one on form the longest listed name; 0 for none.
std::size_t longest_name(const Reading& reading, std::size_t at, const Memory& memory);

/// As which kinds the name of exactly these words is listed.
gazetteer::NameKinds name_kinds(const Reading& reading, std::size_t first, std::size_t last,
                                const Memory& memory);

/// True where a name may run on over the gap.
inline bool joins_name(Gap gap) {
  return gap == Gap::space || gap == Gap::hyphen || gap == Gap::line;
}

/// True where a word in small letters follows the one before it and a blank: the sentence goes on.
inline bool goes_on_in_small_letters(const Reading& reading, std::size_t at) {
  return at < reading.size() && reading.token(at).gap == Gap::space &&
         reading.token(at).shape == Shape::lower;
}

/// True for the Persian particle within a name: "Pul-e-Khumri", "Torbat-i Jam".
bool is_izafet(const Reading& reading, std::size_t at);

/// True for the key of an Arabic article in any of its assimilated forms: "al", "ez", "ash".
bool is_article(std::string_view key);

}  // namespace loci::geoparse
