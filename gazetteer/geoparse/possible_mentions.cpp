#include "gazetteer/geoparse/possible_mentions.hpp"

#include "geo/expect_bytes.hpp"

#include <algorithm>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>

namespace loci::geoparse {
namespace {

constexpr std::size_t longest_run_words = 8;

/// Finds the possible mentions of one reading.
class MentionFinder {
 public:
  MentionFinder(const Reading& reading, Memory& memory)
      : reading_(reading), memory_(memory), gazetteer_(memory.gazetteer()) {}

  std::vector<PossibleMention> find() {
    constexpr std::size_t usual_words = 12;  // for each possible mention
    found_.reserve(reading_.size() / usual_words);
    expect_names();
    std::size_t next = 0;
    for (const std::size_t at : reading_.striking_words()) {
      // A common word in small letters begins a name before a capital alone: "al-Bukamal".
      if (at > next && capital(at)) add_from(at - 1);
      add_from(at);
      next = at + 1;
    }
    look_up_names();
    return std::move(found_);
  }

 private:
  /// Adds what begins at a word.
  void add_from(std::size_t at) {
    if (at >= run_end_ && in_run(at)) {
      run_begin_ = at;
      run_end_ = end_of_run(at);
    }
    add_listed(at);
    if (at < run_end_) add_unlisted(at, run_end_);
  }

  /// Has the gazetteer look for what is going to be asked.
  void expect_names() const {
    for (const std::size_t at : reading_.striking_words()) {
      if (!capital(at) || !reading_.word(at).may_begin_names) continue;
      gazetteer_.expect_name(reading_.keys(at, reading_.reach(at)));
    }
  }

  bool capital(std::size_t at) const { return is_capital(reading_.token(at).shape); }

  bool joined(std::size_t at) const {
    const Gap gap = reading_.token(at).gap;
    return gap == Gap::space || gap == Gap::hyphen;
  }

  /// A capital, or an article between or before the words of a name ("Deir ez-zore", "al-Bukamal").
  bool in_run(std::size_t at) const {
    if (capital(at) || is_izafet(reading_, at)) return true;
    if (!reading_.word(at).article || at + 1 >= reading_.size() || !joined(at + 1)) {
      return at > 0 && reading_.token(at).gap == Gap::hyphen &&
             reading_.token(at).shape == Shape::lower && reading_.word(at - 1).article;
    }
    return reading_.token(at + 1).gap == Gap::hyphen
               ? !reading_.word(at).kinds.common || capital(at + 1)
               : capital(at + 1) && !reading_.word(at).kinds.common;
  }

  std::size_t end_of_run(std::size_t at) const {
    std::size_t end = at + 1;
    while (end < reading_.size() && end - at < longest_run_words && joined(end) && in_run(end))
      ++end;
    return end;
  }

  bool may_start(std::size_t at) const {
    if (capital(at)) return true;
    return reading_.token(at).shape == Shape::lower && at + 1 < reading_.size() &&
           capital(at + 1) && joined(at + 1) &&
           (reading_.token(at + 1).gap == Gap::hyphen || reading_.word(at).article);
  }

  bool may_end(std::size_t first, std::size_t last) const {
    const Shape shape = reading_.token(last - 1).shape;
    if (shape != Shape::lower) return shape != Shape::number || last - first > 1;
    return last - first > 1 && !reading_.word(last - 1).kinds.common;
  }

  /// Lower-case words that are a name all the same: written with a capital elsewhere in the text,
  /// or two words and more of which none is an ordinary one.
  bool may_be_careless(std::size_t at, std::size_t words) const {
    bool capital_elsewhere = true;
    for (std::size_t i = at; i < at + words; ++i) {
      const Word& word = reading_.word(i);
      if (word.kinds.common || word.kinds.title || word.key.size() < 3) return false;
      capital_elsewhere = capital_elsewhere && reading_.use(i).capital > 0;
    }
    return words > 1 || (capital_elsewhere && reading_.word(at).key.size() > 3);
  }

  /// The longest listed name with a possessive 's within: "People's Republic of China".
  bool add_with_possessive(std::size_t at) {
    const std::size_t end = at + reading_.reach(at);
    std::size_t possessive = at;
    while (possessive < end && !reading_.token(possessive).possessive) ++possessive;
    if (possessive + 1 >= end) return false;
    std::vector<std::string> keys;
    for (std::size_t i = at; i < end; ++i) {
      keys.emplace_back(reading_.word(i).key);
      if (reading_.token(i).possessive) keys.back() += 's';
    }
    const std::size_t behind_possessive = possessive + 1 - at;
    const std::vector<std::string_view> views(keys.begin(), keys.end());
    const std::size_t words = gazetteer_.longest_name(views);
    if (words <= behind_possessive || reading_.token(at + words - 1).possessive) return false;
    const auto kinds = gazetteer_.name_kinds(std::span(views).first(words));
    if (kinds.empty()) return false;
    found_.push_back(listed(at, words, kinds, true, false));
    return true;
  }

  static PossibleMention listed(std::size_t at, std::size_t words, gazetteer::NameKinds kinds,
                                bool longest, bool careless) {
    return {at, at + words, kinds, longest, careless, 0, nullptr};
  }

  /// The places of all listed names, each step for all before the next one: memory that one waits
  /// for is fetched while the others are looked at.
  void look_up_names() {
    std::vector<std::uint64_t> hashes;
    hashes.reserve(found_.size());
    for (const PossibleMention& mention : found_) {
      const auto text = slice(reading_.text(), reading_.span(mention.first, mention.last));
      const bool many_words = mention.listed() && mention.words() > 1;
      hashes.push_back(many_words ? memory_.expect_name(text) : 0);
    }
    for (std::size_t i = 0; i < found_.size(); ++i) {
      if (hashes[i] != 0) memory_.expect_name_more(hashes[i]);
    }
    for (PossibleMention& mention : found_) {
      if (!mention.listed()) continue;
      mention.name = &listed_name(reading_, mention.first, mention.last, memory_);
      expect_candidates(*mention.name);
    }
  }

  /// The first ones, which are asked about most.
  static void expect_candidates(const KnownName& name) {
    constexpr std::size_t first_few = 8;
    const std::size_t count = std::min(name.candidates.size(), first_few);
    for (std::size_t i = 0; i < count; ++i) geo::expect_bytes(&name.candidates[i]);
  }

  void add_listed(std::size_t at) {
    const bool careless = !may_start(at);
    if (careless && (reading_.token(at).shape != Shape::lower || reading_.word(at).kinds.common))
      return;
    bool longest = careless || !add_with_possessive(at);
    std::size_t words = longest_name(reading_, at, memory_);
    for (; words > 0; --words) {
      if (careless ? !may_be_careless(at, words) : !may_end(at, at + words)) continue;
      const auto kinds = name_kinds(reading_, at, at + words, memory_);
      if (kinds.empty() || (careless && !kinds.has_place_name())) continue;
      found_.push_back(listed(at, words, kinds, longest, careless));
      longest = false;
    }
  }

  /// Of a run of capitals: the whole, what it begins and ends with, and each word.
  void add_unlisted(std::size_t at, std::size_t run_end) {
    if (!capital(at) && at != run_begin_) return;
    for (std::size_t end = run_end; end > at; --end) {
      const bool wanted = at == run_begin_ || end == run_end || end == at + 1;
      if (!wanted || (end == at + 1 && !capital(at)) || is_listed(at, end)) continue;
      if (!capital(end - 1) && end != run_end) continue;
      found_.push_back({.first = at, .last = end});
    }
  }

  bool is_listed(std::size_t first, std::size_t last) const {
    for (auto it = found_.rbegin(); it != found_.rend() && it->first == first; ++it) {
      if (it->last == last) return true;
    }
    return false;
  }

  const Reading& reading_;
  Memory& memory_;
  const gazetteer::Gazetteer& gazetteer_;
  std::size_t run_begin_ = 0, run_end_ = 0;  ///< of the last run of capitals
  std::vector<PossibleMention> found_;
};

}  // namespace

std::vector<PossibleMention> possible_mentions(const Reading& reading, Memory& memory) {
  return MentionFinder(reading, memory).find();
}

std::span<PossibleMention> beginning_at(std::span<PossibleMention> mentions, std::size_t word) {
  const auto before = [](const PossibleMention& one, std::size_t first) {
    return one.first < first;
  };
  const auto begin = std::lower_bound(mentions.begin(), mentions.end(), word, before);
  const auto end = std::lower_bound(begin, mentions.end(), word + 1, before);
  return {begin, end};
}

}  // namespace loci::geoparse
