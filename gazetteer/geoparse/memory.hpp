/// \file
/// What the geoparser remembers of words and names, so that each is looked up once.
#pragma once

#include "gazetteer/gazetteer.hpp"
#include "gazetteer/geoparse/country_letters.hpp"
#include "gazetteer/geoparse/remembered_sums.hpp"
#include "gazetteer/geoparse/seats.hpp"
#include "gazetteer/geoparse/text_table.hpp"
#include "gazetteer/geoparse/tokens.hpp"
#include "gazetteer/geoparse/word_table.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace loci::geoparse {

struct KnownName;

/// Which number a word's key has in the text that is read.
struct KeyNumber {
  std::uint32_t reading = 0;  ///< see Memory::next_reading()
  std::uint32_t number = 0;
};

/// All that the lexicon knows of a word as written; what is asked of every word of a text first, in
/// one line of a cache.
struct alignas(64) Word {
  std::string_view key;                     ///< gazetteer::word_key of it
  mutable const KnownName* name = nullptr;  ///< the listed name of this word, once asked for
  std::uint32_t key_number = 0;             ///< of its key, among all of this memory
  gazetteer::WordKinds kinds;
  gazetteer::NameKinds name_kinds;  ///< of the word alone
  bool article = false;             ///< is_article()
  bool of_sport = false;            ///< is_of_sport()
  bool of_politics = false;         ///< is_of_politics()
  bool may_tell_home = false;       ///< may_tell_home()
  bool may_begin_names = false;     ///< gazetteer::Gazetteer::may_begin_names()
  bool latin = false;               ///< gazetteer::is_latin() of the key
  std::uint8_t speech = 0;          ///< part_of_speech() of word_class
  std::uint64_t hash = 0;           ///< of key
  std::string_view word_class;      ///< see word_class()
  std::uint64_t word_class_hash = 0;
  std::string_view ending;  ///< the last three bytes of key
  std::uint64_t ending_hash = 0;
};

/// The families of feature codes that features tell apart.
enum PlaceKind : std::uint8_t {
  kind_country = 1,
  kind_admin1,
  kind_admin2,
  kind_admin_other,
  kind_capital,
  kind_admin_seat,
  kind_town,
  kind_quarter,
  kind_water,
  kind_region,
  kind_continent,
  kind_spot,
  kind_airport,
  kind_terrain,
  kind_other,
};
PlaceKind place_kind(const gazetteer::Place& place);

/// A place that a name may denote: what ranking asks of it again and again, close together in
/// memory, and all else that the gazetteer says.
struct alignas(64) KnownCandidate {
  double x = 0, y = 0, z = 0;  ///< position on the unit sphere
  float log_population = 0;    ///< log10(1 + population)
  std::uint32_t id = 0;        ///< number of the place's id in this memory
  std::uint32_t country = 0;   ///< number of the country's code in this memory; 0: none
  std::uint32_t admin1 = 0;    ///< likewise of country and admin1 together
  std::uint32_t admin2 = 0;    ///< likewise, second level
  CountryLetters letters = 0;  ///< of the country
  PlaceKind kind = kind_other;
  gazetteer::NameKind name_kind = gazetteer::NameKind::preferred;
  gazetteer::Match match = gazetteer::Match::exact;
  std::int8_t label_rank = -1;
  const gazetteer::Candidate* listed = nullptr;  ///< what all this is taken from
};

/// A name as written and the places that it may denote, best first. What is asked of all names lies
/// in one line of a cache.
struct alignas(32) KnownName {
  float log_population = 0;  ///< of the most populous candidate
  int best_kind = 0;         ///< place_kind of the first candidate
  std::vector<KnownCandidate> candidates;
  std::vector<SeatAndArea> seats;            ///< of candidates
  std::vector<gazetteer::Candidate> listed;  ///< what the candidates point to
};

/// Between two candidates, on a sphere.
double distance_km(const KnownCandidate& a, const KnownCandidate& b);

/// What log_population is from towns on whose names are hardly ever only those of something else:
/// 15,000 people.
inline constexpr float town_log_population = 4.2F;

/// True for a name that is best known as a settlement, but of no town of that size.
bool is_village(const KnownName& name);

/// Where people live, but for capitals, which are spoken of in other ways. \param kind a PlaceKind
inline bool is_settlement(int kind) {
  return kind == kind_admin_seat || kind == kind_town || kind == kind_quarter;
}

/// A region, a sea, a mountain or the like. \param kind a PlaceKind
inline bool is_natural(int kind) {
  return kind == kind_region || kind == kind_water || kind == kind_terrain;
}

/// Remembers words and names of one gazetteer. Not for several threads at once. What it returns
/// stays valid until forget_much().
class Memory {
 public:
  explicit Memory(const gazetteer::Gazetteer& gazetteer) : gazetteer_(gazetteer) {}

  /// What finds a word of a text.
  struct WordKey {
    WordBytes bytes;  ///< of a short one
    std::uint64_t hash = 0;
  };

  const Word& word(std::string_view text) {
    const TextSpan all{0, text.size()};
    return word(text, all, expect_word(text, all));
  }
  /// Likewise of a word of a text. \param key from expect_word()
  const Word& word(std::string_view text, TextSpan span, const WordKey& key) {
    const bool is_short = span.end - span.begin <= WordBytes::most;
    const Word* const known = is_short ? words_.find(key.bytes, key.hash) : nullptr;
    return known ? *known : long_or_new_word(slice(text, span), key.hash);
  }
  /// That word() is going to be asked for a word of a text, after a few others.
  WordKey expect_word(std::string_view text, TextSpan span) const {
    if (span.end - span.begin > WordBytes::most) return {{}, expect_long_word(slice(text, span))};
    const WordBytes bytes = bytes_of_word(text, span);
    const std::uint64_t hash = bytes.hash();
    words_.expect(hash);
    return {bytes, hash};
  }

  const KnownName& name(std::string_view text, gazetteer::Spelling spelling);
  /// That name() is going to be asked of a listed name, after a few others; see expect_word().
  std::uint64_t expect_name(std::string_view text) const { return listed_.expect(text); }
  void expect_name_more(std::uint64_t hash) const { listed_.expect_more(hash); }
  /// A name that can only be this place, whatever it is called: somebody has decided so.
  const KnownName& only(const gazetteer::Place& place);

  const gazetteer::Gazetteer& gazetteer() const { return gazetteer_; }

  /// Of the model that tells toponyms by their words.
  RememberedSums& recognition_sums() { return recognition_sums_; }

  /// A number for each text that is read, by which it knows its own of the numbers of keys.
  std::uint32_t next_reading() { return ++readings_; }
  KeyNumber& number_of_key(const Word& word) { return key_numbers_[word.key_number]; }

  /// Drops everything once it has grown past a fixed bound: memory stays constant over endless
  /// input.
  void forget_much();

 private:
  const Word& new_word(std::string_view text);
  // Those of more than WordBytes::most, which are few.
  const Word& long_or_new_word(std::string_view text, std::uint64_t hash);
  std::uint64_t expect_long_word(std::string_view text) const;
  /// Whether a place is listed under words with these keys and this one.
  bool has_area(std::span<const std::string> keys, std::string_view word_key) const;
  void add_areas(std::string_view text, std::string_view word,
                 std::vector<gazetteer::Candidate>& candidates) const;
  std::vector<gazetteer::Candidate> candidates_of(std::string_view text,
                                                  gazetteer::Spelling spelling) const;
  std::uint32_t number_of(std::string_view code);
  KnownCandidate known(const gazetteer::Candidate& candidate);
  /// The name with its candidates, whose places are given.
  KnownName known_name(std::vector<gazetteer::Candidate> listed);

  const gazetteer::Gazetteer& gazetteer_;
  std::uint32_t readings_ = 0;
  WordTable<Word> words_;
  TextTable<Word> long_words_;
  TextTable<std::uint32_t> keys_;  ///< of words, each with its number
  std::vector<KeyNumber> key_numbers_;
  TextTable<KnownName> listed_;
  TextTable<KnownName> fuzzy_;
  TextTable<KnownName> only_;  ///< by id and position: ids may be a stranger's
  TextTable<std::uint32_t> numbers_;
  RememberedSums recognition_sums_;
};

}  // namespace loci::geoparse
