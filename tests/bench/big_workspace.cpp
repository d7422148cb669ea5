#include "tests/bench/big_workspace.hpp"

#include "app/document/sha256.hpp"
#include "app/workspace/workspace.hpp"
#include "gazetteer/gazetteer.hpp"
#include "gazetteer/sqlite.hpp"
#include "geo/error.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <random>
#include <string>
#include <unordered_map>
#include <vector>

namespace loci::tests {
namespace {

using Random = std::mt19937_64;

/// From 0 to count - 1; the same everywhere, unlike the standard library's distributions.
std::size_t below(Random& random, std::size_t count) {
  return static_cast<std::size_t>(random() % count);
}
double share(Random& random) {
  return static_cast<double>(random() >> 11) * 0x1.0p-53;
}

/// {} is a place.
constexpr std::array sentences{
    "Residents of {} said that the bakery had reopened after two winters.",
    "A column of lorries was seen leaving {} shortly before noon.",
    "The water station near {} works again, an engineer told our reporter.",
    "Farmers around {} expect half of last year's wheat.",
    "Nobody in {} had heard of the decision until the evening.",
    "The road to {} stayed closed because of the flood.",
    "{} refused to comment on the figures.",
    "Teachers in {} have been without pay since spring.",
    "Two schools and a clinic in {} are to be rebuilt.",
    "The delegation flew to {} for another round of talks.",
    "Prices in {} rose faster than anywhere else in the region.",
    "Satellite pictures show new buildings on the edge of {}.",
    "The power line between the dam and {} was cut again.",
    "From {} the convoy continued without an escort.",
    "Older maps place the crossing a day's walk from {}.",
    "The council of {} voted to sell the old station.",
    "Fishermen off {} reported an oil slick of several kilometres.",
    "Observers counted forty tents outside {}.",
    "{} and its neighbours signed the agreement on grazing.",
    "A storm tore the roofs off a hundred houses in {}.",
};
constexpr std::array fillers{
    "Nothing of this could be confirmed independently.",
    "The number of those concerned is not known.",
    "A spokesman promised a report by the end of the month.",
    "It was the third such case this year.",
};
constexpr std::array titles{"Market reopens in {}",     "Water returns to {}",
                            "Talks about {} adjourned", "What the harvest means for {}",
                            "Road to {} closed",        "Letters from {}"};
constexpr std::array source_places{"Harbour", "Valley", "Border", "Northern",
                                   "Coast",   "Desert", "River",  "Mountain"};
constexpr std::array source_kinds{"Courier", "Observer", "Gazette", "Monitor", "Wire"};

struct KnownPlace {
  gazetteer::Place place;
  std::vector<std::string> names;  ///< usual spellings, the preferred one first
};

/// The places, the most mentioned first, and how to draw one of them.
class Places {
 public:
  Places(const std::filesystem::path& file, std::size_t most) {
    const sqlite::Database database(file, sqlite::Mode::read_only);
    auto rows = database.prepare(
        "SELECT names_from, id, name, lon, lat, feature_class, feature_code, country, admin1, "
        "admin2, "
        "population, radius_km, label_rank, name_count FROM places WHERE length(name) > 3 ORDER BY "
        "population * (CASE WHEN country IN ('SY','IQ','LB','TR','JO','IR','IL','PS','YE','EG') "
        "THEN 40 ELSE 1 END) DESC, id LIMIT ?1");
    rows.bind(1, most);
    auto names = database.prepare(
        "SELECT name FROM names WHERE number >= ?1 AND number < ?1 + ?2 AND kind < 2 AND name GLOB "
        "'[A-Z]*' ORDER BY kind, name LIMIT 4");
    while (rows.step()) add(rows, names.reset().bind(1, rows.integer(0)).bind(2, rows.integer(13)));
    if (places_.empty()) throw Error(file.string(), "has no places", "build the gazetteer");
  }

  std::size_t size() const { return places_.size(); }
  const KnownPlace& operator[](std::size_t place) const { return places_[place]; }
  /// Few places are named very often and many rarely (Zipf).
  const KnownPlace& any(Random& random) const { return drawn(all_, random); }
  const KnownPlace& near(const KnownPlace& other, Random& random) const {
    return drawn(by_country_.at(other.place.country), random);
  }

 private:
  /// Some of the places with the running sum of how often each is named.
  struct Weighted {
    std::vector<std::size_t> places;
    std::vector<double> sums;
  };

  void add(const sqlite::Statement& row, sqlite::Statement& names) {
    KnownPlace known;
    gazetteer::Place& place = known.place;
    place.id = row.text(1);
    place.name = row.text(2);
    place.position = {row.real(3), row.real(4)};
    place.feature_class = row.text(5).front();
    place.feature_code = row.text(6);
    place.country = row.text(7);
    place.admin1 = row.text(8);
    place.admin2 = row.text(9);
    place.population = row.integer(10);
    place.radius_km = row.real(11);
    place.label_rank = static_cast<int>(row.integer(12));
    known.names.push_back(place.name);
    while (names.step()) {
      if (names.text(0) != place.name) known.names.push_back(names.string(0));
    }
    const double weight = 1 / std::pow(static_cast<double>(places_.size()) + 8, 0.9);
    for (Weighted* const to : {&all_, &by_country_[place.country]}) {
      to->places.push_back(places_.size());
      to->sums.push_back(weight + (to->sums.empty() ? 0 : to->sums.back()));
    }
    places_.push_back(std::move(known));
  }

  const KnownPlace& drawn(const Weighted& from, Random& random) const {
    const double at = share(random) * from.sums.back();
    const auto found = std::upper_bound(from.sums.begin(), from.sums.end() - 1, at);
    return places_[from.places[static_cast<std::size_t>(found - from.sums.begin())]];
  }

  std::vector<KnownPlace> places_;
  Weighted all_;
  std::unordered_map<std::string, Weighted> by_country_;
};

/// Writes one document after the other.
class Reporter {
 public:
  Reporter(const Places& places, const BigWorkspace& size)
      : places_(places), size_(size), random_(size.seed) {}

  workspace::GeoparsedDocument next() {
    workspace::GeoparsedDocument made;
    const KnownPlace& home = places_.any(random_);
    auto& document = made.document;
    document.path = fmt::format("reports/{:06}.txt", written_);
    document.title = fmt::format(fmt::runtime(any_of(titles)), home.place.name);
    document.source = fmt::format("{} {}", any_of(source_places), any_of(source_kinds));
    document.date = any_date();
    document.text = document.title + "\n\n";
    for (std::size_t left = mentions_of_next(); left > 0; --left) {
      if (size_.every_place && named_ < places_.size()) {
        add_sentence(made, places_[named_++]);
        continue;
      }
      const bool near = share(random_) < 0.7;
      add_sentence(made, near ? places_.near(home, random_) : places_.any(random_));
    }
    document.sha256 = document::sha256(document.text);
    ++written_;
    return made;
  }

 private:
  template <typename Texts>
  const char* any_of(const Texts& texts) {
    return texts[below(random_, texts.size())];
  }

  /// From none to twice the mean; the last document takes what is left.
  std::size_t mentions_of_next() {
    const std::size_t documents = size_.documents - written_;
    const std::size_t left = size_.mentions - mentions_;
    const std::size_t count =
        documents == 1 ? left : std::min(left, below(random_, 2 * (left / documents) + 1));
    mentions_ += count;
    return count;
  }

  /// More of them in the later years.
  std::string any_date() {
    if (share(random_) < 0.05) return {};
    constexpr int days = 16 * 365;
    const int day = static_cast<int>(std::sqrt(share(random_)) * days);
    const int year = 2009 + day / 365, month = day % 365 / 31 + 1, of_month = day % 28 + 1;
    return fmt::format("{}-{:02}-{:02}", year, month, of_month);
  }

  void add_sentence(workspace::GeoparsedDocument& made, const KnownPlace& known) {
    std::string& text = made.document.text;
    const std::string_view sentence = any_of(sentences);
    const std::size_t gap = sentence.find("{}");
    const std::string& name = share(random_) < 0.7
                                  ? known.names.front()
                                  : known.names[below(random_, known.names.size())];
    text += sentence.substr(0, gap);
    made.mentions.push_back(resolved({text.size(), text.size() + name.size()}, name, known.place));
    text += name;
    text += sentence.substr(gap + 2);
    text += share(random_) < 0.25 ? fmt::format(" {}\n\n", any_of(fillers)) : " ";
  }

  geoparse::ResolvedMention resolved(geoparse::TextSpan span, const std::string& name,
                                     const gazetteer::Place& place) {
    geoparse::ResolvedMention made;
    const double kind = share(random_);
    using enum geoparse::Sense;
    made.mention = {span, name, kind < 0.8 ? literal : kind < 0.95 ? associative : demonym};
    made.resolution.method = "context";
    if (share(random_) < 0.05) return made;
    made.resolution.place = place;
    made.resolution.confidence = 0.3 + 0.7 * std::sqrt(share(random_));
    made.resolution.reasons = {"most prominent of its name", "near other places of this document"};
    return made;
  }

  const Places& places_;
  BigWorkspace size_;
  Random random_;
  std::size_t written_ = 0, mentions_ = 0;
  std::size_t named_ = 0;  ///< places, with every_place
};

}  // namespace

void make_big_workspace(const std::filesystem::path& gazetteer, const std::filesystem::path& file,
                        const BigWorkspace& size) {
  if (std::filesystem::exists(file)) throw Error(file.string(), "is there already", "remove it");
  const gazetteer::GazetteerInfo info = gazetteer::Gazetteer(gazetteer).info();
  const Places places(gazetteer, size.places);
  workspace::Workspace workspace(file, workspace::Workspace::Mode::create_or_open);
  Reporter reporter(places, size);
  constexpr std::size_t at_once = 2000;
  std::vector<workspace::GeoparsedDocument> some;
  for (std::size_t i = 0; i < size.documents; ++i) {
    some.push_back(reporter.next());
    if (some.size() < at_once && i + 1 < size.documents) continue;
    workspace.add(some, info);
    some.clear();
  }
}

}  // namespace loci::tests
