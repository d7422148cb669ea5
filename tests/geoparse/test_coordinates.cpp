#include "gazetteer/geoparse/coordinates.hpp"
#include "tests/geoparse/world_geoparser.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <vector>

namespace {

using namespace loci;
using namespace loci::geoparse;

struct Written {
  std::string text;
  double lat_deg, lon_deg;
};

const double deir_lat_deg = 35 + 20.0 / 60 + 9.0 / 3600;
const double deir_lon_deg = 40 + 8.0 / 60 + 28.0 / 3600;

TEST_CASE("Coordinates are found in all usual writings, exactly as wide as they are written") {
  const std::vector<Written> cases{
      {"35.336, 40.141", 35.336, 40.141},
      {"35.33604,40.14102", 35.33604, 40.14102},
      {"-33.8688 151.2093", -33.8688, 151.2093},
      {"−33.8688, −70.6693", -33.8688, -70.6693},
      {"35.336° N 40.141° E", 35.336, 40.141},
      {"35.336°N, 40.141°E", 35.336, 40.141},
      {"35.336º N / 40.141º E", 35.336, 40.141},
      {"N35.336 E40.141", 35.336, 40.141},
      {"N 35.336, W 40.141", 35.336, -40.141},
      {"33.86 S 151.21 E", -33.86, 151.21},
      {"40.141° E, 35.336° N", 35.336, 40.141},
      {"35.336°, 40.141°", 35.336, 40.141},
      {"35.336 degrees north, 40.141 degrees east", 35.336, 40.141},
      {"35.3 degrees north latitude and 40.1 degrees east longitude", 35.3, 40.1},
      {"35,336° N; 40,141° E", 35.336, 40.141},
      {"35,33604; 40,14102", 35.33604, 40.14102},
      {"35°20′09″N 40°08′28″E", deir_lat_deg, deir_lon_deg},
      {"35° 20' 09\" N, 40° 08' 28\" E", deir_lat_deg, deir_lon_deg},
      {"35º20’09”N 40º08’28”E", deir_lat_deg, deir_lon_deg},
      {"35°20'09''N 40°08'28''E", deir_lat_deg, deir_lon_deg},
      {"N 35° 20' 09.0\" E 40° 08' 28.0\"", deir_lat_deg, deir_lon_deg},
      {"35 20 09 N, 40 08 28 E", deir_lat_deg, deir_lon_deg},
      {"35:20:09N 40:08:28E", deir_lat_deg, deir_lon_deg},
      {"35-20-09N 40-08-28E", deir_lat_deg, deir_lon_deg},
      {"35d20m09sN 40d08m28sE", deir_lat_deg, deir_lon_deg},
      {"352009N 0400828E", deir_lat_deg, deir_lon_deg},
      {"3520N 04008E", 35 + 20 / 60.0, 40 + 8 / 60.0},
      {"35° 20.15' N, 40° 08.47' E", 35 + 20.15 / 60, 40 + 8.47 / 60},
      {"35°20′ S 40°08′ W", -(35 + 20 / 60.0), -(40 + 8 / 60.0)},
      {"35°20′09″, 40°08′28″", deir_lat_deg, deir_lon_deg},
      {"35°20′09″ с. ш. 40°08′28″ в. д.", deir_lat_deg, deir_lon_deg},
      {"35°N, 40°E", 35, 40},
      {"35N 40E", 35, 40},
      {"lat: 35.336, lon: 40.141", 35.336, 40.141},
      {"Latitude 35.3 Longitude 40.1", 35.3, 40.1},
      {"lon=40.141&lat=35.336", 35.336, 40.141},
      {"\"lat\": 35.336, \"lng\": -40.141", 35.336, -40.141},
      {"geo:35.336,40.141", 35.336, 40.141},
      {"geo:-35.336,40.141,210;crs=wgs84;u=35", -35.336, 40.141},
      {"37S 567890 3901234", 35.25102, 39.74643},
      {"37 N 567890mE 3901234mN", 35.25102, 39.74643},
      {"56H 334873 6252266", -33.85676, 151.21519},
      {"37S EV 67890 01234", 35.25102, 39.74643},
      {"37SEV6789001234", 35.25102, 39.74643},
  };
  for (const auto& [written, lat_deg, lon_deg] : cases) {
    for (const std::string before : {"They met at ", "Fire near (", "Seen at "}) {
      const std::string text = before + written + (before.back() == '(' ? ")." : ".");
      INFO(text);
      const auto found = find_coordinates(text);
      REQUIRE(found.size() == 1);
      CHECK(slice(text, found[0].span) == written);
      CHECK(found[0].position.lat_deg == Approx(lat_deg).margin(0.02));
      CHECK(found[0].position.lon_deg == Approx(lon_deg).margin(0.02));
    }
  }
}

TEST_CASE("What only looks like coordinates is none") {
  const std::vector<std::string> cases{
      "Versions 12.3456, 13.4567 of the library",
      "release 10.15.7, 11.2.3",
      "on 12.03.2017, 13.04.2018",
      "at 10:30:15 and 11:45:20",
      "from 08.30 to 17.45",
      "Call 555.1234, 555.5678",
      "Call 030 123456 7890",
      "phone 0963 11 2345678, 0963 11 8765432",
      "won 35.336 40.141 32.111 points",
      "They scored 35.336, 40.141 and 41.000",
      "traded at $35.336, 40.141",
      "prices of 35.3361, 40.1412 euros",
      "rose 35.336%, 40.141%",
      "about 35.336, 40.141 people",
      "1.234, 5.678",
      "of 12,345, 67,890 and 1,234",
      "12,345 67,890",
      "p = 0.0012, 0.0345",
      "35.34, 40.14",
      "100 N 75 E",
      "the E40, N35 roads",
      "35° C, 40° C",
      "35.336° C, 40.141° C",
      "between 20° and 30°",
      "between 35°N and 37°N",
      "the 38th parallel at 38° N",
      "5'10\", 6'2\"",
      "99.1234, 98.1234",
      "95.123° N, 40.141° E",
      "35.336 N, 190.5 E",
      "35°61′00″N 40°08′28″E",
      "lat: 35.336",
      "geo:95,40",
      "geo:35.336,40.141;crs=moon",
      "61S 567890 3901234",
      "37C 567890 3901234",
      "37S 5678 3901",
      "37I EU 12345 67890",
      "12SAB1234",
      "MH17, SU37, 37S",
      "Psalms 35:20, 40:8",
      "10.0.0.1, 192.168.1.1",
      "ISBN 978-3-16-148410-0",
  };
  for (const auto& text : cases) {
    INFO(text);
    CHECK(find_coordinates(text).empty());
  }
}

TEST_CASE("The digits say how precise a position is") {
  const auto precision_km = [](const std::string& text) {
    const auto found = find_coordinates(text);
    REQUIRE(found.size() == 1);
    return found[0].precision_km;
  };
  CHECK(precision_km("35.3360° N 40.1410° E") == Approx(0.00556).epsilon(0.01));
  CHECK(precision_km("35.3° N 40.1° E") == Approx(5.56).epsilon(0.01));
  CHECK(precision_km("35°20′N 40°08′E") == Approx(0.927).epsilon(0.01));
  CHECK(precision_km("35°20′09″N 40°08′28″E") == Approx(0.0154).epsilon(0.01));
  CHECK(precision_km("37S EU 678 012") == Approx(0.05));
  CHECK(precision_km("37S EU 67890 01234") == Approx(0.0005));
  CHECK(precision_km("geo:35,40;u=250") == Approx(0.25));
}

TEST_CASE("A notation that may be read otherwise is less sure") {
  const auto confidence = [](const std::string& text) {
    const auto found = find_coordinates(text);
    REQUIRE(found.size() == 1);
    return found[0].confidence;
  };
  CHECK(confidence("at 35.336, 40.141") < confidence("at 35.33604, 40.14102"));
  CHECK(confidence("at 151.2093, -33.8688") < confidence("at -33.8688, 151.2093"));
  CHECK(confidence("35N 40E") < confidence("35°N 40°E"));
  CHECK(find_coordinates("POINT(40.1412 35.3361)")[0].position == geo::LonLat{40.1412, 35.3361});
}

TEST_CASE("Coordinates are mentions of their own among the names of a text") {
  const std::string text =
      "The convoy left Damascus. It was hit at 35.33604, 40.14102 near Deir ez-Zor.";
  const auto mentions = tests::geoparser().geoparse(text);
  REQUIRE(mentions.size() == 3);
  CHECK(mentions[0].mention.name == "Damascus");
  const auto& [mention, resolution] = mentions[1];
  CHECK(mention.name == "35.33604, 40.14102");
  CHECK(mention.sense == Sense::literal);
  CHECK(resolution.method == "coordinates");
  REQUIRE(resolution.place);
  CHECK(resolution.place->id == "geo:35.33604,40.14102");
  CHECK(resolution.place->name == "35.33604° N 40.14102° E");
  CHECK(feature(*resolution.place) == "S");
  CHECK(resolution.place->radius_km == Approx(0.000556).epsilon(0.01));
  CHECK(mentions[2].mention.name == "Deir ez-Zor");
}

TEST_CASE("Names that lie within coordinates give way to them") {
  std::vector<ResolvedMention> mentions(3);
  const std::string text = "Homs 35 20 09 N, 40 08 28 E Hama";
  mentions[0].mention.span = {0, 4};
  mentions[1].mention.span = {14, 15};
  mentions[2].mention.span = {28, 32};
  add_coordinates(text, mentions);
  REQUIRE(mentions.size() == 3);
  CHECK(mentions[1].mention.name == "35 20 09 N, 40 08 28 E");
  CHECK(mentions[0].mention.span == TextSpan{0, 4});
  CHECK(mentions[2].mention.span == TextSpan{28, 32});
}

TEST_CASE("Endless digits, signs and labels are read once") {
  for (const std::string part :
       {"9", "35.336,", "lat ", "N 3 ", "37S EU ", "geo:1,", "35° ", "- "}) {
    std::string text;
    while (text.size() < 2'000'000) text += part;
    std::size_t end = 0;
    for (const auto& found : find_coordinates(text)) {
      CHECK(found.span.begin >= end);
      end = found.span.end;
    }
    CHECK(end <= text.size());
  }
}

}  // namespace
