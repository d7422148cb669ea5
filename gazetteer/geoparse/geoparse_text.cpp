#include "gazetteer/geoparse/geoparse_text.hpp"

#include "gazetteer/geoparse/find_mentions.hpp"
#include "gazetteer/geoparse/other_spelling.hpp"
#include "gazetteer/geoparse/placing_facts.hpp"
#include "gazetteer/geoparse/rank_candidates.hpp"
#include "gazetteer/geoparse/reasons.hpp"

#include <algorithm>
#include <cmath>
#include <string_view>

namespace loci::geoparse {

namespace {

// Local papers make namesakes of great cities seem usual; where nothing speaks for one, it is not
// meant.
constexpr double unsupported_penalty = 4;

// A spot that maps of the world show, and an ocean, outdo the small towns called like it, of which
// the corpora have more: Heathrow, Pacific.
constexpr double well_known_spot_bonus = 4;

// A town and its county tell each other apart, which corpora of the world's news do not teach.
constexpr double town_and_county_bonus = 4;
constexpr double town_beside_county_bonus = 12;  // "Paris and Henry County"

bool is_well_known_spot(const KnownCandidate& candidate) {
  constexpr int least_known_rank = 3;
  if (candidate.kind == kind_water && candidate.listed->place.feature_code == "OCN") return true;
  const bool site = candidate.kind == kind_spot || candidate.kind == kind_airport;
  return site && candidate.label_rank >= 0 && candidate.label_rank <= least_known_rank;
}

/// Ranks the candidates of mentions that are resolved together.
void rank_mentions(const Reading& reading, const HomeWords& home_words, std::span<Placing> placings,
                   const ResolutionModels& models, std::span<const Placing> context) {
  const Surroundings surroundings = rank_together(reading, placings, models.weights, context);
  if (models.facts.empty()) return;
  const PlacingFacts placing_facts(home_words, surroundings, placings, context);
  std::vector<float> facts;
  std::vector<double> by_rules;  // of all candidates there is a choice from
  std::size_t most_scores = 0;
  for (const Placing& placing : placings) most_scores += placing.known->candidates.size();
  facts.reserve(most_scores * placing_fact_names.size());
  by_rules.reserve(most_scores);
  for (const Placing& placing : placings) {
    if (!has_choice(placing)) continue;
    for (std::size_t i = 0; i < placing.known->candidates.size(); ++i) {
      const double away = placing_facts.away_from_home(placing, i);
      placing_facts.add(placing, i, away, facts);
      const bool well_known = is_well_known_spot(placing.known->candidates[i]);
      const bool unsupported = !placing.is_named_state && placing_facts.is_unsupported(placing, i);
      by_rules.push_back((unsupported ? -unsupported_penalty : 0.0) - away +
                         (well_known ? well_known_spot_bonus : 0.0) +
                         (!placing_facts.is_town_and_county(placing, i) ? 0.0
                          : placing.is_beside_county                    ? town_beside_county_bonus
                                                                        : town_and_county_bonus));
    }
  }
  std::vector<double> scores(by_rules.size());
  models.facts.score_rows(facts, scores);
  for (std::size_t i = 0; i < scores.size(); ++i) scores[i] += by_rules[i];
  std::span<const double> rest = scores;
  for (Placing& placing : placings) {
    if (!has_choice(placing)) continue;
    const std::size_t count = placing.known->candidates.size();
    add_scores(placing, rest.first(count));
    rest = rest.subspan(count);
  }
}

}  // namespace

std::vector<Placing> place_context(const Reading& context, const Models& models, Memory& memory) {
  if (context.size() == 0) return {};
  const auto mentions = find_mentions(context, models.recognition, memory);
  auto placings = make_placings(context, mentions, memory);
  rank_together(context, placings, models.resolution.weights);
  return placings;
}

std::vector<Placing> place_mentions(const Reading& reading,
                                    std::span<const PossibleMention> mentions,
                                    const ResolutionModels& models, Memory& memory,
                                    const KnownPlaces& known) {
  auto placings = make_placings(reading, mentions, memory);
  for (const KnownPlace& one : known.decided) {
    Placing& placing = placings[one.mention];
    placing.known = &memory.only(one.place);
    placing.weight = 1;
    placing.inside.clear();
    placing.sibling_inside.clear();
    placing.elsewhere = false;
  }
  const std::span<Placing> all(placings);
  if (all.empty()) return placings;
  const HomeWords home_words(reading);  // of the whole text, once
  for (std::size_t begin = 0; begin < all.size(); begin += mentions_together) {
    rank_mentions(reading, home_words,
                  all.subspan(begin, std::min(mentions_together, all.size() - begin)), models,
                  known.context);
  }
  return placings;
}

PossibleMention mention_of_span(const Reading& reading, TextSpan span, Memory& memory) {
  PossibleMention mention;
  while (mention.first + 1 < reading.size() &&
         reading.token(mention.first).span.end <= span.begin) {
    ++mention.first;
  }
  mention.last = std::min(mention.first + 1, reading.size());
  while (mention.last < reading.size() && reading.token(mention.last).span.begin < span.end) {
    ++mention.last;
  }
  if (mention.words() > 0 && mention.words() <= gazetteer::longest_name_words) {
    mention.kinds = name_kinds(reading, mention.first, mention.last, memory);
  }
  if (mention.listed()) mention.name = &listed_name(reading, mention.first, mention.last, memory);
  mention.score = 5;
  return mention;
}

namespace {

// Choices by a similar spelling for which nothing else in the text speaks are hardly ever right:
// where they are less sure than this, no answer is better.
constexpr double least_fuzzy = 0.22;
constexpr double closely_spelled = 0.12;  // gazetteer::Candidate::distance

// Added to the log-odds of being right: a corpus that was left out of training comes out a little
// less sure than right, but for one whose annotators place countries elsewhere.
constexpr double confidence_shift = 0.1;

// At least, of the only place of its name that lies close to others.
constexpr double only_one_nearby_confidence = 0.8;

// At least, of a close spelling of a place near to others, where names are written in another
// script and everybody spells them in a way of his own. The training corpora are about other
// countries.
constexpr double nearby_spelling_confidence = 0.6;
constexpr double spelling_in_country_confidence = 0.4;

/// What the other mentions say of a choice.
struct Agreement {
  bool echo = false;     ///< another spelling of a listed name means the same place
  bool near = false;     ///< another place lies within 150 km
  bool country = false;  ///< another place lies in the same country
};

Agreement agreement(std::span<const Placing> placings, std::size_t at,
                    const KnownCandidate& choice) {
  static const double near_cosine = std::cos(150.0 / 6371.0);
  Agreement result;
  const std::size_t end = std::min(placings.size(), at + reach_mentions);
  for (std::size_t i = at > reach_mentions ? at - reach_mentions : 0; i < end; ++i) {
    const Placing& other = placings[i];
    if (other.known == placings[at].known || choice_of(other) == nullptr) continue;
    const KnownCandidate& theirs = *choice_of(other);
    if (theirs.id == choice.id) {
      result.echo = result.echo || theirs.match != gazetteer::Match::fuzzy;
      continue;
    }
    result.country = result.country || (theirs.country != 0 && theirs.country == choice.country);
    result.near = result.near ||
                  (theirs.kind != kind_country &&
                   theirs.x * choice.x + theirs.y * choice.y + theirs.z * choice.z > near_cosine);
  }
  return result;
}

/// \param features a FeatureList or a FeatureSum
template <typename Features>
void add_features_of_choice(const PossibleMention& mention, const Placing& placing,
                            std::size_t chosen, const Agreement& others, Features& features) {
  const double p = std::clamp(placing.probabilities[chosen], 0.001, 0.999);
  const KnownCandidate& choice = placing.known->candidates[chosen];
  const bool fuzzy = choice.match == gazetteer::Match::fuzzy;
  features.add("bias");
  features.add_value("choice_odds", static_cast<float>(std::log(p / (1 - p))));
  features.add_value("mention_odds", static_cast<float>(std::clamp(mention.score, -6.0, 6.0)));
  features.add("kind", choice.kind);
  features.add_value("distance", static_cast<float>(choice.listed->distance) * 5);
  features.add("echo", others.echo ? 1 : 0, fuzzy ? 1 : 0);
  features.add("agrees", others.near ? 2 : others.country ? 1 : 0);
  features.add("agrees_kind", others.near ? 2 : others.country ? 1 : 0, choice.kind);
  features.add("places",
               static_cast<int>(std::min<std::size_t>(placing.known->candidates.size(), 6)));
}

/// A similar spelling of a name that nothing else in the text speaks for.
bool is_unlikely_spelling(const KnownCandidate& choice, const Agreement& others) {
  if (choice.match != gazetteer::Match::fuzzy) return false;
  const bool close = choice.listed->distance < closely_spelled;
  return !others.echo && !(close && (others.near || others.country));
}

/// How sure another spelling is at least: "Deir ez-zore" beside Abu Kamal, or beside Syria.
double least_confidence_of_spelling(const KnownCandidate& choice, const Agreement& others) {
  if (choice.match != gazetteer::Match::fuzzy || choice.listed->distance >= closely_spelled ||
      !is_transliterated(choice.listed->place.country)) {
    return 0;
  }
  return others.near      ? nearby_spelling_confidence
         : others.country ? spelling_in_country_confidence
                          : 0;
}

/// The only place called so, or the only site, that lies close to others that the text names: the
/// training corpora have hardly any air bases, camps and seats of power, and doubt them.
bool is_only_one_nearby(std::span<const Placing> placings, std::size_t at,
                        const Agreement& others) {
  const auto& candidates = placings[at].known->candidates;
  const std::size_t chosen = placings[at].chosen;
  const KnownCandidate& choice = candidates[chosen];
  if (!others.near || choice.match == gazetteer::Match::fuzzy) return false;
  if (candidates.size() > 1 && choice.kind != kind_spot) return false;
  return std::none_of(candidates.begin(), candidates.end(), [&](const KnownCandidate& one) {
    return one.id != choice.id && agreement(placings, at, one).near;
  });
}

}  // namespace

void add_confidence_features(const PossibleMention& mention, std::span<const Placing> placings,
                             std::size_t at, FeatureList& features) {
  const std::size_t chosen = placings[at].chosen;
  const KnownCandidate& choice = placings[at].known->candidates[chosen];
  add_features_of_choice(mention, placings[at], chosen, agreement(placings, at, choice), features);
}

void resolve(const PossibleMention& mention, std::span<const Placing> placings, std::size_t at,
             const LinearModel& confidence, std::span<const Placing> context, bool with_reasons,
             Resolution& resolution) {
  const Placing& placing = placings[at];
  if (placing.known->candidates.empty()) {
    resolution.method = "unlisted";
    if (with_reasons) resolution.reasons.push_back("no gazetteer lists this name");
    return;
  }
  const std::size_t chosen = placing.chosen;
  const KnownCandidate& choice = placing.known->candidates[chosen];
  const Agreement others = agreement(placings, at, choice);
  FeatureSum features(confidence);
  add_features_of_choice(mention, placing, chosen, others, features);
  resolution.place = choice.listed->place;
  resolution.confidence = logistic(features.sum() + confidence_shift);
  if (is_only_one_nearby(placings, at, others)) {
    resolution.confidence = std::max(resolution.confidence, only_one_nearby_confidence);
  }
  resolution.confidence =
      std::max(resolution.confidence, least_confidence_of_spelling(choice, others));
  explain(placings, at, chosen, context, with_reasons, resolution);
  const gazetteer::Candidate& candidate = *choice.listed;
  const bool elsewhere = placing.elsewhere && candidate.match == gazetteer::Match::fuzzy;
  if (elsewhere || (resolution.confidence < least_fuzzy && is_unlikely_spelling(choice, others))) {
    resolution.reasons.clear();
    if (with_reasons) {
      resolution.reasons.push_back("at best a spelling of " + candidate.matched +
                                   (elsewhere
                                        ? ", which does not lie in " + std::string(placing.area)
                                        : ", for which nothing else speaks"));
    }
    resolution.place.reset();
    resolution.confidence = 0;
    resolution.method = "abstained";
  }
}

}  // namespace loci::geoparse
