#include "gazetteer/geoparse/placing.hpp"

#include "geo/distance.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <unordered_map>
#include <unordered_set>
#include <utility>

namespace loci::geoparse {
namespace {

constexpr double likely_enough = 0.05;
constexpr double clear = 0.3;              // names surer than that speak for what lies in them
constexpr std::size_t most_possible = 16;  // candidates of one name that it could be
constexpr double near_km = 80.0;
constexpr double most_ahead = 4.0;  // log-odds by which a seat or its area may lead and still lose
constexpr double seat_km = 150.0;
constexpr int passes_together = 3;  // each starts from the choices of the one before

double angle_km(const KnownCandidate& a, const KnownCandidate& b) {
  const double cosine = std::clamp(a.x * b.x + a.y * b.y + a.z * b.z, -1.0, 1.0);
  return std::acos(cosine) * geo::earth_mean_radius_km;
}

}  // namespace

std::size_t most_probable(const Placing& placing) {
  const auto& all = placing.probabilities;
  return static_cast<std::size_t>(std::max_element(all.begin(), all.end()) - all.begin());
}

std::vector<Placing> make_placings(const Reading& reading,
                                   std::span<const PossibleMention> mentions, Memory& memory) {
  std::vector<Placing> placings;
  std::unordered_set<std::size_t> areas;  // the words where an area around another mention begins
  for (const PossibleMention& mention : mentions) {
    Placing placing;
    placing.first = mention.first;
    placing.last = mention.last;
    placing.name = slice(reading.text(), reading.span(mention.first, mention.last));
    placing.known = &memory.name(placing.name, mention.listed() ? gazetteer::Spelling::listed
                                                                : gazetteer::Spelling::also_fuzzy);
    placing.weight = logistic(mention.score);
    if (auto area = stated_area(reading, mention.last, *placing.known, memory)) {
      placing.area = slice(reading.text(), reading.span(area->first, area->last));
      placing.inside = std::move(area->inside);
      if (!placing.inside.empty()) areas.insert(area->first);
    }
    placings.push_back(std::move(placing));
  }
  std::unordered_map<const KnownName*, const Placing*> told;
  for (const Placing& placing : placings) {
    if (!placing.inside.empty()) told.try_emplace(placing.known, &placing);
  }
  for (Placing& placing : placings) {
    const auto sibling = told.find(placing.known);
    if (placing.inside.empty() && sibling != told.end())
      placing.sibling_inside = sibling->second->inside;
    placing.holds_another = areas.count(placing.first) > 0;
  }
  return placings;
}

Surroundings::Surroundings(std::span<const Placing> placings, std::span<const Placing> context) {
  for (const Placing& placing : placings) add_name(placing, true);
  for (const Placing& placing : context) add_name(placing, false);
  for (const Name& name : names_) {
    if (!name.asked) continue;
    for (const KnownCandidate& candidate : name.placing->known->candidates) {
      Support& possible = possible_.emplace_back();
      for (const Name& other : names_) {
        if (&other != &name) add_possible(other, candidate, possible);
      }
    }
  }
  refresh();
}

void Surroundings::add_name(const Placing& placing, bool asked) {
  const auto& candidates = placing.known->candidates;
  if (candidates.empty() || !name_of_.try_emplace(placing.known, names_.size()).second) return;
  Name& name = names_.emplace_back();
  name.placing = &placing;
  name.asked = asked;
  name.first_few = std::min(candidates.size(), most_possible);
  name.rarity = placing.weight / std::sqrt(static_cast<double>(name.first_few));
  if (names_.size() > 1) {
    const Name& before = names_[names_.size() - 2];
    name.first = before.first + before.placing->known->candidates.size();
  }
}

void Surroundings::add_possible(const Name& other, const KnownCandidate& candidate,
                                Support& support) {
  static const double near_cosine = std::cos(near_km / geo::earth_mean_radius_km);
  bool near = false, in_admin1 = false;
  for (std::size_t i = 0; i < other.first_few; ++i) {
    const KnownCandidate& theirs = other.placing->known->candidates[i];
    const bool small = theirs.kind != kind_country && theirs.kind != kind_admin1;
    if (!small || theirs.id == candidate.id) continue;
    near = near ||
           theirs.x * candidate.x + theirs.y * candidate.y + theirs.z * candidate.z > near_cosine;
    in_admin1 = in_admin1 || (theirs.admin1 == candidate.admin1 && theirs.admin1 != 0);
  }
  if (near) support.could_be_near += other.rarity;
  if (in_admin1) support.could_be_in_admin1 += other.rarity;
  ++support.others;
}

Surroundings::Likely Surroundings::likely(const Name& name, std::size_t candidate) const {
  const KnownCandidate& place = name.placing->known->candidates[candidate];
  Likely result{candidate, {}, {}};
  if (place.kind == kind_country || place.kind == kind_continent) return result;
  result.km.resize(possible_.size());
  result.nearness.resize(possible_.size());
  for (const Name& other : names_) {
    if (!other.asked || &other == &name) continue;
    std::size_t number = other.first;
    for (const KnownCandidate& theirs : other.placing->known->candidates) {
      result.km[number] = angle_km(place, theirs);
      result.nearness[number] = std::exp(-result.km[number] / 100.0);
      ++number;
    }
  }
  return result;
}

void Surroundings::refresh() {
  for (Name& name : names_) {
    auto before = std::exchange(name.likely, {});
    const auto& probabilities = name.placing->probabilities;
    for (std::size_t i = 0; i < probabilities.size(); ++i) {
      if (probabilities[i] < likely_enough) continue;
      const auto known = std::find_if(before.begin(), before.end(),
                                      [i](const Likely& one) { return one.candidate == i; });
      name.likely.push_back(known != before.end() ? std::move(*known) : likely(name, i));
    }
  }
  supports_ = possible_;
  for (const Name& name : names_) {
    if (!name.asked) continue;
    std::size_t number = name.first;
    for (const KnownCandidate& candidate : name.placing->known->candidates) {
      Support& support = supports_[number];
      double others = 0;
      for (const Name& other : names_) {
        if (&other == &name) continue;
        others += other.placing->weight;
        add_likely(other, candidate, number, support);
      }
      if (others > 0) {
        support.country /= others;
        support.admin1 /= others;
      }
      ++number;
    }
  }
}

void Surroundings::add_likely(const Name& other, const KnownCandidate& candidate,
                              std::size_t number, Support& support) {
  for (const Likely& one : other.likely) {
    const KnownCandidate& theirs = other.placing->known->candidates[one.candidate];
    const double probability = other.placing->probabilities[one.candidate];
    const double weight = other.placing->weight * probability;
    // Two names of one place ("US", "U.S.") say nothing new.
    const bool same = theirs.id == candidate.id;
    const bool in_country = theirs.country == candidate.country && theirs.country != 0;
    const bool in_admin1 = theirs.admin1 == candidate.admin1 && theirs.admin1 != 0;
    const bool in_admin2 = theirs.admin2 == candidate.admin2 && theirs.admin2 != 0;
    if (in_country) support.country += weight;
    if (in_admin1) support.admin1 += weight;
    if (same) continue;
    if (probability > clear && other.placing->weight > clear && one.candidate < other.first_few) {
      const int parent = theirs.kind == kind_country && in_country ? 1
                         : theirs.kind == kind_admin1 && in_admin1 ? 2
                         : theirs.kind == kind_admin2 && in_admin2 ? 3
                                                                   : 0;
      support.parent = std::max(support.parent, parent);
    }
    if (one.km.empty()) continue;
    support.near += weight * one.nearness[number];
    if (weight > 0.4) support.nearest_km = std::min(support.nearest_km, one.km[number]);
  }
}

const Surroundings::Support& Surroundings::support(const Placing& placing,
                                                   std::size_t candidate) const {
  return supports_[names_[name_of_.at(placing.known)].first + candidate];
}

namespace {

int share_bin(double share) {
  if (share <= 0) return 0;
  if (share < 0.05) return 1;
  if (share < 0.15) return 2;
  if (share < 0.3) return 3;
  if (share < 0.5) return 4;
  return share < 0.75 ? 5 : 6;
}

int amount_bin(double amount) {
  if (amount <= 0) return 0;
  if (amount < 0.3) return 1;
  if (amount < 0.6) return 2;
  if (amount < 1.0) return 3;
  if (amount < 1.5) return 4;
  return amount < 2.5 ? 5 : 6;
}

int distance_bin(double km) {
  if (km < 15) return 0;
  if (km < 40) return 1;
  if (km < 80) return 2;
  if (km < 161) return 3;
  if (km < 350) return 4;
  if (km < 900) return 5;
  return km < 3000 ? 6 : 7;
}

}  // namespace

void Surroundings::add_features(const Placing& placing, std::size_t index,
                                FeatureList& features) const {
  const KnownCandidate& candidate = placing.known->candidates[index];
  const Support& found = support(placing, index);
  features.add("others", static_cast<int>(std::min<std::size_t>(found.others, 4)), candidate.kind);
  if (found.others == 0) return;
  features.add("country_share", share_bin(found.country), candidate.kind);
  features.add("admin1_share", share_bin(found.admin1), candidate.kind);
  features.add("nearest", distance_bin(found.nearest_km), candidate.kind);
  features.add("nearest_km", distance_bin(found.nearest_km));
  features.add_value("country_sum", static_cast<float>(found.country));
  features.add_value("admin1_sum", static_cast<float>(found.admin1));
  features.add_value("near_sum", static_cast<float>(std::log1p(found.near)));
  features.add("parent", found.parent);
  features.add("parent_of", found.parent, candidate.kind);
  features.add_value("could_be_near", static_cast<float>(std::min(found.could_be_near, 3.0)));
  features.add("could_be_near_of", amount_bin(found.could_be_near), candidate.kind);
  features.add("could_be_near_bin", amount_bin(found.could_be_near));
  features.add_value("could_be_in_admin1",
                     static_cast<float>(std::min(found.could_be_in_admin1, 3.0)));
  features.add("could_be_in_admin1_bin", amount_bin(found.could_be_in_admin1));
}

void add_candidate_features(const Reading& reading, const Placing& placing, std::size_t index,
                            FeatureList& features) {
  const KnownCandidate& known = placing.known->candidates[index];
  const gazetteer::Candidate& candidate = known.candidate;
  const int rank = static_cast<int>(std::min<std::size_t>(index, 4));
  const int name_kind = static_cast<int>(candidate.name_kind);
  const int behind =
      static_cast<int>((placing.known->log_population - known.log_population) * 2.0F);
  features.add("match", to_word(candidate.match), name_kind);
  features.add("kind", known.kind, name_kind);
  features.add_value("population", known.log_population / 4.0F);
  features.add("population_of", static_cast<int>(known.log_population), known.kind);
  features.add("rank", rank);
  features.add("rank_of", rank, known.kind);
  features.add("behind", std::min(behind, 8), known.kind);
  features.add("behind_most", std::min(behind, 12));
  features.add("label_rank", candidate.place.label_rank + 1);
  const Word& tail = reading.word(placing.last - 1);
  const Word& head = reading.word(placing.first);
  if (placing.last - placing.first > 1) {
    features.add("head", {head.key, head.hash}, known.kind);
    features.add("tail", {tail.key, tail.hash}, known.kind);
  }
  if (placing.first > 0) {
    const Word& before = reading.word(placing.first - 1);
    if (before.kinds.common) features.add("before", {before.key, before.hash}, known.kind);
    if (placing.first > 1 && before.key == "of") {
      const Word& two = reading.word(placing.first - 2);
      features.add("of", {two.key, two.hash}, known.kind);
    }
  }
  if (placing.last < reading.size()) {
    const Word& after = reading.word(placing.last);
    if (after.kinds.common) features.add("after", {after.key, after.hash}, known.kind);
  }
  if (!placing.inside.empty()) features.add("inside", static_cast<int>(placing.inside[index]));
  if (!placing.sibling_inside.empty()) {
    features.add("sibling_inside", static_cast<int>(placing.sibling_inside[index]));
  }
}

namespace {

/// True where a word beside the mention says that an area is meant: "Homs province", "the state of
/// Texas".
bool has_area_word(const Reading& reading, const Placing& placing) {
  constexpr std::array<std::string_view, 14> area_words = {
      "canton",     "county",      "countryside", "department", "district",
      "governor",   "governorate", "legislature", "muhafazah",  "oblast",
      "prefecture", "province",    "region",      "state"};
  const auto is_area_word = [&](std::size_t at) {
    return std::find(area_words.begin(), area_words.end(), reading.word(at).key) !=
           area_words.end();
  };
  if (is_area_word(placing.last - 1)) return true;
  if (placing.last < reading.size() && is_area_word(placing.last)) return true;
  return placing.first > 1 && reading.word(placing.first - 1).key == "of" &&
         is_area_word(placing.first - 2);
}

bool lies_around(const KnownCandidate& area, const KnownCandidate& seat) {
  if (seat.kind != kind_admin_seat && seat.kind != kind_capital) return false;
  const bool around = (area.kind == kind_admin1 && area.admin1 == seat.admin1) ||
                      (area.kind == kind_admin2 && area.admin2 == seat.admin2);
  return around && angle_km(seat, area) < seat_km;
}

/// The town rather than the area that is named after it and lies around it, where nothing says
/// otherwise, and the area where another place lies in it: a corpus that counts every answer within
/// 161 km as right does not teach the difference.
void choose_seat_or_area(const Reading& reading, Placing& placing) {
  if (!placing.holds_another && has_area_word(reading, placing)) return;
  const auto& candidates = placing.known->candidates;
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    for (std::size_t k = 0; k < candidates.size(); ++k) {
      if (!lies_around(candidates[k], candidates[i])) continue;
      double& meant = placing.scores[placing.holds_another ? k : i];
      double& other = placing.scores[placing.holds_another ? i : k];
      if (other >= meant && other - meant < most_ahead) std::swap(meant, other);
    }
  }
}

void set_probabilities(Placing& placing) {
  placing.probabilities = placing.scores;
  if (placing.scores.empty()) return;
  const double most = *std::max_element(placing.scores.begin(), placing.scores.end());
  double sum = 0;
  for (double& p : placing.probabilities) sum += p = std::exp(p - most);
  for (double& p : placing.probabilities) p /= sum;
}

}  // namespace

void add_scores(const Reading& reading, Placing& placing, std::span<const double> scores) {
  for (std::size_t i = 0; i < placing.scores.size(); ++i) placing.scores[i] += scores[i];
  choose_seat_or_area(reading, placing);
  set_probabilities(placing);
}

void rank_alone(const Reading& reading, std::span<Placing> placings, const LinearModel& alone) {
  FeatureList features;
  for (Placing& placing : placings) {
    placing.scores.clear();
    for (std::size_t i = 0; i < placing.known->candidates.size(); ++i) {
      features.clear();
      add_candidate_features(reading, placing, i, features);
      placing.scores.push_back(alone.score(features.all()));
    }
    set_probabilities(placing);
  }
}

Surroundings rank_together(const Reading& reading, std::span<Placing> placings,
                           const LinearModel& alone, const LinearModel& together,
                           std::span<const Placing> context) {
  FeatureList features;
  std::vector<std::vector<double>> by_itself;  // what no pass changes
  for (Placing& placing : placings) {
    auto& own = by_itself.emplace_back();
    placing.scores.clear();
    for (std::size_t i = 0; i < placing.known->candidates.size(); ++i) {
      features.clear();
      add_candidate_features(reading, placing, i, features);
      placing.scores.push_back(alone.score(features.all()));
      own.push_back(together.score(features.all()));
    }
    set_probabilities(placing);
  }
  Surroundings surroundings(placings, context);
  for (int pass = 0; pass < passes_together; ++pass) {
    for (std::size_t m = 0; m < placings.size(); ++m) {
      Placing& placing = placings[m];
      for (std::size_t i = 0; i < placing.scores.size(); ++i) {
        features.clear();
        surroundings.add_features(placing, i, features);
        placing.scores[i] = together.score(features.all(), by_itself[m][i]);
      }
      choose_seat_or_area(reading, placing);
      set_probabilities(placing);
    }
    surroundings.refresh();
  }
  return surroundings;
}

}  // namespace loci::geoparse
