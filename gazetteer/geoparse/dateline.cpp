#include "gazetteer/geoparse/dateline.hpp"

#include "gazetteer/geoparse/memory.hpp"
#include "gazetteer/geoparse/word_list.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace loci::geoparse {
namespace {

constexpr std::size_t longest_dateline_words = 14;
constexpr std::size_t beginning_words = 60;  // of a text: a headline, its author, the first line

/// What lies between two words of a text.
std::string_view between(const Reading& reading, std::size_t at) {
  const std::size_t begin = reading.token(at - 1).span.end, end = reading.token(at).span.begin;
  return reading.text().substr(begin, end - begin);
}

/// A dash with blanks around it, or a long one.
bool is_dash(std::string_view gap) {
  static constexpr std::array<std::string_view, 4> dashes = {" - ", " -- ", "\u2014", "\u2013 "};
  return std::any_of(dashes.begin(), dashes.end(), [gap](std::string_view dash) {
    return gap.find(dash) != std::string_view::npos;
  });
}

bool begins_line(const Reading& reading, std::size_t at) {
  const Gap gap = reading.token(at).gap;
  return gap == Gap::start || gap == Gap::line || gap == Gap::paragraph;
}

/// True where only capitals lead from the beginning of the line to a word, with a slash or comma
/// somewhere before it: "GENEVA/[ROME]".
bool is_at_beginning(const Reading& reading, std::size_t first) {
  std::size_t at = first;
  for (; !begins_line(reading, at) && first - at < longest_dateline_words; --at) {
    const Gap gap = reading.token(at).gap;
    const bool joined = gap == Gap::slash || gap == Gap::comma || gap == Gap::space;
    if (!joined || !is_capital(reading.token(at - 1).shape)) return false;
    if (at == first && gap == Gap::space) return false;
  }
  return begins_line(reading, at);
}

bool is_in_capitals(const Reading& reading, std::size_t first, std::size_t last) {
  for (std::size_t at = first; at < last; ++at) {
    if (reading.token(at).shape != Shape::capitals) return false;
  }
  return true;
}

/// True for words in capitals at the beginning of a line, or right behind a sentence, or behind a
/// headline or an author that no sign ends: "in the Tega Cay fire. [TEGA CAY] -",
/// "By Jane Doe [GENEVA] (AP) -".
bool stands_out(const Reading& reading, const PossibleMention& mention) {
  if (!is_in_capitals(reading, mention.first, mention.last)) return false;
  if (begins_line(reading, mention.first)) return true;
  const Shape before = reading.token(mention.first - 1).shape;
  return before == Shape::lower || before == Shape::capitalised || before == Shape::number;
}

/// Where the sentence behind the dash begins; 0 where there is no dash. \param has_agency set where
/// a name in brackets stands before it
std::size_t sentence_behind(const Reading& reading, std::size_t last, bool& has_agency) {
  const std::size_t end = std::min(reading.size(), last + longest_dateline_words);
  for (std::size_t at = last; at < end; ++at) {
    if (begins_line(reading, at)) return 0;
    const auto gap = between(reading, at);
    has_agency = has_agency || gap.find('(') != std::string_view::npos;
    if (is_dash(gap)) return at;
    const Token& token = reading.token(at);
    if (token.shape == Shape::lower || (at == last && token.gap == Gap::space)) return 0;
  }
  return 0;
}

}  // namespace

bool is_in_dateline(const Reading& reading, const PossibleMention& mention) {
  constexpr float least_log_population = 4.5F;  // 30,000 people
  if (!mention.kinds.has_place_name() || mention.careless || mention.last >= reading.size()) {
    return false;
  }
  const bool ordinary = reading.word(mention.first).kinds.common && mention.words() == 1;
  const bool large = mention.name->log_population >= least_log_population;
  const bool alone = stands_out(reading, mention) && !reading.shouts();
  if (!large && (!alone || ordinary)) return false;
  const bool begins = is_at_beginning(reading, mention.first);
  if (!begins && !alone) return false;
  bool has_agency = false;
  const std::size_t sentence = sentence_behind(reading, mention.last, has_agency);
  if (sentence == 0 || !is_capital(reading.token(sentence).shape)) return false;
  if (!begins && !has_agency && reading.token(mention.first).gap != Gap::sentence) return false;
  const bool capitals = is_in_capitals(reading, mention.first, mention.last);
  return has_agency || capitals || (mention.first < beginning_words && !ordinary);
}

}  // namespace loci::geoparse
