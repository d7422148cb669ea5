#include "gazetteer/geoparse/located_name.hpp"

#include "gazetteer/geoparse/definition.hpp"
#include "gazetteer/geoparse/named_kind.hpp"
#include "gazetteer/geoparse/neighbour_words.hpp"
#include "gazetteer/geoparse/other_spelling.hpp"
#include "gazetteer/geoparse/rare_name.hpp"
#include "gazetteer/geoparse/whereabouts.hpp"

#include <algorithm>
#include <string_view>
#include <unordered_set>

namespace loci::geoparse {
namespace {

// A located name counts at least so much for each of its words: more than a shorter name in it.
constexpr double located_score = 2.0;

// The place beside it counts at least so much.
constexpr double least_sure_score = 2.0;

/// Behind an ordinary word, or none: no "Njenga" of "Mukuru kwa Njenga".
bool begins_name(const Reading& reading, std::size_t first) {
  return first == 0 || reading.token(first).gap != Gap::space ||
         reading.word(first - 1).kinds.common;
}

/// No part of a person's name; the first of several words may be an ordinary one: "Tell Quillar".
bool has_rare_last_word(const Reading& reading, const PossibleMention& mention) {
  const auto& first = reading.word(mention.first).kinds;
  const auto& last = reading.word(mention.last - 1).kinds;
  if (is_locative(reading.word(mention.first).key)) return false;  // "In Umm al-Jurud"
  return !first.title && !first.first_name && !last.common && !last.first_name && !last.person_name;
}

/// All of a name, and nobody's.
bool may_be_located(const Reading& reading, const PossibleMention& mention) {
  return !mention.careless && begins_name(reading, mention.first) &&
         (mention.kinds.has_place_name() || !mention.listed()) &&
         (has_rare_last_word(reading, mention) || is_arabic_place(reading, mention)) &&
         !is_in_longer_name(reading, mention);
}

/// "in Zvenkove", where a name in the middle of a sentence is a place's, or a firm's.
bool is_behind_locative(const Reading& reading, std::size_t first) {
  return first > 0 && reading.token(first).gap == Gap::space &&
         reading.token(first - 1).shape == Shape::lower && is_locative(reading.word(first - 1).key);
}

/// A distance, a direction or a kind of place stands between the two, or the first follows "in".
bool is_told(const Reading& reading, const PossibleMention& mention, const PossibleMention& area) {
  const auto how = whereabouts_before(reading, mention.last, area.first);
  if (how == Whereabouts::unsaid || area.first == mention.last) return false;
  for (std::size_t at = mention.last; at < area.first; ++at) {
    const std::string_view key = reading.word(at).key;
    if (is_length_unit(key) || is_direction(key) || is_kind_of_place(key)) return true;
  }
  return is_behind_locative(reading, mention.first) &&
         (how == Whereabouts::near || has_area_word(reading, area.first, area.last));
}

}  // namespace

void favour_located_names(const Reading& reading, std::span<PossibleMention> mentions,
                          std::span<const double> doubts) {
  std::unordered_set<std::string_view> located;
  const auto name_of = [&](const PossibleMention& mention) {
    return slice(reading.text(), reading.span(mention.first, mention.last));
  };
  const auto raise = [&](std::size_t i) {
    const double least = located_score * static_cast<double>(mentions[i].words());
    mentions[i].score = std::max(mentions[i].score, least);
  };
  const auto favour = [&](std::size_t i) {
    if (doubts[i] > 0 || !may_be_located(reading, mentions[i])) return;
    raise(i);
    if (!mentions[i].listed()) located.insert(name_of(mentions[i]));
  };
  const auto sure = [&](std::size_t i) {
    return mentions[i].score > least_sure_score && mentions[i].kinds.has_place_name();
  };
  constexpr std::size_t reach = 12;  // mentions beside each other, which may overlap
  for (std::size_t i = 0; i < mentions.size(); ++i) {
    if (!sure(i)) continue;
    for (std::size_t k = i; k-- > 0 && i - k < reach;) {
      if (mentions[k].last <= mentions[i].first && is_told(reading, mentions[k], mentions[i])) {
        favour(k);
      }
    }
    for (std::size_t k = i + 1; k < mentions.size() && k - i < reach; ++k) {
      if (mentions[k].first > mentions[i].last &&
          whereabouts_behind(reading, mentions[i].last, mentions[k].first) == Whereabouts::within) {
        favour(k);
      }
    }
  }
  if (located.empty()) return;
  for (std::size_t i = 0; i < mentions.size(); ++i) {  // "Residents fled Zvenkove", elsewhere
    const bool again =
        !mentions[i].listed() && doubts[i] == 0 && located.count(name_of(mentions[i]));
    if (again && !is_in_longer_name(reading, mentions[i])) raise(i);
  }
}

}  // namespace loci::geoparse
