#include "app/session/lists.hpp"

#include "app/data/data_files.hpp"
#include "app/map/fitted_extent.hpp"
#include "app/workspace/workspace.hpp"
#include "gazetteer/gazetteer.hpp"
#include "geo/error.hpp"

#include <algorithm>
#include <charconv>
#include <utility>

namespace loci::session {
namespace {

constexpr double home_share = 0.85;  // of the mentions

using workspace::Columns;
using workspace::Filter;

/// Completes the names that are known already. Without a gazetteer the codes have to do.
AreaNames area_names(const Columns& columns, AreaNames known) {
  std::optional<gazetteer::Gazetteer> gazetteer;
  const auto ask = [&gazetteer](const std::string& country, const std::string& admin1) {
    if (!gazetteer) gazetteer.emplace(data::gazetteers_in_force());
    const auto area = gazetteer->admin_area(country, admin1);
    return area ? area->name : admin1.empty() ? country : admin1;
  };
  try {
    for (const auto& summary : columns.places) {
      const std::string &country = summary.place.country, &admin1 = summary.place.admin1;
      if (country.empty()) continue;
      if (!known.countries.contains(country)) known.countries[country] = ask(country, {});
      if (admin1.empty()) continue;
      const std::string area = country + '.' + admin1;
      if (!known.areas.contains(area)) known.areas[area] = ask(country, admin1);
    }
  } catch (const Error&) {
    return known;  // who adds documents is told
  }
  return known;
}

/// Counts of everything, in one pass over the mentions, which are by document.
class Counting {
 public:
  explicit Counting(const Columns& columns)
      : columns_(columns),
        places_(columns.places.size()),
        spellings_(columns.spellings.size()),
        documents_(columns.documents.size()) {}

  void count(const MentionTest& test) {
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      if (!test.passes_but_for_dates(columns_, i)) continue;
      const std::uint32_t document = columns_.document[i];
      ++documents_[document].at_any_date;
      if (test.date_passes(document)) count_mention(i, document);
    }
  }

  void take(const MentionTest& test, const Filter& filter, Lists& lists) {
    take_places(lists.places);
    const bool must_have_mentions = restricts_places(filter) || restricts_resolutions(filter);
    for (std::uint32_t i = 0; i < documents_.size(); ++i) {
      const Document& counted = documents_[i];
      lists.mentions += counted.mentions;
      if (counted.mentions > 0 || (!must_have_mentions && test.document_passes(i))) {
        lists.documents.rows.push_back({i, counted.mentions, counted.places});
      }
      if (counted.at_any_date == 0) continue;
      const auto day = day_of(columns_.documents[i].date);
      if (!day) {
        lists.undated += counted.at_any_date;
      } else if (lists.days.empty() || lists.days.back().day != *day) {
        lists.days.push_back({*day, counted.at_any_date});
      } else {
        lists.days.back().mentions += counted.at_any_date;
      }
    }
    lists.unlocated = unlocated_;
  }

 private:
  static constexpr std::uint32_t none = PlaceList::no_document;
  struct Place {
    std::uint32_t mentions = 0, documents = 0;
    std::uint32_t last_document = none;                   ///< counted
    std::uint32_t first_dated = none, last_dated = none;  ///< documents; they are by date
    double confidence = 0;                                ///< sum
  };
  struct Document {
    std::uint32_t at_any_date = 0, mentions = 0, places = 0;
  };

  void count_mention(std::size_t mention, std::uint32_t document) {
    ++documents_[document].mentions;
    const std::uint32_t number = columns_.place[mention];
    if (number == Columns::no_place) {
      ++unlocated_;
      return;
    }
    ++spellings_[columns_.spelling[mention]];
    Place& place = places_[number];
    ++place.mentions;
    place.confidence += columns_.confidence[mention];
    if (place.last_document == document) return;
    place.last_document = document;
    ++place.documents;
    ++documents_[document].places;
    if (columns_.documents[document].date.empty()) return;
    place.first_dated = std::min(place.first_dated, document);
    if (place.last_dated == none || document > place.last_dated) place.last_dated = document;
  }

  void take_places(PlaceList& list) {
    for (std::uint32_t i = 0; i < places_.size(); ++i) {
      const Place& counted = places_[i];
      if (counted.mentions == 0) continue;
      list.rows.push_back({i, counted.mentions, counted.documents, counted.first_dated,
                           counted.last_dated, counted.confidence / counted.mentions});
    }
    // Places are by name: a stable order keeps that among those with as many mentions.
    std::stable_sort(list.rows.begin(), list.rows.end(),
                     [](const auto& a, const auto& b) { return a.mentions > b.mentions; });
    list.written = std::move(spellings_);
  }

  const Columns& columns_;
  std::vector<Place> places_;
  std::vector<std::uint32_t> spellings_;
  std::vector<Document> documents_;
  std::size_t unlocated_ = 0;
};

std::vector<map::MapPlace> on_map(const PlaceList& list) {
  std::vector<map::MapPlace> places;
  places.reserve(list.size());
  for (std::size_t i = 0; i < list.size(); ++i) {
    places.push_back(map::map_place(list.place(i), list.rows[i].mentions, list.rows[i].confidence));
  }
  return places;
}

}  // namespace

Lists::Lists()
    : columns(std::make_shared<const Columns>()),
      test(std::make_shared<const MentionTest>(*columns, Filter{},
                                               std::vector<workspace::DocumentId>{})),
      names(std::make_shared<const AreaNames>()),
      with_words(std::make_shared<const std::vector<workspace::DocumentId>>()) {
  places.columns = columns;
  documents.columns = columns;
}

workspace::DocumentSummary DocumentList::operator[](std::size_t row) const {
  workspace::DocumentSummary summary = facts(row);
  summary.mentions = rows[row].mentions;
  summary.places = rows[row].places;
  return summary;
}

std::optional<std::chrono::sys_days> day_of(std::string_view date) {
  const auto number = [&date](std::size_t at, std::size_t digits, int otherwise) {
    if (date.size() < at + digits) return otherwise;
    int value = 0;
    const char* const end = date.data() + at + digits;
    const auto [rest, problem] = std::from_chars(date.data() + at, end, value);
    return problem == std::errc() && rest == end ? value : -1;
  };
  const int year = number(0, 4, -1), month = number(5, 2, 1), day = number(8, 2, 1);
  if (year < 0 || month < 1 || day < 1) return std::nullopt;
  const std::chrono::year_month_day whole{std::chrono::year(year),
                                          std::chrono::month(static_cast<unsigned>(month)),
                                          std::chrono::day(static_cast<unsigned>(day))};
  if (!whole.ok()) return std::nullopt;
  return std::chrono::sys_days(whole);
}

Lists filtered_lists(const Lists& before, const Filter& filter,
                     const std::filesystem::path& workspace_file) {
  Lists lists;
  lists.columns = before.columns;
  lists.names = before.names;
  lists.words = before.words;
  lists.with_words = before.with_words;
  if (!filter.text.empty() && filter.text != lists.words) {
    const workspace::Workspace workspace(workspace_file, workspace::Workspace::Mode::read);
    lists.with_words = std::make_shared<const std::vector<workspace::DocumentId>>(
        workspace.documents_with(filter.text));
    lists.words = filter.text;
  }
  lists.filter = filter;
  lists.test = std::make_shared<const MentionTest>(*lists.columns, filter, *lists.with_words);
  lists.documents.columns = lists.columns;
  lists.places.columns = lists.columns;
  Counting counting(*lists.columns);
  counting.count(*lists.test);
  counting.take(*lists.test, filter, lists);
  lists.on_map = std::make_shared<const map::PlacesOnMap>(on_map(lists.places));
  lists.home = map::fitted_extent(lists.on_map->places(), home_share).extent;
  return lists;
}

Lists load_lists(const std::filesystem::path& workspace_file, const Filter& filter,
                 const AreaNames& known) {
  Lists all;
  {
    const workspace::Workspace workspace(workspace_file, workspace::Workspace::Mode::read);
    all.columns = std::make_shared<const Columns>(workspace.columns());
  }
  all.names = std::make_shared<const AreaNames>(area_names(*all.columns, known));
  return filtered_lists(all, filter, workspace_file);
}

}  // namespace loci::session
