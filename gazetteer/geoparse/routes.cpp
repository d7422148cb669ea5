#include "gazetteer/geoparse/routes.hpp"

#include "gazetteer/geoparse/word_list.hpp"

#include <algorithm>

namespace loci::geoparse {
namespace {

constexpr double end_score = 1.5;               // log-odds, at least
constexpr std::size_t farthest_route_word = 3;  // "the Aleppo-Damascus M5 highway"

bool is_route_word(std::string_view key) {
  static constexpr WordList words = {
      "autobahn", "axis",     "border",  "canal", "corridor", "ferry",    "flight",
      "flights",  "frontier", "highway", "line",  "motorway", "pipeline", "pipelines",
      "railroad", "railway",  "road",    "route", "train",    "trains",   "tunnel"};
  return is_one_of(key, words);
}

/// Whether the word for a route follows, with a number or a small word before it at most.
bool is_before_route_word(const Reading& reading, std::size_t last) {
  const std::size_t end = std::min(reading.size(), last + farthest_route_word);
  for (std::size_t at = last; at < end && reading.token(at).gap == Gap::space; ++at) {
    if (is_route_word(reading.word(at).key)) return true;
  }
  return false;
}

bool may_be_end(const Reading& reading, const PossibleMention& mention) {
  return mention.kinds.has_place_name() && !mention.careless && mention.longest &&
         is_capital(reading.token(mention.first).shape);
}

}  // namespace

void favour_ends_of_routes(const Reading& reading, std::span<PossibleMention> mentions) {
  for (PossibleMention& one : mentions) {
    if (one.last >= reading.size() || reading.token(one.last).gap != Gap::hyphen ||
        !may_be_end(reading, one)) {
      continue;
    }
    for (PossibleMention& other : beginning_at(mentions, one.last)) {
      if (!may_be_end(reading, other) || std::max(one.score, other.score) <= 0 ||
          !is_before_route_word(reading, other.last)) {
        continue;
      }
      one.score = std::max(one.score, end_score);
      other.score = std::max(other.score, end_score);
    }
  }
}

}  // namespace loci::geoparse
