#include "gazetteer/geoparse/recognition_features.hpp"

#include "gazetteer/geoparse/neighbour_words.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string_view>

namespace loci::geoparse {
namespace {

/// What stands between two words, in the order of Gap.
constexpr auto gap_words =
    std::to_array<FeatureValue>({"<start>", "<space>", "<hyphen>", "<line>", "<slash>", "<comma>",
                                 "<quote>", "<bracket>", "<sentence>", "<paragraph>", "<other>"});

const FeatureValue& gap_word(Gap gap) {
  return gap_words[static_cast<std::size_t>(gap)];
}

constexpr FeatureValue start_word = "<start>", end_word = "<end>", number_word = "<number>",
                       capital_word = "<capital>", unlisted_word = "<unlisted>";

int bits_of(const gazetteer::WordKinds& kinds) {
  return kinds.common + 2 * kinds.first_name + 4 * kinds.person_name + 8 * kinds.title;
}

int few(std::uint32_t count) {
  return static_cast<int>(std::min<std::uint32_t>(count, 3));
}

/// Features that are added together, as they say the same small numbers; packed behind these.
enum Group : int { of_name, of_gaps, of_run, of_document };

/// Writes the features of one possible mention to a FeatureList or a RememberingFeatureSum.
template <typename Features>
class RecognitionWriter {
 public:
  RecognitionWriter(const Reading& reading, const PossibleMention& mention, Memory& memory,
                    Features& out)
      : reading_(reading),
        mention_(mention),
        memory_(memory),
        out_(out),
        first_(mention.first),
        last_(mention.last) {}

  void write() {
    traps_ = traps();
    out_.add("bias");
    write_name();
    write_words();
    write_neighbours();
    write_classes();
    write_run();
    write_document();
  }

 private:
  const Token& token(std::size_t at) const { return reading_.token(at); }
  const Word& word(std::size_t at) const { return reading_.word(at); }
  bool has_before() const { return first_ > 0; }
  bool has_after() const { return last_ < reading_.size(); }

  /// What the words may be besides a place, over all of them.
  int traps() const {
    int all = 15;
    for (std::size_t at = first_; at < last_; ++at) all &= bits_of(word(at).kinds);
    return all;
  }

  /// The shape of the first word that is no article: "al-Bukamal" is a capitalised name.
  Shape shape_of_name() const {
    std::size_t at = first_;
    while (at + 1 < last_ && !mention_.careless && token(at).shape == Shape::lower) ++at;
    return token(at).shape;
  }

  void write_name() {
    const int kinds = mention_.kinds.bits();
    const int shape = static_cast<int>(shape_of_name());
    const int words = static_cast<int>(std::min<std::size_t>(mention_.words(), 4));
    const int listed = mention_.listed() ? 1 : 0, longest = mention_.longest ? 1 : 0;
    const int careless = mention_.careless ? 1 : 0, shouts = reading_.shouts() ? 1 : 0;
    int places = 0;
    kinds_ = kinds > 31 ? 31 : kinds;
    if (mention_.listed()) {
      const KnownName& name = *mention_.name;
      size_ = static_cast<int>(name.log_population);
      kind_ = name.best_kind;
      places = few(static_cast<std::uint32_t>(name.candidates.size()));
    }
    const auto number = packed(shape, words, listed + 2 * longest + 4 * careless + 8 * shouts,
                               places, kinds_, size_, kind_, traps_, of_name);
    out_.add_together(number, [&](auto& out) {
      out.add("listed", kinds_, words);
      out.add("shape", shape, listed, shouts);
      out.add("trap", traps_, words, listed);
      out.add("trap_listed", traps_, kinds_);
      if (mention_.careless) out.add("careless");
      if (!mention_.listed()) return;
      out.add("size", size_, kind_);
      out.add("size_trap", size_, traps_, words);
      out.add("longest", longest, words);
      out.add("places", places, size_);
    });
  }

  void write_words() {
    const Word& head = word(first_);
    const Word& tail = word(last_ - 1);
    if (mention_.words() == 1) {
      out_.add("word", {head.key, head.hash});
    } else {
      out_.add("first", {head.key, head.hash});
      out_.add("last", {tail.key, tail.hash});
    }
    out_.add("ending", {tail.ending, tail.ending_hash}, mention_.listed() ? 1 : 0);
    if (token(last_ - 1).possessive) out_.add("possessive", kind_);
    if (token(last_ - 1).dotted) out_.add("dotted", kind_);
  }

  FeatureValue neighbour(std::size_t at, Gap gap) const {
    if (gap == Gap::space || gap == Gap::hyphen || gap == Gap::line) {
      return token(at).shape == Shape::number ? number_word
                                              : FeatureValue(word(at).key, word(at).hash);
    }
    return gap_word(gap);
  }

  /// What kind of word a neighbour is, or what stands instead of one.
  FeatureValue class_of(std::size_t at, Gap gap) const {
    if (gap != Gap::space && gap != Gap::line) return gap_word(gap);
    if (token(at).shape == Shape::number) return number_word;
    if (token(at).shape != Shape::lower) return capital_word;
    const Word& own = word(at);
    return own.word_class.empty() ? unlisted_word
                                  : FeatureValue(own.word_class, own.word_class_hash);
  }

  /// The kinds of the words around: they say what no single word is frequent enough to teach.
  void write_classes() {
    const Gap gap_after = has_after() ? token(last_).gap : Gap::paragraph;
    const auto before = has_before() ? class_of(first_ - 1, token(first_).gap) : start_word;
    const auto after = has_after() ? class_of(last_, gap_after) : end_word;
    const auto two_before = first_ > 1 ? class_of(first_ - 2, token(first_ - 1).gap) : start_word;
    const auto two_after =
        last_ + 1 < reading_.size() ? class_of(last_ + 1, token(last_ + 1).gap) : end_word;
    out_.add("class_before", before, kind_);
    out_.add("class_after", after, kind_);
    out_.add("class_around", before, after);
    out_.add("class_before2", two_before, before);
    out_.add("class_after2", after, two_after);
  }

  void write_neighbours() {
    const Gap gap_before = token(first_).gap;
    const Gap gap_after = has_after() ? token(last_).gap : Gap::paragraph;
    const FeatureValue before = has_before() ? neighbour(first_ - 1, gap_before) : start_word;
    const FeatureValue after = has_after() ? neighbour(last_, gap_after) : end_word;
    const int before_class =
        has_before() ? neighbour_class(token(first_ - 1), word(first_ - 1)) : 0;
    const int after_class = has_after() ? neighbour_class(token(last_), word(last_)) : 0;
    const int listed = mention_.listed() ? 1 : 0;
    out_.add("before", before);
    out_.add("after", after);
    out_.add("before_kind", before, kind_);
    out_.add("after_kind", after, kind_);
    out_.add("around", before, after);
    const auto number = packed(static_cast<int>(gap_before), static_cast<int>(gap_after),
                               before_class, after_class, listed, kinds_, of_gaps);
    out_.add_together(number, [&](auto& out) {
      out.add("gap_before", gap_word(gap_before), before_class, listed);
      out.add("gap_after", gap_word(gap_after), after_class, listed);
      out.add("classes", before_class, after_class, kinds_);
    });
    if (first_ > 1) {
      out_.add("before2", neighbour(first_ - 2, token(first_ - 1).gap), before);
      out_.add("two_before", {word(first_ - 2).key, word(first_ - 2).hash});
    }
    if (last_ + 1 < reading_.size()) {
      out_.add("after2", after, neighbour(last_ + 1, token(last_ + 1).gap));
      out_.add("two_after", {word(last_ + 1).key, word(last_ + 1).hash});
    }
    if (gap_after == Gap::comma) out_.add("comma_after", listed_kind_at(last_), kind_);
    if (gap_before == Gap::comma && has_before()) {
      const Word& one = word(first_ - 1);
      out_.add("comma_before", one.name_kinds.empty() ? 0 : 1, before_class, kind_);
    }
  }

  /// The kind of the longest name that begins at a word; 0 where none does.
  int listed_kind_at(std::size_t at) {
    if (!is_capital(token(at).shape)) return 0;
    const auto words = longest_name(reading_, at, memory_);
    if (words == 0) return 0;
    return listed_name(reading_, at, at + words, memory_).best_kind;
  }

  /// Whether the capitals go on before and behind the mention.
  void write_run() {
    const auto joined = [this](std::size_t at) {
      return token(at).gap == Gap::space || token(at).gap == Gap::hyphen;
    };
    const int left = has_before() && joined(first_) && is_capital(token(first_ - 1).shape) ? 1 : 0;
    const int right = has_after() && joined(last_) && is_capital(token(last_).shape) ? 1 : 0;
    const int start = token(first_).sentence_start ? 1 : 0;
    out_.add_together(packed(left, right, start, kinds_, traps_, of_run), [&](auto& out) {
      out.add("run", left, right, kinds_);
      out.add("start", start, left * 2 + right, traps_);
    });
    if (right && last_ + 1 < reading_.size() && joined(last_ + 1) &&
        is_capital(token(last_ + 1).shape)) {
      out_.add("run_goes_on", {word(last_ + 1).key, word(last_ + 1).hash});
    }
  }

  void write_document() {
    const WordUse& use = reading_.use(first_);
    const int single = mention_.words() == 1 ? 1 : 0, listed = mention_.listed() ? 1 : 0;
    const int capital = few(use.capital), lower = few(use.lower), in = few(use.after_in);
    const int person = few(reading_.use(last_ - 1).after_person);
    const auto number = packed(capital, lower, in, person, single, listed, size_, of_document);
    out_.add_together(number, [&](auto& out) {
      out.add("seen", capital, single, listed);
      out.add("seen_lower", lower, single, listed);
      out.add("seen_in", in, single, listed);
      out.add("seen_person", person, in, single);
      out.add("seen_person_size", person, size_, single);
    });
  }

  const Reading& reading_;
  const PossibleMention& mention_;
  Memory& memory_;
  Features& out_;
  std::size_t first_, last_;
  int kinds_ = 0, size_ = 0, kind_ = 0, traps_ = 0;
};

}  // namespace

void add_recognition_features(const Reading& reading, const PossibleMention& mention,
                              Memory& memory, FeatureList& features) {
  RecognitionWriter(reading, mention, memory, features).write();
}

double recognition_score(const Reading& reading, const PossibleMention& mention, Memory& memory,
                         const LinearModel& model) {
  RememberingFeatureSum features(model, memory.recognition_sums());
  RecognitionWriter(reading, mention, memory, features).write();
  return features.sum();
}

}  // namespace loci::geoparse
