#include "gazetteer/geoparse/recognition_facts.hpp"

#include "gazetteer/geoparse/neighbour_words.hpp"
#include "gazetteer/geoparse/text_numbers.hpp"

#include <algorithm>
#include <cmath>

namespace loci::geoparse {
namespace {

constexpr double anchor_score = 0.5;      // scored above it, a mention is clear enough to lean on
constexpr std::size_t most_anchors = 40;  // distinct names
constexpr std::size_t few_candidates = 8;
constexpr float nothing = -20;

float number(bool yes) {
  return yes ? 1.0F : 0.0F;
}

float capped(std::size_t count, std::size_t most) {
  return static_cast<float>(std::min(count, most));
}

bool joined(const Reading& reading, std::size_t at) {
  const Gap gap = reading.token(at).gap;
  return gap == Gap::space || gap == Gap::hyphen;
}

}  // namespace

RecognitionFacts::RecognitionFacts(const Reading& reading,
                                   std::span<const PossibleMention> mentions)
    : reading_(reading),
      mentions_(mentions),
      best_from_(reading.size() + 1, nothing),
      best_to_(reading.size() + 1, nothing) {
  TextNumbers texts(mentions.size());
  same_of_.reserve(mentions.size());
  same_.reserve(mentions.size());
  anchors_.reserve(most_anchors);
  anchor_places_.reserve(mentions.size());
  for (const PossibleMention& mention : mentions) {
    const auto score = static_cast<float>(mention.score);
    best_from_[mention.first] = std::max(best_from_[mention.first], score);
    best_to_[mention.last] = std::max(best_to_[mention.last], score);
    same_of_.push_back(texts.number_of(text_of(mention)));
    same_.resize(texts.size());
    SameText& same = same_[same_of_.back()];
    ++same.count;
    same.best = std::max(same.best, mention.score);
    same.sum += mention.score;
    if (mention.score > anchor_score && mention.kinds.has_place_name() &&
        anchors_.size() < most_anchors && !same.leaned_on) {
      same.leaned_on = true;
      if (!mention.name->candidates.empty()) lean_on(*mention.name);
    }
  }
}

void RecognitionFacts::lean_on(const KnownName& known) {
  const std::size_t places = std::min(known.candidates.size(), few_candidates);
  for (const KnownCandidate& place : std::span(known.candidates).first(places)) {
    anchor_places_.push_back(
        {place.x, place.y, place.z, place.country, place.admin1, anchors_.size()});
  }
  anchors_.push_back({&known, 1.0F / std::sqrt(static_cast<float>(places))});
}

void RecognitionFacts::add(std::size_t at, std::vector<float>& facts) {
  const PossibleMention& mention = mentions_[at];
  facts.push_back(static_cast<float>(mention.score));
  add_name(mention, facts);
  add_words(mention, facts);
  add_neighbours(mention, facts);
  add_runs(mention, facts);
  add_uses(at, facts);
  add_rivals(at, facts);
  add_same(at, facts);
  add_company(mention, facts);
  facts.push_back(listed_score(mention.last, true));
  facts.push_back(listed_score(mention.first, false));
  add_speech(mention, facts);
}

void RecognitionFacts::add_name(const PossibleMention& mention, std::vector<float>& facts) {
  using gazetteer::NameKind;
  facts.push_back(capped(mention.words(), 6));
  for (const NameKind kind : {NameKind::preferred, NameKind::alternate, NameKind::abbreviation,
                              NameKind::adjective, NameKind::demonym, NameKind::metonym}) {
    facts.push_back(number(mention.kinds.has(kind)));
  }
  if (!mention.listed()) {
    facts.insert(facts.end(), {-1, 0, 0});
    return;
  }
  const KnownName& name = *mention.name;
  facts.push_back(name.log_population);
  facts.push_back(static_cast<float>(name.best_kind));
  facts.push_back(capped(name.candidates.size(), 20));
}

void RecognitionFacts::add_words(const PossibleMention& mention, std::vector<float>& facts) const {
  bool all_common = true, any_common = false, all_first = true, all_person = true;
  bool any_title = false, calendar = false, people = false;
  for (std::size_t at = mention.first; at < mention.last; ++at) {
    const auto& kinds = reading_.word(at).kinds;
    all_common = all_common && kinds.common;
    any_common = any_common || kinds.common;
    all_first = all_first && kinds.first_name;
    all_person = all_person && kinds.person_name;
    any_title = any_title || kinds.title;
    calendar = calendar || kinds.calendar;
    people = people || kinds.people;
  }
  const Token& head = reading_.token(mention.first);
  const Token& tail = reading_.token(mention.last - 1);
  facts.push_back(static_cast<float>(head.shape));
  facts.push_back(static_cast<float>(tail.shape));
  facts.push_back(number(mention.longest));
  facts.push_back(number(mention.careless));
  facts.push_back(number(tail.dotted));
  facts.push_back(number(tail.possessive));
  facts.push_back(number(head.sentence_start));
  facts.push_back(number(reading_.shouts()));
  facts.push_back(number(all_common));
  facts.push_back(number(any_common));
  facts.push_back(number(all_first));
  facts.push_back(number(all_person));
  facts.push_back(number(any_title));
  facts.push_back(number(calendar));
  facts.push_back(number(people));
  facts.push_back(number(reading_.word(mention.last - 1).kinds.company));
}

void RecognitionFacts::add_neighbours(const PossibleMention& mention,
                                      std::vector<float>& facts) const {
  const auto class_at = [&](std::size_t at) {
    return static_cast<float>(neighbour_class(reading_.token(at), reading_.word(at)));
  };
  const std::size_t first = mention.first, last = mention.last, size = reading_.size();
  facts.push_back(first > 0 ? class_at(first - 1) : 0);
  facts.push_back(static_cast<float>(reading_.token(first).gap));
  facts.push_back(last < size ? class_at(last) : 0);
  facts.push_back(static_cast<float>(last < size ? reading_.token(last).gap : Gap::paragraph));
  facts.push_back(first > 1 ? class_at(first - 2) : 0);
  facts.push_back(last + 1 < size ? class_at(last + 1) : 0);
}

/// The parts of speech of the words around, where they belong to the same sentence.
void RecognitionFacts::add_speech(const PossibleMention& mention, std::vector<float>& facts) const {
  const auto speech = [&](std::size_t at, std::size_t gap_at) {
    const bool apart = !joins_name(reading_.token(gap_at).gap);
    if (apart || reading_.token(at).shape != Shape::lower) return -1.0F;
    return static_cast<float>(reading_.word(at).speech);
  };
  const std::size_t first = mention.first, last = mention.last, size = reading_.size();
  facts.push_back(first > 0 ? speech(first - 1, first) : -2);
  facts.push_back(last < size ? speech(last, last) : -2);
  facts.push_back(first > 1 ? speech(first - 2, first - 1) : -2);
  facts.push_back(last + 1 < size ? speech(last + 1, last + 1) : -2);
}

/// How far the capitals go on, and what the longer name then is.
void RecognitionFacts::add_runs(const PossibleMention& mention, std::vector<float>& facts) const {
  std::size_t left = 0, right = 0;
  bool company_right = false, company_left = false, person_left = false;
  while (left < 4 && mention.first > left) {
    const std::size_t at = mention.first - left;
    if (!joined(reading_, at) || !is_capital(reading_.token(at - 1).shape)) break;
    ++left;
    const auto& kinds = reading_.word(at - 1).kinds;
    company_left = company_left || kinds.company;
    person_left = person_left || kinds.first_name || kinds.title;
  }
  while (right < 5 && mention.last + right < reading_.size()) {
    const std::size_t at = mention.last + right;
    if (!joined(reading_, at) || !is_capital(reading_.token(at).shape)) break;
    ++right;
    company_right = company_right || reading_.word(at).kinds.company;
  }
  facts.push_back(static_cast<float>(left));
  facts.push_back(static_cast<float>(right));
  facts.push_back(number(company_right));
  facts.push_back(number(company_left));
  facts.push_back(number(person_left));
}

void RecognitionFacts::add_uses(std::size_t at, std::vector<float>& facts) const {
  const PossibleMention& mention = mentions_[at];
  const WordUse& head = reading_.use(mention.first);
  const WordUse& tail = reading_.use(mention.last - 1);
  facts.push_back(capped(head.capital, 8));
  facts.push_back(capped(head.lower, 8));
  facts.push_back(capped(head.after_in, 5));
  facts.push_back(capped(tail.after_person, 5));
  facts.push_back(capped(tail.ends_name, 5));
  facts.push_back(capped(head.begins_name, 5));
  facts.push_back(capped(same_[same_of_[at]].count, 10));
  const std::size_t first = mention.first, last = mention.last;
  facts.push_back(number(first > 0 && reading_.token(first).gap == Gap::space &&
                         is_locative(reading_.word(first - 1).key)));
  facts.push_back(number(last < reading_.size() && reading_.token(last).gap == Gap::space &&
                         is_acting(reading_.word(last).key)));
}

/// The best of the others that share words with the mention, and whether it is longer.
void RecognitionFacts::add_rivals(std::size_t at, std::vector<float>& facts) const {
  const PossibleMention& mention = mentions_[at];
  float best = nothing;
  bool longer = false;
  const auto compare = [&](const PossibleMention& other) {
    if (other.first >= mention.last || other.last <= mention.first) return;
    const auto score = static_cast<float>(other.score);
    if (score <= best) return;
    best = score;
    longer = other.words() > mention.words();
  };
  for (std::size_t i = at; i > 0 && mentions_[i - 1].first + 10 > mention.first; --i)
    compare(mentions_[i - 1]);
  for (std::size_t i = at + 1; i < mentions_.size() && mentions_[i].first < mention.last; ++i)
    compare(mentions_[i]);
  facts.push_back(best);
  facts.push_back(number(longer));
}

/// What the same words are elsewhere in the text.
void RecognitionFacts::add_same(std::size_t at, std::vector<float>& facts) const {
  const SameText& same = same_[same_of_[at]];
  facts.push_back(static_cast<float>(same.best));
  facts.push_back(static_cast<float>(same.sum / static_cast<double>(same.count)));
}

/// What two places have to do with each other, in bits; mostly nothing.
unsigned RecognitionFacts::agreement(const KnownCandidate& own, const Spot& other) {
  static const double near_cosine = std::cos(150.0 / 6371.0);
  const bool near = own.x * other.x + own.y * other.y + own.z * other.z > near_cosine;
  const bool in_admin1 = (own.admin1 == other.admin1) & (own.admin1 != 0);
  const bool in_country = (own.country == other.country) & (own.country != 0);
  return static_cast<unsigned>(near) | static_cast<unsigned>(in_admin1) << 1 |
         static_cast<unsigned>(in_country) << 2;
}

/// How many of the places that the document clearly names have something to do with one place.
RecognitionFacts::Company RecognitionFacts::company_of(const KnownCandidate& own,
                                                       const KnownName* name) const {
  Company company;
  std::size_t last = 0;  // the anchor of which some place agrees
  unsigned any = 0;      // in what
  const auto add_last = [&] {
    if (any == 0 || anchors_[last].known == name) return;
    const float weight = anchors_[last].weight;
    company.near += (any & 1) != 0 ? weight : 0;
    company.admin1 += (any & 2) != 0 ? weight : 0;
    company.country += (any & 4) != 0 ? weight : 0;
  };
  for (const Spot& other : anchor_places_) {
    const unsigned bits = agreement(own, other);
    if (bits == 0) continue;
    if (other.anchor != last) {
      add_last();
      last = other.anchor;
      any = 0;
    }
    any |= bits;
  }
  add_last();
  return company;
}

/// How many of the places that the document clearly names lie near, in the same first-level area,
/// in the same country as one of the places that the mention may denote.
void RecognitionFacts::add_company(const PossibleMention& mention,
                                   std::vector<float>& facts) const {
  Company most;
  const bool place = mention.kinds.has_place_name();
  const std::size_t count =
      place ? std::min(mention.name->candidates.size(), few_candidates) : std::size_t{0};
  for (std::size_t i = 0; i < count; ++i) {
    const Company own = company_of(mention.name->candidates[i], mention.name);
    most.near = std::max(most.near, own.near);
    most.admin1 = std::max(most.admin1, own.admin1);
    most.country = std::max(most.country, own.country);
  }
  facts.push_back(most.near);
  facts.push_back(most.admin1);
  facts.push_back(most.country);
}

/// The score of the best possible mention behind (or before) a comma, "and" or a slash: names come
/// in lists.
float RecognitionFacts::listed_score(std::size_t at, bool from_left) const {
  const auto separates = [&](std::size_t word) {
    const Gap gap = reading_.token(word).gap;
    return gap == Gap::comma || gap == Gap::slash || gap == Gap::bracket;
  };
  if (from_left) {
    if (at >= reading_.size()) return nothing;
    if (separates(at)) {
      const bool also = reading_.word(at).key == "and" && at + 1 < reading_.size();
      return best_from_[also ? at + 1 : at];
    }
    if (reading_.word(at).key == "and" && at + 1 < reading_.size()) return best_from_[at + 1];
    return nothing;
  }
  if (at == 0) return nothing;
  if (separates(at)) return best_to_[at];
  if (reading_.word(at - 1).key == "and" && at > 1) return best_to_[at - 1];
  return nothing;
}

}  // namespace loci::geoparse
