#include "gazetteer/geoparse/recognition_rules.hpp"

#include "gazetteer/direction_words.hpp"
#include "gazetteer/geoparse/caseless_names.hpp"
#include "gazetteer/geoparse/dateline.hpp"
#include "gazetteer/geoparse/feature_word.hpp"
#include "gazetteer/geoparse/foreign_prepositions.hpp"
#include "gazetteer/geoparse/fought_over.hpp"
#include "gazetteer/geoparse/local_names.hpp"
#include "gazetteer/geoparse/other_spelling.hpp"
#include "gazetteer/geoparse/part_of_city.hpp"
#include "gazetteer/geoparse/rare_name.hpp"

#include <algorithm>

namespace loci::geoparse {
namespace {

// Added for names that can hardly be anything else: a rare name has taught the model nothing of its
// own.
constexpr double unmistakable_bonus = 1.5;

// Added besides for the names of millions of people, also old ones: "Leningrad".
constexpr double great_city_bonus = 1.5;
constexpr float great_city_log_population = 5.0F;

// Added for the same in other languages and in scripts without capitals, of which the corpora have
// none.
constexpr double foreign_bonus = 3.0;

// Added besides before a surname, where the models see half of a person's name.
constexpr double before_surname_bonus = 2.0;

// Added for airports by their full names, and for cities after which a meeting is called: the
// corpora are of two minds about the ones and hardly have the others.
constexpr double airport_bonus = 5.0;
constexpr double event_bonus = 3.5;

// Added for buildings and monuments by their full names, of which the corpora have few.
constexpr double landmark_bonus = 2.5;

// Added for adjectives and names of people that are nothing else: "Gazans", but not "al-Baghdadi".
constexpr double demonym_bonus = 2.0;

bool is_only_demonym(const Reading& reading, const PossibleMention& mention) {
  using gazetteer::NameKind;
  const bool demonym =
      mention.kinds.has(NameKind::adjective) || mention.kinds.has(NameKind::demonym);
  const bool surname = mention.first > 0 && reading.word(mention.first - 1).article &&
                       joins_name(reading.token(mention.first).gap);
  return demonym && !surname && !mention.kinds.has_place_name() && !mention.careless &&
         is_rare_name(reading, mention);
}

// Added in a dateline, whose names are often those of people too: "GENEVA/ROME -".
constexpr double dateline_bonus = 3.0;

// Added for seats of power, which some corpora leave out.
constexpr double seat_of_power_bonus = 1.7;

/// "The Kremlin": an unmistakable name that stands for those who govern from there.
bool is_seat_of_power(const Reading& reading, const PossibleMention& mention) {
  return mention.kinds.has(gazetteer::NameKind::metonym) && mention.kinds.has_place_name() &&
         is_rare_name(reading, mention);
}

// Added for streets behind a word that says where; a county before its court and a politician's
// constituency count at least so much.
constexpr double street_bonus = 2.5;
constexpr double office_score = 3.0;

// "Jonglei State" counts at least so much: the corpora know universities of such names.
constexpr double state_score = 3.0;

// Added for "S.C." and "U.S.": hardly anything else is written so.
constexpr double dotted_bonus = 2.0;

bool is_dotted_area(const Reading& reading, const PossibleMention& mention) {
  if (mention.words() != 1 || !mention.kinds.has(gazetteer::NameKind::abbreviation)) return false;
  const auto text = slice(reading.text(), reading.span(mention.first, mention.last));
  return std::count(text.begin(), text.end(), '.') > 1;
}

// Added for the European Union and its like, which some corpora take for no places.
constexpr double union_bonus = 3.5;

bool is_union(const Reading& reading, const PossibleMention& mention) {
  const bool may_be = mention.words() == 2 || reading.token(mention.first).shape == Shape::capitals;
  if (!may_be || !mention.listed() || mention.careless) return false;
  const auto& candidates = mention.name->candidates;
  return !candidates.empty() && candidates.front().kind == kind_region &&
         candidates.front().listed->place.feature_code == "RGNE";
}

// A part of a city, a name with the kind of its river behind it, and one behind "the town of" in a
// script without capitals count at least so much: the corpora hardly have any.
constexpr double part_score = 1.5;

// Added for names that begin as those of places do in Arabic, listed or around an article: "Ras
// al-Ain".
constexpr double arabic_place_bonus = 2.5;

// Added for cities before what stands there, whose names are often surnames, too.
constexpr double site_bonus = 2.0;

// Added for cities that begin the names of institutions, of which some corpora leave them out.
constexpr double institution_bonus = 3.0;

// Added for villages of rare names, and other towns, that are taken or shelled: the corpora are of
// peace.
constexpr double fought_over_bonus = 2.5;

bool is_village_fought_over(const Reading& reading, const PossibleMention& mention) {
  if (!mention.kinds.has_place_name() || mention.careless) return false;
  if (is_rare_name(reading, mention)) return is_fought_over(reading, mention);
  return mention.name->log_population >= town_log_population &&
         !is_in_longer_name(reading, mention) && is_town_fought_over(reading, mention);
}

/// "Umm al-Jurud", listed or not.
bool is_joined_by_article(const Reading& reading, const PossibleMention& mention) {
  return mention.words() == 3 && reading.word(mention.first + 1).article;
}

/// "West London", and no "West London College".
bool is_part_of_city(const Reading& reading, const PossibleMention& mention, Memory& memory) {
  return city_of_part(reading, mention, memory) != nullptr && !is_in_longer_name(reading, mention);
}

/// "The United States of America", "the Kingdom of Saudi Arabia".
bool is_full_name_of_country(const PossibleMention& mention, const KnownCandidate& best) {
  constexpr std::size_t least_words = 3;
  return mention.words() >= least_words && best.kind == kind_country;
}

/// "North Darfur", "Central Africa": beside the area that it is a part of or called like.
bool is_part_by_name(const Reading& reading, const PossibleMention& mention,
                     const KnownCandidate& best) {
  const bool area = best.kind == kind_country || best.kind == kind_admin1 ||
                    best.kind == kind_region || best.kind == kind_continent;
  return area && mention.words() == 2 &&
         gazetteer::direction_of_word(reading.word(mention.first).key) != 0;
}

}  // namespace

bool is_foreign(const Reading& reading, const PossibleMention& mention) {
  return !reading.is_english() || is_caseless(reading, mention);
}

void apply_rules(const Reading& reading, double doubt, Memory& memory, PossibleMention& mention) {
  double& score = mention.score;
  if (is_caseless(reading, mention) && is_caseless_word(reading, mention)) {
    score -= foreign_bonus;
  } else if (doubt == 0 && is_unmistakable(reading, mention)) {
    score += unmistakable_bonus;
    if (mention.name->log_population >= great_city_log_population) score += great_city_bonus;
    if (is_before_surname(reading, mention)) score += before_surname_bonus;
    if (is_foreign(reading, mention)) score += foreign_bonus;
  } else if (doubt == 0 && is_behind_foreign_preposition(reading, mention)) {
    score += foreign_bonus + unmistakable_bonus;
  }
  score -= doubt;
  if (doubt == 0 && is_only_demonym(reading, mention)) score += demonym_bonus;
  if (is_seat_of_power(reading, mention)) score += seat_of_power_bonus;
  if (is_in_dateline(reading, mention)) score += dateline_bonus;
  if (is_named_airport(reading, mention)) score += airport_bonus;
  if (doubt == 0 && is_landmark(reading, mention)) score += landmark_bonus;
  if (doubt == 0 && is_named_by_event(reading, mention)) score += event_bonus;
  if (doubt == 0 && is_village_fought_over(reading, mention)) score += fought_over_bonus;
  if (doubt == 0 && is_before_institution(reading, mention)) score += institution_bonus;
  if (doubt == 0 && is_before_site(reading, mention)) score += site_bonus;
  if (doubt == 0 && (mention.kinds.has_place_name() || is_joined_by_article(reading, mention)) &&
      is_arabic_place(reading, mention)) {
    score += arabic_place_bonus;
  }
  if (is_union(reading, mention)) score += union_bonus;
  if (is_dotted_area(reading, mention)) score += dotted_bonus;
  if (doubt == 0 && is_located_street(reading, mention)) score += street_bonus;
  if (is_county_of_office(reading, mention) || is_constituency(reading, mention)) {
    score = std::max(score, office_score);
  }
  if (is_behind_caseless_kind(reading, mention, memory)) score = std::max(score, part_score);
  if (is_state_by_name(reading, mention, memory)) score = std::max(score, state_score);
  if (is_part_of_city(reading, mention, memory) ||
      named_with_feature_word(reading, mention, memory) != nullptr) {
    score = std::max(score, part_score);
  }
}

void favour_full_names(const Reading& reading, std::span<PossibleMention> mentions) {
  constexpr double lead = 1.0;
  constexpr double least_likely = -1.0;
  constexpr double least_region = -2.5;  // "the Horn of Africa"
  for (std::size_t i = 0; i < mentions.size(); ++i) {
    PossibleMention& full = mentions[i];
    const bool listed = full.kinds.has_place_name() ||
                        full.kinds.has(gazetteer::NameKind::adjective);  // "Central American"
    if (full.words() < 2 || !listed || full.careless) continue;
    if (reading.word(full.first).key == "the") continue;
    double within = 0;  // those that it holds come right behind it
    for (std::size_t k = i + 1; k < mentions.size() && mentions[k].first < full.last; ++k) {
      if (mentions[k].last <= full.last) within += std::max(0.0, mentions[k].score);
    }
    if (within + lead <= full.score) continue;
    const auto& candidates = full.name->candidates;
    if (candidates.empty()) continue;
    const bool part = within > 0 && is_part_by_name(reading, full, candidates.front());
    const bool of_region = full.words() > 1 && is_natural(candidates.front().kind);
    const bool likely = within > 0 && full.score > (of_region ? least_region : least_likely) &&
                        reading.word(full.last - 1).key != "state";  // a university's team
    if (part || likely || is_full_name_of_country(full, candidates.front()))
      full.score = within + lead;
  }
}

}  // namespace loci::geoparse
