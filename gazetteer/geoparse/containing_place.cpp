#include "gazetteer/geoparse/containing_place.hpp"

#include "gazetteer/geoparse/feature_word.hpp"

#include <algorithm>
#include <map>
#include <string>

namespace loci::geoparse {
namespace {

// How often the containing place is right where itself is right, measured on the training corpora.
constexpr double said_share = 0.9;
constexpr double main_share = 0.75;

/// Small enough that to lie in it says where.
bool can_contain(const Resolution& resolution) {
  if (!resolution.place || resolution.method == "within") return false;
  const PlaceKind kind = place_kind(*resolution.place);
  return kind == kind_admin2 || kind == kind_admin_other || kind == kind_capital ||
         kind == kind_admin_seat || kind == kind_town || kind == kind_quarter;
}

/// The words between two mentions say that the first lies in the second: ", ", " in ", " near ".
bool leads_into(const Reading& reading, const Placing& inner, const Placing& outer) {
  if (outer.first < inner.last || outer.first >= reading.size()) return false;
  const auto gap_is = [&](std::size_t at, Gap gap) { return reading.token(at).gap == gap; };
  if (outer.first == inner.last) {
    return gap_is(outer.first, Gap::comma) || gap_is(outer.first, Gap::bracket) ||
           gap_is(outer.first, Gap::space);
  }
  if (outer.first != inner.last + 1 || !gap_is(outer.first, Gap::space)) return false;
  const auto& word = reading.word(inner.last).key;
  const bool comma = gap_is(inner.last, Gap::comma) || gap_is(inner.last, Gap::space);
  return comma && (word == "in" || word == "near" || word == "at" || word == "of");
}

class Within {
 public:
  Within(const Reading& reading, std::span<const Placing> placings,
         std::span<ResolvedMention> mentions)
      : reading_(reading), placings_(placings), mentions_(mentions) {}

  void place() {
    for (std::size_t i = 0; i < placings_.size(); ++i) {
      if (!placings_[i].known->candidates.empty()) continue;
      if (const auto said = said_place(i); said < placings_.size()) {
        give(i, said, said_share, is_near(i) ? "named near " : "named within ");
      } else if (is_facility_word(reading_.word(placings_[i].last - 1).key)) {
        const auto main = main_place(i);
        if (main < placings_.size()) give(i, main, main_share, "the text speaks most of ");
      }
    }
  }

 private:
  /// The mention right behind or before, where the words join the two; none: past the last one.
  std::size_t said_place(std::size_t at) const {
    if (at + 1 < placings_.size() && can_contain(mentions_[at + 1].resolution) &&
        leads_into(reading_, placings_[at], placings_[at + 1]) && !is_in_list(at)) {
      return at + 1;
    }
    if (at > 0 && placings_[at - 1].last == placings_[at].first &&
        reading_.token(placings_[at].first).gap == Gap::space &&
        can_contain(mentions_[at - 1].resolution)) {
      return at - 1;
    }
    return placings_.size();
  }

  bool is_near(std::size_t at) const {
    const std::size_t behind = placings_[at].last;
    return behind < reading_.size() && reading_.word(behind).key == "near";
  }

  /// A mention and the next one are of a list of places ("Hawija, Fallujah, Ramadi and Hit"), which
  /// do not lie in each other.
  bool is_in_list(std::size_t at) const {
    if (reading_.token(placings_[at].last).gap != Gap::comma) return false;
    if (at > 0 && goes_on(at - 1)) return true;
    return at + 2 < placings_.size() && goes_on(at + 1) && placings_[at + 1].inside.empty();
  }

  /// A comma or "and" stands between a mention and the next one, and nothing else.
  bool goes_on(std::size_t at) const {
    const std::size_t behind = placings_[at].last, next = placings_[at + 1].first;
    if (next == behind) return reading_.token(next).gap == Gap::comma;
    return next == behind + 1 && reading_.word(behind).key == "and";
  }

  /// A mention of the place that the text names most often; of equals the nearest one before.
  std::size_t main_place(std::size_t at) const {
    std::map<std::string_view, std::size_t> counts;
    for (const ResolvedMention& one : mentions_) {
      if (can_contain(one.resolution)) ++counts[one.resolution.place->id];
    }
    std::size_t best = placings_.size(), most = 0;
    for (std::size_t i = 0; i < placings_.size(); ++i) {
      if (!can_contain(mentions_[i].resolution)) continue;
      const std::size_t count = counts[mentions_[i].resolution.place->id];
      if (count > most || (count == most && i < at)) {
        best = i;
        most = count;
      }
    }
    return best;
  }

  void give(std::size_t at, std::size_t from, double share, std::string_view why) {
    const Resolution& container = mentions_[from].resolution;
    Resolution& resolution = mentions_[at].resolution;
    resolution.place = container.place;
    resolution.confidence = share * container.confidence;
    resolution.method = "within";
    resolution.reasons = {"no gazetteer lists this name", std::string(why) + container.place->name};
  }

  const Reading& reading_;
  std::span<const Placing> placings_;
  std::span<ResolvedMention> mentions_;
};

}  // namespace

void place_within(const Reading& reading, std::span<const Placing> placings,
                  std::span<ResolvedMention> mentions) {
  Within(reading, placings, mentions).place();
}

}  // namespace loci::geoparse
