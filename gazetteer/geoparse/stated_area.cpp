#include "gazetteer/geoparse/stated_area.hpp"

#include "gazetteer/geoparse/definition.hpp"
#include "gazetteer/geoparse/whereabouts.hpp"
#include "gazetteer/geoparse/word_list.hpp"

#include <algorithm>
#include <utility>

namespace loci::geoparse {
namespace {

// A sentence that says where a place lies says it within so many words.
constexpr std::size_t longest_definition_words = 16;

// What is a city's own lies so near to it.
constexpr float owner_log_population = 5.0F;  // 100,000 people
constexpr double farthest_owned_km = 30;

Inside inside_of(const KnownCandidate& inner, const KnownCandidate& area) {
  switch (area.kind) {
    case kind_country:
      return inner.country != 0 && inner.country == area.country ? Inside::country : Inside::no;
    case kind_admin1:
      return inner.admin1 != 0 && inner.admin1 == area.admin1 ? Inside::admin1 : Inside::no;
    case kind_admin2:
      return inner.admin2 != 0 && inner.admin2 == area.admin2 ? Inside::admin2 : Inside::no;
    default:
      return Inside::unknown;
  }
}

/// For each candidate of inner the closest fit into any area that outer may denote.
std::vector<Inside> insides(const KnownName& inner, const KnownName& outer) {
  std::vector<Inside> result;
  for (std::size_t i = 0; i < inner.candidates.size(); ++i) {
    Inside best = Inside::unknown;
    for (const auto& area : outer.candidates) {
      // A place is not inside itself.
      if (area.id == inner.candidates[i].id) continue;
      best = std::max(best, inside_of(inner.candidates[i], area));
    }
    result.push_back(best);
  }
  return result;
}

/// The longest listed name that begins at a word, as an area around `inner`.
std::optional<StatedArea> area_at(const Reading& reading, std::size_t at, const KnownName& inner,
                                  Memory& memory) {
  const auto words = longest_name(reading, at, memory);
  if (words == 0) return std::nullopt;
  StatedArea area{at, at + words, insides(inner, listed_name(reading, at, at + words, memory))};
  const auto closest = std::max_element(area.inside.begin(), area.inside.end());
  area.elsewhere = closest != area.inside.end() && *closest == Inside::no;
  if (closest != area.inside.end() && *closest <= Inside::no) area.inside.clear();
  return area;
}

/// Behind "area of", "district of" and the like; the word itself where they do not stand there.
std::size_t behind_kind_of(const Reading& reading, std::size_t at) {
  const bool stands = at + 2 < reading.size() && goes_on_in_small_letters(reading, at) &&
                      goes_on_in_small_letters(reading, at + 1) &&
                      reading.word(at + 1).key == "of" &&
                      (reading.word(at).key == "area" || is_kind_of_place(reading.word(at).key));
  return stands && reading.token(at + 2).gap == Gap::space ? at + 2 : at;
}

/// The word behind a mention where the area that it lies in may begin: after a comma, a bracket,
/// "in", "located in", "area of", or nothing at all. The reading's size where there is none.
std::size_t area_behind(const Reading& reading, std::size_t last) {
  static constexpr WordList participles = {"located", "situated"};
  const std::size_t none = reading.size();
  if (last >= none) return none;
  const Gap gap = reading.token(last).gap;
  if (gap != Gap::comma && gap != Gap::bracket && gap != Gap::space) return none;
  std::size_t at = behind_kind_of(reading, last);
  if (last + 1 < none && reading.token(last + 1).gap == Gap::space &&
      is_one_of(reading.word(last).key, participles)) {
    ++at;
  }
  if (gap != Gap::bracket && reading.word(at).key == "in") {
    ++at;
    if (at < none && reading.word(at).key == "the") ++at;
    if (at >= none || reading.token(at).gap != Gap::space) return none;
  }
  return is_capital(reading.token(at).shape) ? at : none;
}

/// What a second area around the same place adds: "Grant County, New Mexico". Candidates outside of
/// either are out, where one is inside of both.
void narrow_down(std::vector<Inside>& inside, const std::vector<Inside>& further) {
  bool both = false;
  for (std::size_t i = 0; i < inside.size() && !both; ++i) {
    both = inside[i] > Inside::no && further[i] > Inside::no;
  }
  if (!both) return;
  for (std::size_t i = 0; i < inside.size(); ++i) {
    const bool out = inside[i] == Inside::no || further[i] == Inside::no;
    inside[i] = out ? Inside::no : std::max(inside[i], further[i]);
  }
}

/// "Clark County, Ohio": the areas behind commas that one lies in.
void add_areas_behind(const Reading& reading, const KnownName& name, Memory& memory,
                      StatedArea& area) {
  std::size_t at = area.last;
  while (at < reading.size() && reading.token(at).gap == Gap::comma &&
         is_capital(reading.token(at).shape)) {
    const auto further = area_at(reading, at, name, memory);
    if (!further || further->inside.empty()) return;
    narrow_down(area.inside, further->inside);
    at = further->last;
  }
}

/// Whether a word with a capital follows another one and a comma.
bool goes_on_behind_comma(const Reading& reading, std::size_t at) {
  return at > 0 && at < reading.size() && reading.token(at).gap == Gap::comma &&
         is_capital(reading.token(at).shape) && is_capital(reading.token(at - 1).shape);
}

/// The first of the words with capitals that end at a word.
std::size_t begin_of_capitals(const Reading& reading, std::size_t at) {
  while (at > 0 && joins_name(reading.token(at).gap) && is_capital(reading.token(at - 1).shape)) {
    --at;
  }
  return at;
}

/// Whether an area behind a comma may be no more than the next of a row: "Baidji, Kirkuk, Tikrit".
/// A street comes before its suburb and its city, too: "Gladstone Road, Headington, Oxford".
bool is_in_row(const Reading& reading, std::size_t last, const StatedArea& area, Memory& memory) {
  if (reading.token(last).gap != Gap::comma) return false;
  if (goes_on_behind_comma(reading, area.last)) {  // "Stroud, Ontario, Canada"
    const KnownName& own = listed_name(reading, area.first, area.last, memory);
    const auto around = area_at(reading, area.last, own, memory);
    if (around && !around->inside.empty()) return false;
  }
  const std::size_t first = begin_of_capitals(reading, last - 1);
  const bool ends_row = goes_on_behind_comma(reading, first) &&
                        goes_on_behind_comma(reading, begin_of_capitals(reading, first - 1));
  return ends_row || goes_on_behind_comma(reading, area.last) ||
         (area.last < reading.size() && reading.word(area.last).key == "and");
}

/// "near [Homs]", "a town south of [Homs]"
bool is_beside(const Reading& reading, std::size_t at) {
  static constexpr WordList prepositions = {"from", "near", "outside"};
  if (at < 2) return false;
  const std::string_view before = reading.word(at - 1).key;
  return is_one_of(before, prepositions) ||
         (before == "of" && is_direction(reading.word(at - 2).key));
}

/// The first area in a definition of the name that a candidate lies in, and what the others behind
/// it say of the candidates.
std::optional<StatedArea> defined_area(const Reading& reading, std::size_t last,
                                       const KnownName& name, Memory& memory) {
  const std::size_t begin = definition_behind(reading, last);
  const std::size_t end = std::min(reading.size(), begin + longest_definition_words);
  bool is_place = false;
  std::optional<StatedArea> found;
  for (std::size_t at = begin; at < end; ++at) {
    const Token& token = reading.token(at);
    if (token.sentence_start || token.gap == Gap::paragraph || token.gap == Gap::sentence) break;
    is_place = is_place || is_kind_of_place(reading.word(at).key);
    if (!is_place || !is_capital(token.shape)) continue;
    auto area = area_at(reading, at, name, memory);
    if (!area) continue;
    area->beside = is_beside(reading, at);
    at = area->last - 1;
    if (area->inside.empty()) continue;
    if (found) {
      narrow_down(found->inside, area->inside);
    } else {
      found = std::move(area);
    }
  }
  return found;
}

/// Whether a place lies in a first-level area, or in or beside a city.
bool is_owned(const KnownCandidate& inner, const KnownCandidate& owner) {
  if (owner.kind == kind_admin1 && inner.id != owner.id && inner.country == owner.country) {
    return inner.admin1 != 0 && inner.admin1 == owner.admin1;
  }
  return may_own(owner) && is_owned_by_city(inner, owner);
}

/// Where the longest listed name begins that ends before a word; that word where none does.
std::size_t longest_name_before(const Reading& reading, std::size_t last, const Memory& memory) {
  std::size_t begin = last;
  for (std::size_t words = 1; words <= std::min(last, gazetteer::longest_name_words); ++words) {
    const std::size_t at = last - words;
    if (!is_capital(reading.token(at).shape)) break;
    if (name_kinds(reading, at, last, memory).has_place_name()) begin = at;
    if (!joins_name(reading.token(at).gap)) break;
  }
  return begin;
}

}  // namespace

bool may_own(const KnownCandidate& city) {
  return (is_settlement(city.kind) || city.kind == kind_capital) &&
         city.log_population >= owner_log_population;
}

bool is_owned_by_city(const KnownCandidate& place, const KnownCandidate& city) {
  return place.id != city.id && place.country == city.country &&
         distance_km(place, city) < farthest_owned_km;
}

std::optional<StatedArea> stated_area(const Reading& reading, std::size_t last,
                                      const KnownName& name, Memory& memory) {
  std::optional<StatedArea> area;
  if (const std::size_t at = area_behind(reading, last); at < reading.size()) {
    area = area_at(reading, at, name, memory);
  }
  if (area && !area->inside.empty()) {
    area->behind_in = reading.word(last).key == "in";
    add_areas_behind(reading, name, memory, *area);
    return area;
  }
  if (area && is_in_row(reading, last, *area, memory)) area->elsewhere = false;
  const auto defined = defined_area(reading, last, name, memory);
  return defined ? defined : area;
}

std::optional<StatedArea> owning_area(const Reading& reading, std::size_t first,
                                      const KnownName& name, Memory& memory) {
  if (first == 0 || !reading.token(first - 1).possessive || name.best_kind == kind_country ||
      name.best_kind == kind_capital) {
    return std::nullopt;
  }
  const std::size_t begin = longest_name_before(reading, first, memory);
  if (begin == first) return std::nullopt;
  StatedArea area{begin, first, {}};
  const KnownName& owner = listed_name(reading, begin, first, memory);
  for (const KnownCandidate& inner : name.candidates) {
    Inside best = Inside::no;
    for (const KnownCandidate& one : owner.candidates) {
      if (is_owned(inner, one)) best = Inside::admin1;
    }
    area.inside.push_back(best);
  }
  const bool any = std::count(area.inside.begin(), area.inside.end(), Inside::admin1) > 0;
  return any ? std::optional(std::move(area)) : std::nullopt;
}

}  // namespace loci::geoparse
