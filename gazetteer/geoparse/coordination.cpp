#include "gazetteer/geoparse/coordination.hpp"

#include "gazetteer/geoparse/name_list.hpp"
#include "gazetteer/geoparse/other_spelling.hpp"
#include "gazetteer/geoparse/rare_name.hpp"
#include "gazetteer/geoparse/surroundings.hpp"

#include <algorithm>
#include <string_view>
#include <vector>

namespace loci::geoparse {
namespace {

// Added for a name in a row with a certain place near to which one is called so.
constexpr double beside_place_bonus = 4.0;

// Added for names in a row, none of them certain, whose places lie near each other.
constexpr double beside_each_other_bonus = 3.0;

// Added for a name that no gazetteer knows among so many certain places.
constexpr double among_places_bonus = 2.5;
constexpr std::size_t many_places = 3;

constexpr double near_in_row_km = 200.0;
constexpr double near_in_country_km = 400.0;  // where both lie in the same one
// A name that people have, too, needs so many certain places and one of them so near.
constexpr std::size_t some_places = 2;
constexpr double near_namesake_km = 60.0;
constexpr double any_distance_km = near_in_country_km;
constexpr std::size_t first_meant = 3;  // candidates that a reader might think of

bool is_near(const KnownCandidate& a, const KnownCandidate& b) {
  const bool same_country = a.country != 0 && a.country == b.country;
  return distance_km(a, b) < (same_country ? near_in_country_km : near_in_row_km);
}

/// The places of one member of a row that a reader might think of.
std::span<const KnownCandidate> first_meant_of(const std::vector<KnownCandidate>& candidates) {
  return std::span(candidates).first(std::min(candidates.size(), first_meant));
}

/// The rows of one text.
class Rows {
 public:
  Rows(const Reading& reading, std::span<PossibleMention> mentions, std::span<const double> doubts,
       Memory& memory)
      : reading_(reading), mentions_(mentions), doubts_(doubts), memory_(memory) {}

  void add_coordination() {
    std::size_t reached = 0;  // words that are in a row already
    for (std::size_t i = 0; i < mentions_.size(); ++i) {
      if (mentions_[i].first < reached || !may_be_member(i)) continue;
      const std::vector<std::size_t>& row = row_from(i);
      reached = mentions_[row.back()].last;
      if (row.size() > 1) raise(row);
    }
  }

 private:
  bool is_certain(std::size_t at) const {
    const PossibleMention& mention = mentions_[at];
    return mention.score > 0 && mention.kinds.has_place_name() && !mention.name->candidates.empty();
  }

  bool may_be_member(std::size_t at) const {
    if (is_certain(at)) return true;
    const PossibleMention& mention = mentions_[at];
    const bool acronym =
        reading_.token(mention.first).shape == Shape::capitals && !reading_.shouts();
    return mention.score <= 0 && doubts_[at] == 0 && !mention.careless && !acronym &&
           (can_hardly_be_else(mention) || is_one_name(mention));
  }

  bool can_hardly_be_else(const PossibleMention& mention) const {
    return is_rare_name(reading_, mention) || looks_arabic(reading_, mention);
  }

  /// A single word, or one behind an Arabic article, that people are called by, too, and that is no
  /// other word.
  bool is_one_name(const PossibleMention& mention) const {
    const std::size_t word = mention.last - 1;
    const Token& token = reading_.token(word);
    const bool one =
        mention.words() == 1 || (mention.words() == 2 && reading_.word(mention.first).article);
    return one && token.shape == Shape::capitalised && !token.sentence_start &&
           !reading_.word(word).kinds.common && !is_in_longer_name(reading_, mention);
  }

  /// The member of a row that begins at a word; none: past the last mention.
  std::size_t member_at(std::size_t word) const {
    for (const PossibleMention& mention : beginning_at(mentions_, word)) {
      const auto at = static_cast<std::size_t>(&mention - mentions_.data());
      if (may_be_member(at)) return at;
    }
    return mentions_.size();
  }

  const std::vector<std::size_t>& row_from(std::size_t at) {
    row_.clear();
    while (at < mentions_.size()) {
      row_.push_back(at);
      at = member_at(next_in_row(reading_, mentions_[at].last));
    }
    return row_;
  }

  /// Places that are called like a member, or nearly so.
  std::span<const KnownCandidate> places_of(std::size_t at) const {
    const PossibleMention& mention = mentions_[at];
    if (mention.listed()) return first_meant_of(mention.name->candidates);
    const auto& similar = similarly_spelled(reading_, mention, memory_);
    const bool close = !similar.empty() &&
                       similar.front().listed->distance <= most_other_spelling &&
                       is_transliterated(similar.front().listed->place.country);
    return close ? first_meant_of(similar) : std::span<const KnownCandidate>();
  }

  /// Whether a place of the one may be meant beside one of the other's.
  bool are_near(std::size_t a, std::size_t b, double most_km) const {
    const auto places = places_of(b);
    for (const KnownCandidate& place : places_of(a)) {
      const auto near = [&](const KnownCandidate& other) {
        return is_near(place, other) && distance_km(place, other) < most_km;
      };
      if (std::any_of(places.begin(), places.end(), near)) return true;
    }
    return false;
  }

  void raise(const std::vector<std::size_t>& row) {
    std::vector<std::size_t> certain, open;
    for (const std::size_t at : row) (is_certain(at) ? certain : open).push_back(at);
    const auto& others = certain.empty() ? open : certain;
    const double bonus = certain.empty() ? beside_each_other_bonus : beside_place_bonus;
    for (const std::size_t at : open) {
      double& score = mentions_[at].score;
      const bool hardly_else = can_hardly_be_else(mentions_[at]);
      if (!hardly_else && certain.size() < some_places) continue;
      const double most_km = hardly_else ? any_distance_km : near_namesake_km;
      const auto beside = [&](std::size_t other) {
        return other != at && are_near(at, other, most_km);
      };
      // What no bonus can save is not looked up in other spellings.
      if (score > -bonus && std::any_of(others.begin(), others.end(), beside)) score += bonus;
      const bool among =
          hardly_else && certain.size() >= many_places && score > -among_places_bonus;
      if (among && places_of(at).empty()) score += among_places_bonus;
    }
  }

  const Reading& reading_;
  std::span<PossibleMention> mentions_;
  std::span<const double> doubts_;
  Memory& memory_;
  std::vector<std::size_t> row_;  ///< the one looked at
};

}  // namespace

void add_coordination(const Reading& reading, std::span<PossibleMention> mentions,
                      std::span<const double> doubts, Memory& memory) {
  Rows(reading, mentions, doubts, memory).add_coordination();
}

}  // namespace loci::geoparse
