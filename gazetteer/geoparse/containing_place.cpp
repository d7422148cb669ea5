#include "gazetteer/geoparse/containing_place.hpp"

#include "gazetteer/geoparse/feature_word.hpp"
#include "gazetteer/geoparse/name_list.hpp"
#include "gazetteer/geoparse/whereabouts.hpp"
#include "geo/distance.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace loci::geoparse {
namespace {

// How often the containing place is right where itself is right, measured on the training corpora.
constexpr double said_share = 0.9;
constexpr double main_share = 0.75;

// A place so far from the middle of the one that it is said to lie in, or near, is a namesake.
constexpr double least_namesake_km = 100;

// A choice less sure than this gives way to what the text says; one outside of an area that it says
// where it is less sure than that.
constexpr double least_sure = 0.3;
constexpr double least_sure_outside = 0.9;
constexpr double least_sure_around = 0.5;  // which must be this sure itself

/// A place small enough that a street in it is near its middle.
bool is_town_or_district(const Resolution& resolution) {
  if (!resolution.place || resolution.method == "within") return false;
  const PlaceKind kind = place_kind(*resolution.place);
  return kind == kind_admin2 || kind == kind_admin_other || kind == kind_capital ||
         kind == kind_admin_seat || kind == kind_town || kind == kind_quarter;
}

/// Small enough that to lie in it, where the text says so, says where.
bool can_contain(const Resolution& resolution) {
  return is_town_or_district(resolution) || resolution.method == "within" ||
         (resolution.place && place_kind(*resolution.place) == kind_admin1);
}

bool is_first_or_second_level(const gazetteer::Place& place) {
  const PlaceKind kind = place_kind(place);
  return kind == kind_admin1 || kind == kind_admin2;
}

class Within {
 public:
  Within(const Reading& reading, std::span<const Placing> placings,
         std::span<ResolvedMention> mentions)
      : reading_(reading), placings_(placings), mentions_(mentions) {}

  void place() {
    for (const Joint joint : {Joint::words, Joint::any}) {
      // From the end: "Gladstone Road, Headington, Oxford".
      for (std::size_t i = placings_.size(); i-- > 0;) {
        if (is_unplaced(i) || may_be_namesake(i)) place_where_said(i, joint);
      }
      for (std::size_t i = 0; i < placings_.size(); ++i) {
        if (is_unplaced(i) || is_doubtful(i)) place_as_said_elsewhere(i);
      }
    }
    for (std::size_t i = 0; i < placings_.size(); ++i) {
      if (is_unplaced(i) && is_facility_word(reading_.word(placings_[i].last - 1).key)) {
        place_in_main(i);
      }
    }
  }

 private:
  /// What may join two names: "near", "a village in"; or no more than a comma.
  enum class Joint { words, any };

  struct Said {
    std::size_t from = 0;  // the mention of the place around it
    std::string_view why;
  };

  /// No gazetteer lists the name, or at best one like it.
  bool is_unplaced(std::size_t at) const { return !mentions_[at].resolution.place; }

  /// A town of its own.
  bool is_town(std::size_t at) const {
    return mentions_[at].resolution.method != "within" &&
           is_settlement(choice_of(placings_[at])->kind);
  }

  bool is_doubtful(std::size_t at) const {
    return is_town(at) && mentions_[at].resolution.confidence < least_sure;
  }

  /// A town that is not sure enough to stay where the text says something else.
  bool may_be_namesake(std::size_t at) const {
    if (!is_town(at) || is_stated(placings_[at], placings_[at].chosen)) return false;
    const double enough = placings_[at].elsewhere ? least_sure_outside : least_sure;
    return mentions_[at].resolution.confidence < enough;
  }

  /// One that lies far from where the text says: "Bradford, Ontario", where only England's is
  /// listed. \pre may_be_namesake()
  bool is_namesake(std::size_t at, const Said& said) const {
    const Resolution& resolution = mentions_[at].resolution;
    const Resolution& outer = mentions_[said.from].resolution;
    const gazetteer::Place& around = *outer.place;
    const bool by_area =
        placings_[at].elsewhere && said.from == at + 1 && is_first_or_second_level(around);
    return outer.confidence > least_sure_around &&
           (by_area || resolution.confidence < least_sure) &&
           geo::distance_km(resolution.place->position, around.position) > least_namesake_km;
  }

  void place_where_said(std::size_t at, Joint joint) {
    const auto said = said_place(at, joint);
    if (!said || !(is_unplaced(at) || is_namesake(at, *said))) return;
    give(at, said->from, said_share, said->why);
    said_of_.try_emplace(placings_[at].known, *said);
  }

  void place_as_said_elsewhere(std::size_t at) {
    const auto said = said_of_.find(placings_[at].known);
    if (said != said_of_.end()) give(at, said->second.from, said_share, said->second.why);
  }

  void place_in_main(std::size_t at) {
    if (const auto main = main_place(at)) give(at, *main, main_share, "the text speaks most of ");
  }

  /// The mention behind one, or behind "Niger's"; the number of all where that contains nothing.
  std::size_t place_behind(std::size_t at) const {
    std::size_t outer = at + 1;
    if (outer < placings_.size() && owns(outer)) {
      const bool owned =
          outer + 1 < placings_.size() && placings_[outer + 1].first == placings_[outer].last;
      if (!owned) return placings_.size();
      ++outer;
    }
    const bool may_be =
        outer < placings_.size() && !owns(outer) && can_contain(mentions_[outer].resolution);
    return may_be ? outer : placings_.size();
  }

  /// "Ramadi's"
  bool owns(std::size_t at) const { return reading_.token(placings_[at].last - 1).possessive; }

  /// The mention right behind or before, where the words join the two.
  std::optional<Said> said_place(std::size_t at, Joint joint) const {
    const auto said = [](std::size_t from, Whereabouts how) {
      return Said{from, how == Whereabouts::near ? "named near " : "named within "};
    };
    const std::size_t outer = place_behind(at);
    if (outer < placings_.size() &&
        (joint == Joint::any || placings_[at + 1].first > placings_[at].last)) {
      const auto how = whereabouts_before(reading_, placings_[at].last, placings_[at + 1].first);
      if (how != Whereabouts::unsaid && !is_in_list(at)) return said(outer, how);
    }
    if (at > 0 && can_contain(mentions_[at - 1].resolution)) {
      const auto how = whereabouts_behind(reading_, placings_[at - 1].last, placings_[at].first);
      if (how != Whereabouts::unsaid) return said(at - 1, how);
    }
    return std::nullopt;
  }

  /// A mention and the next one are of a list of places ("Hawija, Fallujah, Ramadi and Hit"), which
  /// do not lie in each other.
  bool is_in_list(std::size_t at) const {
    const std::size_t behind = placings_[at].last;
    if (placings_[at + 1].first != behind || reading_.token(behind).gap != Gap::comma) return false;
    if (at > 0 && goes_on(at - 1) && are_alike(at - 1, at + 1)) return true;
    return at + 2 < placings_.size() && goes_on(at + 1) && placings_[at + 1].inside.empty() &&
           are_alike(at + 1, at + 2);
  }

  /// Two areas or two towns: "Bradford, Ontario, and Stroud" is no list.
  bool are_alike(std::size_t one, std::size_t other) const {
    const auto is_area = [&](std::size_t at) {
      const auto& place = mentions_[at].resolution.place;
      return place && is_first_or_second_level(*place);
    };
    return is_area(one) == is_area(other);
  }

  /// A mention and the next one are in one row of names.
  bool goes_on(std::size_t at) const {
    return next_in_row(reading_, placings_[at].last) == placings_[at + 1].first;
  }

  /// The mentions of the place that the text names most often, or of all of those.
  std::vector<std::size_t> find_main_mentions() const {
    std::unordered_map<std::string_view, std::size_t> counts;
    std::size_t most = 0;
    for (const ResolvedMention& one : mentions_) {
      if (!is_town_or_district(one.resolution)) continue;
      most = std::max(most, ++counts[one.resolution.place->id]);
    }
    std::vector<std::size_t> found;
    for (std::size_t i = 0; i < mentions_.size(); ++i) {
      const Resolution& resolution = mentions_[i].resolution;
      if (is_town_or_district(resolution) && counts[resolution.place->id] == most) {
        found.push_back(i);
      }
    }
    return found;
  }

  /// The nearest of them before a mention, or the first; nothing where there are none.
  std::optional<std::size_t> main_place(std::size_t at) {
    if (!main_mentions_) main_mentions_ = find_main_mentions();
    if (main_mentions_->empty()) return std::nullopt;
    const auto behind = std::upper_bound(main_mentions_->begin(), main_mentions_->end(), at);
    return behind == main_mentions_->begin() ? *behind : *(behind - 1);
  }

  void give(std::size_t at, std::size_t from, double share, std::string_view why) {
    const Resolution& container = mentions_[from].resolution;
    Resolution& resolution = mentions_[at].resolution;
    resolution.reasons = {resolution.place ? "the gazetteers list this name only elsewhere"
                                           : "no gazetteer lists this name",
                          std::string(why) + container.place->name};
    resolution.place = container.place;
    resolution.confidence = share * container.confidence;
    resolution.method = "within";
  }

  const Reading& reading_;
  std::span<const Placing> placings_;
  std::span<ResolvedMention> mentions_;
  std::optional<std::vector<std::size_t>> main_mentions_;
  std::unordered_map<const KnownName*, Said> said_of_;  // names of which the text has said it once
};

}  // namespace

void place_within(const Reading& reading, std::span<const Placing> placings,
                  std::span<ResolvedMention> mentions) {
  Within(reading, placings, mentions).place();
}

}  // namespace loci::geoparse
