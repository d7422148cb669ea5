#include "gazetteer/geoparse/evaluation.hpp"
#include "geo/error.hpp"

#include <catch2/catch.hpp>

#include <sstream>

using namespace loci;
using namespace loci::geoparse;

namespace {

std::vector<AnnotatedDocument> read(const std::string& lines) {
  std::istringstream in(lines);
  return read_annotated(in, "corpus");
}

// Two documents with every case that the rules tell apart: a hit, a wrong span, a far miss, a
// toponym without a position, one that is to be ignored, one found twice, one invented, and a
// document for which nothing was found.
const std::string gold_lines =
    R"({"id": "a", "text": "", "toponyms": [)"
    R"({"start": 0, "end": 4, "name": "Homs", "lat": 34.73, "lon": 36.71, "sense": "literal"},)"
    R"({"start": 10, "end": 14, "name": "Hama", "lat": 35.13, "lon": 36.75, "sense": "literal"},)"
    R"({"start": 20, "end": 25, "name": "Paris", "lat": 48.85, "lon": 2.35, "sense": "associative"},)"
    R"({"start": 30, "end": 40, "name": "Old Bridge", "lat": null, "lon": null},)"
    R"({"start": 50, "end": 56, "name": "Syrian", "lat": 35.0, "lon": 38.0, "ignore": true}]})"
    "\n"
    R"({"id": "b", "text": "", "toponyms": [)"
    R"({"start": 5, "end": 9, "name": "Kyiv", "lat": 50.45, "lon": 30.52}]})"
    "\n";
const std::string found_lines =
    R"({"id": "a", "toponyms": [)"
    R"({"start": 0, "end": 4, "name": "Homs", "lat": 34.7, "lon": 36.7, "sense": "literal", "confidence": 0.9},)"
    R"({"start": 10, "end": 16, "name": "Hama X", "lat": 35.13, "lon": 36.75, "confidence": 0.5},)"
    R"({"start": 20, "end": 25, "name": "Paris", "lat": 33.66, "lon": -95.56, "sense": "literal", "confidence": 0.7},)"
    R"({"start": 30, "end": 40, "name": "Old Bridge", "lat": 40.4, "lon": -74.3, "confidence": 0.6},)"
    R"({"start": 50, "end": 56, "name": "Syrian", "lat": 35.0, "lon": 38.0, "confidence": 0.9},)"
    R"({"start": 50, "end": 56, "name": "Syrian", "lat": null, "lon": null},)"
    R"({"start": 70, "end": 74, "name": "Rome", "lat": 41.9, "lon": 12.5, "confidence": 0.2}]})"
    "\n";

}  // namespace

TEST_CASE("The figures are those of the corpora's scorer to the fourth digit") {
  const auto result = evaluate(read(gold_lines), read(found_lines));
  // Computed once by the scorer on the same lines.
  CHECK(result.gold == 5);
  CHECK(result.predicted == 5);
  CHECK(result.exact.hits == 3);
  CHECK(result.exact.recognition.precision == Approx(0.6000).margin(5e-5));
  CHECK(result.exact.recognition.recall == Approx(0.6000).margin(5e-5));
  CHECK(result.overlap.hits == 4);
  CHECK(result.overlap.recognition.f1 == Approx(0.8000).margin(5e-5));
  CHECK(result.accuracy_161 == Approx(0.5000).margin(5e-5));
  CHECK(result.auc == Approx(0.5277).margin(5e-5));
  CHECK(*result.mean_km == Approx(3893.6919).margin(5e-5));
  CHECK(result.exact.end_to_end.precision == Approx(0.2500).margin(5e-5));
  CHECK(result.exact.end_to_end.recall == Approx(0.2500).margin(5e-5));
  CHECK(result.overlap.end_to_end.f1 == Approx(0.5000).margin(5e-5));
}

TEST_CASE("Sense and confidence are compared where both sides state them") {
  const auto result = evaluate(read(gold_lines), read(found_lines));
  CHECK(result.with_sense == 2);
  CHECK(result.sense_accuracy == Approx(0.5));
  // Right: 0.9. Wrong: 0.5 (span), 0.7 (place), 0.2 (no toponym). Nobody can tell of 0.6; the
  // second 0.9 is ignored.
  CHECK(*result.calibration_error == Approx((0.1 + 0.5 + 0.7 + 0.2) / 4));
}

TEST_CASE("The most confident mistakes are listed first") {
  const auto result = evaluate(read(gold_lines), read(found_lines));
  REQUIRE(result.worst.size() >= 2);
  CHECK(result.worst[0].name == "Paris");
  CHECK(result.worst[0].kind == "misplaced");
}

TEST_CASE("Predictions of a document that gold does not have are an error") {
  CHECK_THROWS_AS(evaluate({}, read(R"({"id": "x", "toponyms": []})")), Error);
}

TEST_CASE("A line that is no annotated document is named with its number") {
  CHECK_THROWS_WITH(read("{\"id\": \"a\", \"toponyms\": []}\n{\"id\": \"b\"}\n"),
                    Catch::Matchers::Contains("corpus:2"));
  CHECK_THROWS_WITH(read("{\"id\": \"a\", \"toponyms\": []}\n{\"id\": \"a\", \"toponyms\": []}\n"),
                    Catch::Matchers::Contains("twice"));
}
