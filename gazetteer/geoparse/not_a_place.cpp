#include "gazetteer/geoparse/not_a_place.hpp"

#include "gazetteer/geoparse/other_spelling.hpp"
#include "gazetteer/geoparse/people_and_firms.hpp"
#include "gazetteer/geoparse/person_doubt.hpp"
#include "gazetteer/geoparse/surrounded_name.hpp"
#include "gazetteer/geoparse/word_list.hpp"

#include <string>
#include <string_view>

namespace loci::geoparse {
namespace {

// Taken from the names of well-known firms where nothing says "in" or the like: "Nokia reported".
constexpr double firm_penalty = 3.0;

// Taken from the names of military units that are small places or none: "Vostok brigade".
constexpr double unit_penalty = 2.0;

// Taken from a place after which a disease or its germ is called: "Marburg virus", "Ebola".
constexpr double disease_penalty = 3.0;

// Taken from what a storm is called.
constexpr double storm_penalty = 3.0;

// Taken from the first and the last word of a name around an Arabic article: "Ain al-Hawr".
constexpr double arabic_part_penalty = 3.0;

// Taken from the title of a peer: "the Duke of Wellington", who may never have been there.
constexpr double peer_penalty = 4.0;

// Taken from what is written like a place and is another sign: "US$1 million", "I'll", "250 B.C.",
// "Anglo-Saxon".
constexpr double other_sign_penalty = 8.0;

// Taken from an unlisted name of which the text says that it speaks: "Raed Jabir, spoke".
constexpr double speaker_penalty = 2.0;

// Taken from ordinary words that have a capital at the start of a sentence only: "Reading is".
constexpr double sentence_start_penalty = 1.0;

// Taken from the names of peoples, faiths, months and days, which are also those of some small
// towns: "Arab", "Friday". A place called so needs a clear context.
constexpr double people_or_calendar_penalty = 3.0;

// Taken in other languages from words of one or two letters ("La", "Il", "Os"), and from German
// nouns behind their articles ("das Essen"), which no town has.
constexpr double foreign_word_penalty = 4.0;

/// Looks at one possible mention and what stands around it.
class Doubt : private SurroundedName {
 public:
  using SurroundedName::SurroundedName;

  double all() {
    double doubt = 0;
    if (is_people_or_calendar()) doubt += people_or_calendar_penalty;
    if (is_beside_unit()) doubt += unit_penalty;
    if (is_called_a_disease()) doubt += disease_penalty;
    if (is_foreign_word()) doubt += foreign_word_penalty;
    if (is_peer()) doubt += peer_penalty;
    if (is_storm()) doubt += storm_penalty;
    if (is_part_of_arabic_place()) doubt += arabic_part_penalty;
    if (is_money() || is_anglo_saxon() || is_contraction() || is_era() || is_time_zone())
      doubt += other_sign_penalty;
    if (is_employer() && is_called_like_firm()) doubt += firm_penalty;
    if (is_located()) return doubt;
    if ((is_called_like_firm() || has_shares()) && !is_followed_by_area()) doubt += firm_penalty;
    if (is_speaker()) doubt += speaker_penalty;
    if (is_word_at_start()) doubt += sentence_start_penalty;
    return doubt;
  }

 private:
  bool is_firm_of_two(std::size_t at) const {
    return begins_firm(key(at)) && has(at + 1) && token(at + 1).gap == Gap::space &&
           is_firm(std::string(key(at)) + " " + std::string(key(at + 1)));
  }

  /// "Nokia", "Rio Tinto", and "Suisse" of Credit Suisse.
  bool is_called_like_firm() const {
    if (mention_.words() == 2) return is_firm_of_two(first_);
    return mention_.words() == 1 && (is_firm(key(first_)) || is_firm_of_two(first_) ||
                                     (first_ > 0 && is_firm_of_two(first_ - 1)));
  }

  /// "workers at [Nokia]", "worked for [Burberry]"
  bool is_employer() const {
    static constexpr WordList joints = {"at", "by", "for", "of", "with"};
    return first_ > 1 && token(first_).gap == Gap::space && is_one_of(key(first_ - 1), joints) &&
           is_employed(key(first_ - 2));
  }

  /// Whether the text somewhere speaks of its shares: no country and no city with an exchange.
  bool has_shares() const {
    constexpr float exchange_log_population = 5.7F;  // 500,000 people
    if (reading_.use(first_).of_shares == 0 || !mention_.listed()) return false;
    const int kind = mention_.name->best_kind;
    return kind != kind_country && kind != kind_capital && kind != kind_continent &&
           mention_.name->log_population < exchange_log_population;
  }

  /// "Orange, California": a name behind a comma that may be the area around.
  bool is_followed_by_area() const {
    return has(last_) && token(last_).gap == Gap::comma && is_capital(token(last_).shape) &&
           reading_.word(last_).name_kinds.has_place_name() && !is_firm(key(last_));
  }

  bool is_beside_unit() {
    const bool behind =
        has(last_) && token(last_).gap == Gap::space && is_military_unit(key(last_));
    const bool before =
        first_ > 0 && token(first_).gap == Gap::space && is_military_unit(key(first_ - 1));
    if (!behind && !before) return false;
    return !mention_.listed() || mention_.name->log_population < town_log_population;
  }

  bool is_foreign_word() {
    static constexpr WordList articles = {"beim",  "das", "dem",  "des",    "ein", "einem",
                                          "einen", "im",  "kein", "keinen", "vom", "zum"};
    if (reading_.is_english() || mention_.words() != 1) return false;
    if (key(first_).size() <= 2 && token(first_).shape != Shape::capitals) return true;
    if (first_ == 0 || token(first_).gap != Gap::space || !is_one_of(key(first_ - 1), articles)) {
      return false;
    }
    return mention_.listed() && is_settlement(mention_.name->best_kind);
  }

  /// "Hurricane Florence"
  bool is_storm() const {
    static constexpr WordList words = {"cyclone", "hurricane", "storm", "typhoon"};
    return mention_.words() == 1 && first_ > 0 && token(first_).gap == Gap::space &&
           is_capital(token(first_).shape) && is_one_of(key(first_ - 1), words) &&
           !token(first_ - 1).sentence_start;
  }

  bool is_part_of_arabic_place() const {
    if (mention_.words() != 1 || !is_capital(token(first_).shape)) return false;
    const bool head = has(last_ + 1) && begins_a_place(key(first_)) &&
                      token(last_).gap == Gap::space && reading_.word(last_).article &&
                      joins_name(token(last_ + 1).gap) && is_capital(token(last_ + 1).shape);
    const bool tail = first_ > 1 && joins_name(token(first_).gap) &&
                      reading_.word(first_ - 1).article && token(first_ - 1).gap == Gap::space &&
                      begins_a_place(key(first_ - 2)) && is_capital(token(first_ - 2).shape);
    return head || tail;
  }

  /// "Marburg virus", "Marburg hemorrhagic fever"
  bool is_called_a_disease() const {
    if (is_disease(key(last_ - 1))) return true;
    if (!goes_on_in_small_letters(reading_, last_) || is_located()) return false;
    return is_disease(key(last_)) ||
           (key(last_).ends_with("ic") && goes_on_in_small_letters(reading_, last_ + 1) &&
            is_disease(key(last_ + 1)));
  }

  /// "I'll", "we're": once its apostrophe is gone, like an abbreviation or a name.
  bool is_contraction() const {
    static constexpr WordList keys = {"id", "ill", "im", "ive", "well", "were", "hell", "shell"};
    const auto written = slice(reading_.text(), reading_.span(first_, last_));
    const bool apostrophe = written.find('\'') != std::string_view::npos ||
                            written.find("\u2019") != std::string_view::npos;
    return apostrophe && mention_.words() == 1 && is_one_of(key(first_), keys);
  }

  /// "250 B.C."
  bool is_era() const {
    return mention_.words() == 1 && (key(first_) == "bc" || key(first_) == "ad") && first_ > 0 &&
           token(first_).gap == Gap::space && token(first_ - 1).shape == Shape::number;
  }

  /// "8 a.m. EST", "17:00 CET"
  bool is_time_zone() const {
    static constexpr WordList zones = {"bst", "cdt", "cest", "cet", "cst", "edt", "eest",
                                       "eet", "est", "gmt",  "ist", "mdt", "msk", "mst",
                                       "pdt", "pst", "utc",  "wib", "wit"};
    if (mention_.words() != 1 || first_ == 0 || token(first_).shape != Shape::capitals ||
        !is_one_of(key(first_), zones)) {
      return false;
    }
    return token(first_ - 1).shape == Shape::number || key(first_ - 1) == "am" ||
           key(first_ - 1) == "pm" || key(first_ - 1) == "m";  // "a.m."
  }

  /// "the Duke of [Wellington]", "the Earls of [Derby]".
  bool is_peer() const {
    static constexpr WordList titles = {
        "duke",        "dukes",    "duchess",     "earl",     "earls",    "marquess", "marquis",
        "marchioness", "viscount", "viscountess", "baroness", "countess", "margrave"};
    return first_ > 1 && token(first_).gap == Gap::space && token(first_ - 1).gap == Gap::space &&
           key(first_ - 1) == "of" && is_capital(token(first_ - 2).shape) &&
           is_one_of(key(first_ - 2), titles);
  }

  /// "the Anglo-Saxons", who are of no Saxony; "Anglo American", a firm.
  bool is_anglo_saxon() const {
    if (first_ == 0 || key(first_ - 1) != "anglo") return false;
    if (key(first_).starts_with("saxon")) return joins_name(token(first_).gap);
    return key(first_) == "american" && token(first_).gap == Gap::space;
  }

  bool is_money() const {
    const std::size_t end = reading_.span(first_, last_).end;
    return end < reading_.text().size() && reading_.text()[end] == '$';
  }

  /// Several words that no gazetteer lists, and behind them, or behind a comma, a verb of speech.
  bool is_speaker() const {
    if (mention_.listed() || mention_.words() < 2 || !has(last_)) return false;
    const Gap gap = token(last_).gap;
    return (gap == Gap::space || gap == Gap::comma) && token(last_).shape == Shape::lower &&
           reading_.word(last_).word_class.starts_with("vc");
  }

  bool is_word_at_start() const {
    return mention_.words() == 1 && token(first_).sentence_start &&
           token(first_).shape == Shape::capitalised && reading_.word(first_).kinds.common &&
           reading_.use(first_).capital == 0 && goes_on_in_small_letters(reading_, last_);
  }

  bool is_people_or_calendar() const {
    const auto& kinds = reading_.word(first_).kinds;
    return mention_.words() == 1 && (kinds.people || kinds.calendar) &&
           !mention_.kinds.has(gazetteer::NameKind::adjective) &&
           !mention_.kinds.has(gazetteer::NameKind::demonym);
  }
};

}  // namespace

double doubt_of(const Reading& reading, const PossibleMention& mention) {
  return Doubt(reading, mention).all() + doubt_of_person(reading, mention);
}

}  // namespace loci::geoparse
