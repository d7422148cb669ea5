#include "geo/geojson.hpp"
#include "geo/json_text.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <array>
#include <limits>
#include <sstream>

using namespace loci::geo;
using Form = GeoJsonWriter::Form;

namespace {

const LayerDefinition names{"places", "Place names: GeoNames", {{"name"}}};

std::string written(Form form, std::initializer_list<const char*> values) {
  std::ostringstream out;
  GeoJsonWriter writer(out, form);
  writer.begin(names);
  for (const char* const text : values) {
    writer.add(LonLat{40.14000001, 35.336}, std::array<Value, 1>{std::string_view(text)});
  }
  writer.end();
  return out.str();
}

std::string as_json(std::string_view text) {
  std::string json;
  loci::append_json(json, text);
  return json;
}

std::string as_json(double number) {
  std::string json;
  loci::append_json(json, number);
  return json;
}

}  // namespace

TEST_CASE("GeoJSON has longitude first, seven decimals, and its sources") {
  const auto json = nlohmann::json::parse(written(Form::collection, {"Deir \"ez\"-Zor\n"}));
  CHECK(json["type"] == "FeatureCollection");
  CHECK(json["attribution"] == "Place names: GeoNames");
  CHECK(json["features"][0]["geometry"]["coordinates"] == nlohmann::json{40.14, 35.336});
  CHECK(json["features"][0]["properties"]["name"] == "Deir \"ez\"-Zor\n");
}

TEST_CASE("A feature without a position has null as its geometry, a value without content null") {
  std::ostringstream out;
  GeoJsonWriter writer(out);
  writer.begin(names);
  writer.add(std::nullopt, std::array<Value, 1>{});
  writer.end();
  const auto json = nlohmann::json::parse(out.str());
  CHECK(json["features"][0]["geometry"].is_null());
  CHECK(json["features"][0]["properties"]["name"].is_null());
}

TEST_CASE("A layer without features is a valid empty collection") {
  CHECK(nlohmann::json::parse(written(Form::collection, {}))["features"].empty());
  CHECK(written(Form::sequence, {}).empty());
}

TEST_CASE("A text sequence has a record separator before and a line feed behind each feature") {
  const std::string text = written(Form::sequence, {"A\nB", "C"});
  std::istringstream records(text);
  std::string record;
  std::size_t count = 0;
  while (std::getline(records, record)) {
    ++count;
    REQUIRE(record.front() == '\x1E');
    CHECK(nlohmann::json::parse(record.substr(1))["type"] == "Feature");
  }
  CHECK(count == 2);
}

TEST_CASE("Any bytes become a JSON string that reads back, bad ones as U+FFFD") {
  const std::string all = [] {
    std::string bytes;
    for (int i = 0; i < 256; ++i) bytes += static_cast<char>(i);
    return bytes;
  }();
  CHECK(nlohmann::json::accept(as_json(all)));
  for (const char* const good : {"", "Ḥalab حلب 𐎼", "\"\\\b\x7F\t", "\xF4\x8F\xBF\xBF"}) {
    CHECK(nlohmann::json::parse(as_json(good)) == good);
  }
  for (const char* const bad : {"\xFF", "\x80", "\xC0\x80", "\xED\xA0\x80", "\xF4\x90\x80\x80"}) {
    CHECK_THAT(nlohmann::json::parse(as_json(std::string("a") + bad)).get<std::string>(),
               Catch::Matchers::StartsWith("a\xEF\xBF\xBD"));
  }
  CHECK(as_json("a\xE2\x82") == "\"a\xEF\xBF\xBD\xEF\xBF\xBD\"");  // cut short
}

TEST_CASE("Numbers keep every digit, and a real number looks like one") {
  CHECK(as_json(0.1) == "0.1");
  CHECK(as_json(38.0) == "38.0");
  CHECK(as_json(1e-7) == "1e-07");
  CHECK(as_json(std::numeric_limits<double>::infinity()) == "null");
}

TEST_CASE("Portable text has no NUL, no control character but white space, and is UTF-8") {
  const std::string nul("a\0b", 3);
  CHECK(loci::portable_text(nul) ==
        "a\xEF\xBF\xBD"
        "b");
  CHECK(loci::portable_text("a\x1B\n\tحلب") == "a\xEF\xBF\xBD\n\tحلب");
  CHECK(loci::portable_text("a\xFF") == "a\xEF\xBF\xBD");
}
