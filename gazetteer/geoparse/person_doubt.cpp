#include "gazetteer/geoparse/person_doubt.hpp"

#include "gazetteer/geoparse/people_and_firms.hpp"
#include "gazetteer/geoparse/surrounded_name.hpp"
#include "gazetteer/geoparse/word_list.hpp"

#include <string_view>

namespace loci::geoparse {
namespace {

// Taken from parts of a person's name: "Victoria Nuland", "Jack London".
constexpr double person_penalty = 1.5;

// Taken besides from a given name before a word that nothing else explains, "Georgia Meloni", and
// from what stands behind one.
constexpr double given_name_penalty = 3.5;

// Taken from a surname that the text has introduced: "Denzel Washington … Washington won".
constexpr double surname_penalty = 2.5;

// Taken from what the text has introduced as one, though no list of surnames has it: "Tom Halifax,
// 45, … Halifax denied it".
constexpr double unlisted_surname_penalty = 5.0;

// Taken from an Arabic surname after a place: "Abu Bakr al-Baghdadi", and "Baghdadi" behind him.
constexpr double nisba_penalty = 6.0;

// Taken from a name that is described as a person: "Charlotte, her daughter", "Paris, 14, is",
// "Charlotte, who was older".
constexpr double described_person_penalty = 5.0;

// Taken from a given name and a surname that no gazetteer lists together: "Hassan Rouhani".
constexpr double full_name_penalty = 3.0;

// Taken from names of no power behind "loyal to".
constexpr double leader_penalty = 3.0;

// Taken from the names of those who made history, where they do something: "Napoleon marched".
constexpr double figure_penalty = 7.0;

bool is_possessive_pronoun(std::string_view key) {
  static constexpr WordList words = {"her", "his", "my", "their"};
  return is_one_of(key, words);
}

/// Looks at one possible mention as at a person.
class PersonDoubt : private SurroundedName {
 public:
  using SurroundedName::SurroundedName;

  double all() const {
    double doubt = 0;
    if (is_part_of_person()) doubt += person_penalty;
    if (is_given_name() || is_behind_given_name()) doubt += given_name_penalty;
    if (is_nisba()) doubt += nisba_penalty;
    if (is_leader()) doubt += leader_penalty;
    if (is_full_name_of_person()) doubt += full_name_penalty;
    if (is_located()) return doubt;
    if (is_described_as_person()) {
      doubt += described_person_penalty;
    } else if (is_introduced_surname() || is_in_office()) {
      doubt += surname_penalty;
    } else if (is_unlisted_surname()) {
      doubt += unlisted_surname_penalty;
    }
    if (is_figure_acting()) doubt += figure_penalty;
    return doubt;
  }

 private:
  /// A given name before a surname ("Paris Hilton"), or a surname behind a given name ("Jack
  /// London").
  bool is_part_of_person() const {
    if (mention_.words() != 1) return false;
    const auto beside = [&](std::size_t gap_at, std::size_t at) {
      return token(gap_at).gap == Gap::space && token(at).shape == Shape::capitalised &&
             !reading_.word(at).kinds.common;
    };
    const auto& own = reading_.word(first_).kinds;
    if (has(last_) && (own.first_name || own.person_name)) {
      const Word& next = reading_.word(last_);
      if (beside(last_, last_) && !next.kinds.title &&  // "Florida Gov."
          (next.name_kinds.empty() || next.kinds.person_name)) {
        return true;
      }
    }
    if (first_ == 0 || !own.person_name || token(first_).gap != Gap::space ||
        token(first_ - 1).shape != Shape::capitalised) {
      return false;
    }
    const Word& before = reading_.word(first_ - 1);
    return before.kinds.first_name && !before.name_kinds.has(gazetteer::NameKind::preferred);
  }

  /// A given name before a word that is a surname, or neither an ordinary one nor on any map.
  bool is_given_name() const {
    if (mention_.words() != 1 || !has(last_)) return false;
    const bool given = reading_.word(first_).kinds.first_name;
    if (!given && (!is_given_too(key(first_)) || is_located())) return false;
    const Word& next = reading_.word(last_);
    const Shape shape = token(last_).shape;  // mixed: "O'Keeffe"
    if (token(last_).gap != Gap::space || (shape != Shape::capitalised && shape != Shape::mixed) ||
        token(first_).possessive || next.kinds.company || next.kinds.title) {
      return false;
    }
    if (next.kinds.common) return is_surname_too(next.key);
    if (next.kinds.person_name) return true;
    // "Paris Berelc", but not "Dallas Mavericks"
    return next.name_kinds.empty() && (given || !next.key.ends_with('s'));
  }

  /// "Marco Reus", "Salvador Dali": a town behind what is only a given name.
  bool is_behind_given_name() const {
    if (mention_.words() != 1 || first_ == 0 || token(first_).gap != Gap::space ||
        token(first_ - 1).shape != Shape::capitalised ||
        token(first_).shape != Shape::capitalised || token(first_ - 1).possessive) {
      return false;
    }
    const Word& before = reading_.word(first_ - 1);
    return before.kinds.first_name && !before.kinds.common && !before.kinds.title &&
           !before.name_kinds.has_place_name();
  }

  /// Once a person, always a person, where the text never says "in" before the name.
  bool is_introduced_surname() const {
    const WordUse& use = reading_.use(first_);
    return mention_.words() == 1 && reading_.word(first_).kinds.person_name &&
           use.after_person > 0 && use.after_in == 0;
  }

  /// Likewise a word that is no known surname, behind what is only a given name.
  bool is_unlisted_surname() const {
    const WordUse& use = reading_.use(first_);
    return mention_.words() == 1 && token(first_).shape == Shape::capitalised &&
           use.after_given > 0 && use.after_in == 0;
  }

  /// "al-Tikriti", "Baghdadi": a surname after a place, behind an Arabic article in Latin letters
  /// or where a given name has introduced it so.
  bool is_nisba() const {
    const std::size_t last = last_ - 1;
    const bool with_article = mention_.words() == 2 && reading_.word(first_).article;
    if ((mention_.words() != 1 && !with_article) || !key(last).ends_with('i') ||
        mention_.kinds.has_place_name()) {
      return false;
    }
    const bool of_people = mention_.kinds.has(gazetteer::NameKind::adjective) ||
                           mention_.kinds.has(gazetteer::NameKind::demonym);
    const bool behind_article =
        first_ > 0 && reading_.word(first_ - 1).article && token(first_).gap == Gap::hyphen;
    const WordUse& use = reading_.use(last);
    return (of_people && behind_article) || (use.after_person > 0 && use.after_in == 0);
  }

  bool is_full_name_of_person() const {
    if (mention_.listed() || mention_.words() != 2) return false;
    const auto& given = reading_.word(first_).kinds;
    const auto& surname = reading_.word(first_ + 1).kinds;
    return given.first_name && !given.common && surname.person_name && !surname.common;
  }

  /// "loyal to [Menfi]", but not "to [Damascus]".
  bool is_leader() const {
    if (first_ < 2 || mention_.words() != 1 || !mention_.listed() || key(first_ - 1) != "to" ||
        !is_attached(key(first_ - 2)) || key(first_ - 2) == "according") {
      return false;
    }
    const int kind = mention_.name->best_kind;
    return kind != kind_country && kind != kind_capital && kind != kind_region &&
           kind != kind_continent && kind != kind_admin1;
  }

  /// "the Obama administration"
  bool is_in_office() const {
    static constexpr WordList terms = {"administration", "campaign", "presidency"};
    return mention_.words() == 1 && reading_.word(first_).kinds.person_name && has(last_) &&
           token(last_).gap == Gap::space && is_one_of(key(last_), terms);
  }

  bool is_described_as_person() const {
    if (mention_.words() != 1) return false;
    const bool kin_before = first_ > 1 && token(first_).gap == Gap::space &&
                            is_kin(key(first_ - 1)) && is_possessive_pronoun(key(first_ - 2));
    if (kin_before) return true;
    if (!has(last_ + 1) || token(last_).gap != Gap::comma) return false;
    if (key(last_) == "who" && reading_.word(first_).kinds.first_name) return true;
    const bool age = token(last_).shape == Shape::number && key(last_).size() <= 2 &&
                     token(last_ + 1).gap == Gap::comma;
    const bool kin_behind = is_possessive_pronoun(key(last_)) && is_kin(key(last_ + 1));
    return age || kin_behind;
  }

  /// "Napoleon crossed", "Sherman's army".
  bool is_figure_acting() const {
    const bool owner = first_ > 0 && key(first_ - 1) == "of";  // "the University of Washington"
    if (owner || mention_.words() != 1 || !is_figure_of_history(key(first_)) ||
        !goes_on_in_small_letters(reading_, last_)) {
      return false;
    }
    if (token(first_).possessive) return is_owned_by_commander(key(last_));
    return is_deed(key(last_)) || (is_adventure(key(last_)) && !is_great_city());
  }

  bool is_great_city() const {
    constexpr float great_log_population = 5.7F;  // 500,000 people
    return mention_.listed() && (mention_.name->best_kind == kind_capital ||
                                 mention_.name->log_population >= great_log_population);
  }
};

}  // namespace

double doubt_of_person(const Reading& reading, const PossibleMention& mention) {
  return PersonDoubt(reading, mention).all();
}

}  // namespace loci::geoparse
