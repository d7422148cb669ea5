#include "gazetteer/geoparse/sense_features.hpp"

#include "gazetteer/geoparse/neighbour_words.hpp"
#include "gazetteer/geoparse/sense_words.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

namespace loci::geoparse {
namespace {

constexpr std::size_t farthest_head = 5;      // words behind the name, up to the noun it belongs to
constexpr std::size_t farthest_governor = 4;  // words between the name and its preposition
constexpr std::size_t longest_list = 6;       // names in "Homs, Hama and Idlib"

/// What a common word is in a sentence.
enum class Role { other, noun, verb, auxiliary, preposition, determiner, adjective, adverb, joint };

/// By part_of_speech(). Rare words, which have none, are nouns more often than not.
constexpr auto roles = std::to_array<Role>(
    {Role::noun, Role::preposition, Role::determiner, Role::joint, Role::other, Role::auxiliary,
     Role::auxiliary, Role::verb, Role::verb, Role::verb, Role::verb, Role::adjective, Role::adverb,
     Role::noun, Role::noun, Role::noun});

constexpr FeatureValue a_name = "<name>";

/// What a noun means: person, group, location, artefact …; without number.
std::string_view meaning_of(std::string_view word_class) {
  return word_class.empty() ? "?" : word_class.substr(0, 2);
}

/// Writes the features of one toponym to a FeatureList or a FeatureSum.
template <typename Features>
class SenseWriter {
 public:
  SenseWriter(const Reading& reading, const Topics& topics, const PossibleMention& mention,
              Memory& memory, Features& out)
      : reading_(reading),
        topics_(topics),
        memory_(memory),
        out_(out),
        mention_(mention),
        first_(mention.first),
        last_(mention.last),
        kind_(kind_of(mention)),
        governor_(governor_of(mention.first)) {}

  void write() {
    out_.add("bias");
    out_.add("kind", kind_);
    write_name();
    write_behind();
    write_before();
    write_list();
    write_text();
  }

 private:
  std::string_view key(std::size_t at) const { return reading_.word(at).key; }
  /// The key as features say it.
  FeatureValue said(std::size_t at) const { return {key(at), reading_.word(at).hash}; }
  std::string_view word_class(std::size_t at) const { return reading_.word(at).word_class; }
  Role role(std::size_t at) const { return roles[reading_.word(at).speech]; }
  bool capital(std::size_t at) const { return is_capital(reading_.token(at).shape); }
  /// True where the word at belongs to the same phrase as the one before it.
  bool follows(std::size_t at) const {
    return at < reading_.size() && joins_name(reading_.token(at).gap);
  }

  int kind_of(const PossibleMention& mention) {
    if (mention.name != nullptr) return mention.name->best_kind;
    return listed_name(reading_, mention.first, mention.last, memory_).best_kind;
  }

  FeatureValue class_of_noun(std::size_t at) const {
    static constexpr FeatureValue part = "<part of place>", people = "<people or body>";
    if (is_part_of_place(key(at))) return part;
    if (is_people_or_body(key(at))) return people;
    return meaning_of(word_class(at));
  }

  /// The last noun of the phrase that begins at a word; nothing where none does.
  std::optional<std::size_t> head_from(std::size_t at) const {
    std::optional<std::size_t> head;
    for (std::size_t i = at; follows(i) && i < at + farthest_head; ++i) {
      if (capital(i)) break;
      if (reading_.token(i).shape == Shape::number) continue;
      const Role is = role(i);
      if (is == Role::noun) {
        head = i;
      } else if (is == Role::verb && word_class(i).back() != 'd' && word_class(i).back() != 'g') {
        break;
      } else if (is != Role::adjective && is != Role::verb) {
        break;
      } else if (is == Role::verb && (i == at || head)) {
        break;
      }
      if (reading_.token(i).possessive) break;
    }
    return head;
  }

  /// What the name itself says: "Bank of Japan", "Washington University", "Kremlin", "DALLAS (AP)".
  void write_name() {
    const bool metonym = mention_.kinds.has(gazetteer::NameKind::metonym);
    out_.add("listed_as", mention_.kinds.has_place_name() ? 1 : 0, metonym ? 1 : 0);
    if (last_ - first_ > 1) {
      if (reading_.word(last_ - 1).kinds.common) {
        out_.add("tail", said(last_ - 1));
        out_.add("tail_class", class_of_noun(last_ - 1));
      }
      if (reading_.word(first_).kinds.common) out_.add("first", class_of_noun(first_));
    }
    if (reading_.token(first_).shape == Shape::capitals && !reading_.shouts())
      out_.add("capitals", gap_class(last_), reading_.token(last_ - 1).dotted ? 1 : 0);
  }

  void write_behind() {
    const bool possessive = reading_.token(last_ - 1).possessive;
    std::size_t at = last_;
    if (!follows(at)) {
      out_.add("end", gap_class(at), kind_);
      if (possessive) out_.add("possessive", kind_);
      return;
    }
    const bool hyphen = reading_.token(at).gap == Gap::hyphen;
    if (hyphen) out_.add("hyphen", said(at));
    const bool run = capital(at);
    out_.add("run", run ? 1 : 0, possessive ? 1 : 0, kind_);
    if (run) {
      write_run(at);
      return;
    }
    while (follows(at) && role(at) == Role::adverb) ++at;
    if (!follows(at)) return;
    const Role next = role(at);
    out_.add("role_behind", static_cast<int>(next), possessive ? 1 : 0);
    out_.add("behind", said(last_));
    if (possessive) {
      out_.add("possessive", kind_);
    } else if (next == Role::verb || next == Role::auxiliary) {
      write_verb(at);
    }
    if (const auto head = head_from(at)) {
      out_.add("head", said(*head));
      out_.add("head_governed", class_of_noun(*head), is_preposition_before() ? 1 : 0);
      out_.add("head_class", class_of_noun(*head), possessive ? 1 : 0);
      out_.add("head_class_kind", class_of_noun(*head), kind_ <= kind_country ? 1 : 0);
    } else if (possessive) {
      out_.add("no_head");
    }
  }

  /// A longer name of which the toponym is the beginning: "Paris Police Department".
  void write_run(std::size_t at) {
    std::size_t end = at + 1;
    bool person = reading_.word(at).kinds.first_name || reading_.word(at).kinds.title;
    bool company = reading_.word(at).kinds.company;
    bool body = is_body(at);
    while (follows(end) && end < at + farthest_head && capital(end)) {
      person = person || reading_.word(end).kinds.first_name;
      company = company || reading_.word(end).kinds.company;
      body = body || is_body(end);
      ++end;
    }
    if (company) out_.add("run_company");
    if (body) out_.add("run_body");
    out_.add("run_head", said(end - 1));
    out_.add("run_head_class", class_of_noun(end - 1), kind_ <= kind_country ? 1 : 0);
    if (person) out_.add("run_person");
    out_.add("run_words", static_cast<int>(end - at));
  }

  bool is_body(std::size_t at) const {
    return is_people_or_body(key(at)) || meaning_of(word_class(at)) == "ng";
  }

  void write_verb(std::size_t at) {
    const auto verb_class = word_class(at);
    const bool finite = verb_class.back() == 'd' || verb_class.back() == 'z' ||
                        role(at) == Role::auxiliary || key(at) == "has" || key(at) == "had";
    const bool free = !is_preposition_before() || may_begin_clause(key(*governor_));
    if (finite && free) {
      out_.add("subject");
      out_.add("subject_kind", kind_);
      out_.add("subject_of", verb_class.substr(0, 2),
               kind_ == kind_country || kind_ == kind_capital ? 1 : 0);
    }
    const bool passive = verb_class == "be" && follows(at + 1) && role(at + 1) == Role::verb;
    const bool clause_start =
        first_ == 0 || reading_.token(first_).sentence_start || governor_role() == Role::joint;
    out_.add("verb", said(at));
    out_.add("verb_class", verb_class, clause_start ? 1 : 0);
    out_.add("verb_governed", is_preposition_before() ? 1 : 0, verb_class.substr(0, 2),
             passive ? 1 : 0);
    if (is_acting(key(at))) out_.add("acting", clause_start ? 1 : 0);
  }

  FeatureValue gap_class(std::size_t at) const {
    static constexpr FeatureValue end = "<end>", comma = "<comma>", stop = "<stop>",
                                  comma_and_name = "<comma and name>", bracket = "<bracket>",
                                  other = "<other>";
    if (at >= reading_.size()) return end;
    const Gap gap = reading_.token(at).gap;
    if (gap == Gap::comma) return capital(at) ? comma_and_name : comma;
    if (gap == Gap::sentence || gap == Gap::paragraph) return stop;
    return gap == Gap::bracket ? bracket : other;
  }

  /// The word that governs the name: back over articles, adjectives and capitals.
  std::optional<std::size_t> governor_of(std::size_t at) const {
    for (std::size_t steps = 0; at > 0 && steps < farthest_governor; ++steps) {
      if (!follows(at)) return std::nullopt;
      --at;
      const Role is = role(at);
      const bool passes = is == Role::determiner || is == Role::adjective ||
                          reading_.token(at).shape == Shape::number ||
                          (capital(at) && !reading_.token(at).sentence_start);
      if (!passes) return at;
    }
    return std::nullopt;
  }

  Role governor_role() const { return governor_ ? role(*governor_) : Role::other; }

  bool is_preposition_before() const { return governor_role() == Role::preposition; }

  void write_before() {
    if (first_ == 0 || !follows(first_)) {
      static constexpr FeatureValue start = "<start>";
      out_.add("start", first_ == 0 ? start : gap_class(first_), kind_);
      if (first_ > 0 && reading_.token(first_).gap == Gap::comma)
        out_.add("comma_before", capital(first_ - 1) ? 1 : 0, kind_);
      return;
    }
    if (reading_.token(first_).gap == Gap::hyphen) out_.add("hyphen_before");
    if (capital(first_ - 1)) {
      out_.add("name_before", reading_.word(first_ - 1).kinds.common ? said(first_ - 1) : a_name);
      out_.add("run_before", kind_);
    } else {
      out_.add("before", said(first_ - 1));
    }
    if (key(first_ - 1) == "the") out_.add("the", kind_);
    write_governor(true, governor_);
  }

  /// \param of_name and not of the list that it stands in
  void write_governor(bool of_name, std::optional<std::size_t> governor) {
    const int own = of_name ? 1 : 0;
    if (!governor) {
      out_.add("no_governor", own);
      return;
    }
    const auto word = key(*governor);
    const FeatureValue value = said(*governor);
    out_.add("governor", value, own);
    out_.add("governor_role", static_cast<int>(role(*governor)), own);
    out_.add("governor_kind", value, kind_ == kind_country ? 1 : 0, kind_ == kind_capital ? 1 : 0);
    if (is_locative(word) || is_going(word)) {
      out_.add("locative", own);
      out_.add("locative_kind", kind_, own);
    }
    if (is_done_to_actors(word)) out_.add("object");
    if (role(*governor) == Role::verb)
      out_.add("object_of", word_class(*governor).substr(0, 2), own);
    if (role(*governor) != Role::preposition || *governor == 0 || !follows(*governor)) return;
    const std::size_t above = *governor - 1;
    if (capital(above)) {
      out_.add("above", value, a_name);
      if (word == "of") out_.add("of_name", said(above));
      return;
    }
    out_.add("above_word", said(above));
    out_.add("above", value,
             role(above) == Role::noun ? class_of_noun(above) : FeatureValue(word_class(above)));
    if (is_dealing(key(above))) out_.add("dealing", value);
  }

  /// "Homs, Hama and Idlib", "between Russia and Ukraine": the first of a list shows what governs
  /// all.
  void write_list() {
    std::size_t at = first_;
    std::size_t names = 0;
    while (at > 0 && names < longest_list) {
      const Gap gap = reading_.token(at).gap;
      const bool joint = follows(at) && (key(at - 1) == "and" || key(at - 1) == "or");
      const bool article = follows(at) && key(at - 1) == "the" && at > 1;
      if (article && (reading_.token(at - 1).gap == Gap::comma || key(at - 2) == "and")) {
        --at;
        continue;
      }
      if (joint) --at;
      if (!joint && gap != Gap::comma) break;
      if (at == 0 || !capital(at - 1)) break;
      --at;
      while (at > 0 && follows(at) && capital(at - 1)) --at;
      ++names;
    }
    if (names == 0) return;
    out_.add("listed", static_cast<int>(std::min<std::size_t>(names, 3)));
    write_governor(false, governor_of(at));
  }

  void write_text() {
    const bool governed = governor_role() == Role::preposition;
    out_.add("sport", topics_.sport, kind_ >= kind_capital ? 1 : 0, governed ? 1 : 0);
    out_.add("politics", topics_.politics, kind_);
    if (reading_.token(first_).sentence_start) out_.add("sentence_start", kind_);
  }

  const Reading& reading_;
  const Topics& topics_;
  Memory& memory_;
  Features& out_;
  const PossibleMention& mention_;
  std::size_t first_, last_;
  int kind_;
  std::optional<std::size_t> governor_;  ///< of the name
};

}  // namespace

Topics topics_of(const Reading& reading) {
  const auto level = [all = std::max<std::size_t>(reading.size(), 1)](std::size_t count) {
    return static_cast<int>(std::min<std::size_t>(count * 100 / all, 3));
  };
  return {level(reading.words_of_sport()), level(reading.words_of_politics())};
}

void add_sense_features(const Reading& reading, const Topics& topics,
                        const PossibleMention& mention, Memory& memory, FeatureList& features) {
  SenseWriter(reading, topics, mention, memory, features).write();
}

double sense_score(const Reading& reading, const Topics& topics, const PossibleMention& mention,
                   Memory& memory, const LinearModel& model) {
  FeatureSum features(model);
  SenseWriter(reading, topics, mention, memory, features).write();
  return features.sum();
}

}  // namespace loci::geoparse
