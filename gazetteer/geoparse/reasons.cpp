#include "gazetteer/geoparse/reasons.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace loci::geoparse {
namespace {

/// The places of the other mentions: those in the same area, those near.
struct Company {
  bool in_country = false, in_admin1 = false, is_near = false;
  std::vector<std::string_view> country, admin1, near;  ///< their names, if they are wanted
};

/// Puts names in order, each once; how many they are then.
std::size_t sort_out(std::vector<std::string_view>& names) {
  std::sort(names.begin(), names.end());
  names.erase(std::unique(names.begin(), names.end()), names.end());
  return names.size();
}

/// Calls `use` with each place that a mention around means, but the one chosen, until it returns
/// false.
template <typename Use>
void for_each_other(std::span<const Placing> placings, std::size_t at, const KnownCandidate& chosen,
                    Use use) {
  const std::size_t begin = at > reach_mentions ? at - reach_mentions : 0;
  const std::size_t end = std::min(placings.size(), at + reach_mentions);
  for (std::size_t i = begin; i < end; ++i) {
    const KnownCandidate* other = choice_of(placings[i]);
    if (other && other->id != chosen.id && !use(*other)) return;
  }
}

Company company_of(std::span<const Placing> placings, std::size_t at, const KnownCandidate& chosen,
                   bool with_names) {
  static const double near_cosine = std::cos(100.0 / 6371.0);
  Company company;
  for_each_other(placings, at, chosen, [&](const KnownCandidate& other) {
    const bool in_country = other.country != 0 && other.country == chosen.country;
    const bool in_admin1 = other.admin1 != 0 && other.admin1 == chosen.admin1;
    const bool is_near = other.kind != kind_country &&
                         other.x * chosen.x + other.y * chosen.y + other.z * chosen.z > near_cosine;
    company.in_country |= in_country;
    company.in_admin1 |= in_admin1;
    company.is_near |= is_near;
    if (!with_names) return true;
    const std::string_view name = other.listed->place.name;
    if (in_country) company.country.push_back(name);
    if (in_admin1) company.admin1.push_back(name);
    if (is_near) company.near.push_back(name);
    return true;
  });
  return company;
}

/// The name beside the text whose place lies in the same country as the choice; empty for none.
std::string_view name_beside(std::span<const Placing> context, const KnownCandidate& chosen) {
  for (const Placing& placing : context) {
    const KnownCandidate* other = choice_of(placing);
    if (other && other->country != 0 && other->country == chosen.country &&
        other->id != chosen.id) {
      return other->listed->place.name;
    }
  }
  return {};
}

/// Whether places of several names are meant around a mention.
bool has_other_names(std::span<const Placing> placings, std::size_t at,
                     const KnownCandidate& choice) {
  constexpr std::size_t enough = 4;
  std::array<std::string_view, enough> names;
  std::size_t different = 0;
  for_each_other(placings, at, choice, [&](const KnownCandidate& other) {
    const std::string_view name = other.listed->place.name;
    const auto end = names.begin() + static_cast<std::ptrdiff_t>(different);
    if (std::find(names.begin(), end, name) == end) names[different++] = name;
    return different < enough;
  });
  return different == enough;
}

/// A small place, often under a name that hardly anybody uses, in a text about other parts of the
/// world: no answer is better than this one.
bool is_stray(std::span<const Placing> placings, std::size_t at, const KnownCandidate& choice,
              const Company& company) {
  const bool usual =
      placings[at].in_foreign_text || choice.name_kind == gazetteer::NameKind::preferred;
  constexpr double certain = 0.98;  // that it is a place at all
  if (usual && placings[at].known->candidates.size() == 1 && placings[at].weight > certain) {
    return false;
  }
  constexpr double likely = 0.6;
  const float most = usual                          ? 4.2F
                     : placings[at].weight > likely ? 4.8F
                                                    : 5.7F;  // people: 15,000, 63,000, 500,000
  if (!is_settlement(choice.kind) || choice.log_population >= most || company.in_country ||
      company.is_near) {
    return false;
  }
  return has_other_names(placings, at, choice);
}

std::string counted(std::size_t count) {
  return std::to_string(count) + (count == 1 ? " other place" : " other places");
}

}  // namespace

void explain(std::span<const Placing> placings, std::size_t at, std::size_t chosen,
             std::span<const Placing> context, bool with_reasons, Resolution& resolution) {
  const Placing& placing = placings[at];
  const KnownCandidate& choice = placing.known->candidates[chosen];
  const auto& candidate = *choice.listed;
  const auto& candidates = placing.known->candidates;
  const auto say = [&](auto reason) {
    if (with_reasons) resolution.reasons.push_back(reason());
  };
  resolution.method = "prominence";
  if (!placing.of_city.empty()) {
    say([&] { return std::string(placing.of_city) + candidate.matched; });
  } else if (candidate.match == gazetteer::Match::fuzzy) {
    say([&] { return "a spelling of " + candidate.matched; });
  }
  if (candidates.size() == 1) {
    resolution.method = "only";
    say([&] { return std::string("the only place listed under this name"); });
  } else if (choice.log_population >= placing.known->log_population) {
    say([&] {
      return std::string("the most populous of " + std::to_string(candidates.size()) +
                         " places of this name");
    });
  }
  if (lies_inside(placing.inside, chosen)) {
    resolution.method = "containment";
    const bool behind = placing.area.data() > placing.name.data();
    say([&] {
      return "lies in " + std::string(placing.area) +
             (behind ? ", named behind it" : ", whose it is");
    });
  } else if (lies_inside(placing.sibling_inside, chosen)) {
    resolution.method = "containment";
    say([&] { return std::string("the text names the area it lies in at another mention"); });
  }
  Company company = company_of(placings, at, choice, with_reasons);
  if (company.is_near) {
    say([&] {
      const std::size_t names = sort_out(company.near);
      return std::string("within 100 km of " + std::string(company.near.front()) +
                         (names > 1 ? " and " + counted(names - 1) : ""));
    });
  } else if (company.in_admin1) {
    say([&] {
      return std::string("shares its first-level area with " + counted(sort_out(company.admin1)));
    });
  } else if (company.in_country) {
    say([&] {
      return std::string("shares its country with " + counted(sort_out(company.country)));
    });
  }
  if (is_stray(placings, at, choice, company)) {
    resolution.place.reset();
    resolution.confidence = 0;
    resolution.method = "abstained";
    resolution.reasons.clear();
    say([&] {
      return "only " + candidate.place.name + " (" + candidate.place.country +
             ") is listed, small and far from everything else in the text";
    });
    return;
  }
  const std::string_view beside = name_beside(context, choice);
  if (!beside.empty()) {
    say([&] { return "fits " + std::string(beside) + " in the title or source"; });
  }
  const bool together =
      company.is_near || company.in_admin1 || company.in_country || !beside.empty();
  if (together && resolution.method == "prominence") resolution.method = "context";
  if (candidate.match == gazetteer::Match::fuzzy) resolution.method = "fuzzy";
}

}  // namespace loci::geoparse
