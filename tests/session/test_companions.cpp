#include "app/session/companions.hpp"
#include "tests/workspace/sample_workspace.hpp"

#include <catch2/catch.hpp>

using namespace loci;
using namespace loci::tests;

namespace {

workspace::StoredMention mention(std::optional<gazetteer::Place> place,
                                 geoparse::Sense sense = geoparse::Sense::literal) {
  workspace::StoredMention stored;
  stored.mention.sense = sense;
  stored.resolution.place = std::move(place);
  return stored;
}

}  // namespace

TEST_CASE("the companions of a place are the other places of the document, by mentions") {
  const auto homs = sample_place("geonames:169577", "Homs", {36.72, 34.73});
  gazetteer::Place syria = sample_place("geonames:163843", "Syria", {38, 35}, "PCLI");
  syria.feature_class = 'A';
  const std::vector<workspace::StoredMention> mentions{
      mention(palmyra),      mention(homs),
      mention(raqqa),        mention(raqqa),
      mention(syria),        mention(palmyra),
      mention(std::nullopt), mention(sample_place("x", "X", {1, 1}), geoparse::Sense::demonym)};
  const auto companions = session::companions_of(palmyra.id, mentions);
  REQUIRE(companions.size() == 2);
  CHECK(companions[0].place.id == raqqa.id);
  CHECK(companions[0].mentions == 2);
  CHECK(companions[1].place.id == homs.id);
}

TEST_CASE("a place that the document does not mention has no companions in it") {
  CHECK(session::companions_of(palmyra.id, {mention(raqqa)}).empty());
  CHECK(session::companions_of("", {mention(raqqa)}).empty());
}
