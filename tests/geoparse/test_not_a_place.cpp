#include "tests/geoparse/world_geoparser.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <string>

using namespace loci;
using namespace loci::geoparse;
using namespace loci::tests;

using Names = std::set<std::string>;

namespace {

/// How often a name is found in a text.
std::ptrdiff_t times(std::string_view name, std::string_view text) {
  const auto found = geoparser().geoparse(text);
  return std::count_if(found.begin(), found.end(),
                       [&](const ResolvedMention& one) { return one.mention.name == name; });
}

}  // namespace

TEST_CASE("A surname that the text has introduced is no place later on") {
  const std::string text =
      "Senator Jordan Peele and Mr. Jordan met reporters. Jordan said he was tired.";
  CHECK(times("Jordan", text) == 0);
}

TEST_CASE("A city is a surname where the text has introduced somebody called so by a given name") {
  const std::string text =
      "Ruth Halifax, 45, was arrested. Halifax denied it; according to Halifax, nothing happened.";
  CHECK(times("Halifax", text) == 0);
  CHECK(times("Halifax", "Ruth Halifax, 45, lives in Halifax. Halifax denied it.") > 0);
}

TEST_CASE(
    "Those to whom somebody is loyal are people where nothing else says that they are places") {
  CHECK(times("Menfi", "Forces loyal to Menfi withdrew from Tripoli.") == 0);
}

TEST_CASE("A given name and a surname together are a person where no gazetteer lists them") {
  CHECK(times("Hassan Rouhani",
              "He met Putin in Sochi, 30 km from Adler, and later Hassan Rouhani.") == 0);
}

TEST_CASE("Those who work for a firm are not in a place called like it") {
  CHECK(times("Toyota", "Workers at Toyota went on strike.") == 0);
  CHECK(times("Kone", "He worked for Kone in Poland for years.") == 0);
}

TEST_CASE("A name with an age or a relation is a person") {
  CHECK(times("Paris", "Paris, 14, is the daughter of the singer.") == 0);
  CHECK(times("Charlotte", "Charlotte, her daughter, waited in the car.") == 0);
  CHECK(times("Chelsea", "He thanked his daughter Chelsea for the evening.") == 0);
  CHECK(times("Paris", "In Paris, 14 people were hurt.") == 1);
}

TEST_CASE("Well-known firms are no places unless the text says that somebody is there") {
  CHECK(times("Orange", "Vodafone and Orange merged their networks.") == 0);
  CHECK(times("Ford", "Shell, Orange, Ford, Siemens and Samsung signed the letter.") == 0);
  CHECK(times("Carlsberg", "Carlsberg will leave Russia, the brewer said.") == 0);
  CHECK(times("Rio Tinto", "Shares in Rio Tinto fell. Rio Tinto said it would dig on.") == 0);
  CHECK(times("Kenosha", "Shares of Kenosha fell. Kenosha would cut jobs.") == 0);
  CHECK(times("Brazil", "Shares in Brazil fell. Brazil would cut taxes.") == 2);
  CHECK(times("Suisse", "Credit Suisse would cut jobs.") == 0);
  CHECK(times("Orange", "She lives in Orange, California, with her mother.") == 1);
  CHECK(times("Corning", "She lives in Corning, New York, with her mother.") == 1);
}

TEST_CASE("A brigade is no village of its name") {
  CHECK(times("Vostok", "Later the commander of the Vostok brigade was killed in an ambush.") == 0);
}

TEST_CASE("An unlisted name that speaks is a person") {
  CHECK(times("Ghaleb Marzuq",
              "An analyst of Gulf affairs, Ghaleb Marzuq, spoke to our paper about Oman.") == 0);
}

TEST_CASE("An ordinary word at the start of a sentence is no town") {
  CHECK(times("Reading", "Reading is good for children.") == 0);
  CHECK(times("Mobile", "Mobile phones were sold out within a day.") == 0);
  CHECK(times("Reading", "Trains to Reading were late, and the museum in Reading closed.") == 2);
}

TEST_CASE(
    "A given name before a surname that no map has is a person, whatever it may be elsewhere") {
  const std::string text =
      "Georgia Meloni met Israel Adesanya and Paris Hilton in Rome on Tuesday.";
  CHECK(times("Georgia", text) == 0);
  CHECK(times("Israel", text) == 0);
  CHECK(times("Paris", text) == 0);
  CHECK(times("Rome", text) == 1);
}

TEST_CASE("A surname behind a given name of any country is a person") {
  CHECK(times("Washington", "Denzel Washington starred in the film.") == 0);
  CHECK(times("Baghdadi", "Abu Bakr al-Baghdadi fled from Mosul in Iraq.") == 0);
}

TEST_CASE("A politician's administration is no town's") {
  CHECK(times("Obama", "The Obama administration extended the deadline.") == 0);
}

TEST_CASE("A disease is not the place after which it is called") {
  CHECK(times("Ebola", "An outbreak of Ebola in Guinea killed forty people.") == 0);
  CHECK(times("Marburg", "The Marburg virus was found in bats.") == 0);
  CHECK(times("Marburg", "The university in Marburg studies the disease.") == 1);
}

TEST_CASE("The name of a country before a sign of money is no place") {
  CHECK(times("US", "The settlement is worth US$1 million.") == 0);
}

TEST_CASE("What only looks like an abbreviation of a place is none") {
  CHECK(times("I’ll", "If people want something, I’ll try to get it. I'll be there.") == 0);
  CHECK(times("B.C.", "The mound was built between 250 and 100 B.C. by farmers.") == 0);
  CHECK(times("B.C.", "She lives in Vancouver, B.C., with her mother.") == 1);
}

TEST_CASE("A disease is no town, also with a word between") {
  CHECK(times("Marburg", "Symptoms of Marburg haemorrhagic fever were described to the clinic.") ==
        0);
}

TEST_CASE("A given name before a surname that is an ordinary word too is a person") {
  CHECK(times("Orlando", "Orlando Bloom and his wife spoke to reporters.") == 0);
  CHECK(times("Orlando", "Trains to Orlando were late.") == 1);
}

TEST_CASE("A place whose name is given to children is a person before a surname") {
  CHECK(times("Paris", "Paris Hilton arrived at the premiere with her sister.") == 0);
  CHECK(times("London", "London Breed, the former mayor, declined to comment.") == 0);
  CHECK(times("Kenya", "Kenya Barris created the series.") == 0);
  CHECK(times("Paris", "In Paris, Hilton opened a hotel.") == 1);
}

TEST_CASE("A bank that is called the Bank is no town") {
  CHECK(times("The Bank", "The Bank of Canada raised rates. The Bank said it would wait.") == 0);
}

TEST_CASE("A peer is not the town of the title") {
  CHECK(times("Wellington", "The Duke of Wellington met Blucher in the evening.") == 0);
  CHECK(times("Wellington", "The ship reached Wellington in the evening.") == 1);
}

TEST_CASE("A great city is found by its full name, though that begins with an ordinary word") {
  CHECK(times("Port Sudan", "Aid reached Port Sudan on Monday.") == 1);
  CHECK(times("Sudan", "They shelled the camp; Port Sudan received aid.") == 0);
  CHECK(times("Port Harcourt", "Aid reached Port Harcourt on Monday.") == 1);
}

TEST_CASE("A dateline is a place, though a child or a player may be called so") {
  CHECK(times("GENEVA", "GENEVA/ROME - Aid agencies warned of famine.") == 1);
  CHECK(times("ROME", "GENEVA/ROME - Aid agencies warned of famine.") == 1);
  CHECK(times("Geneva", "Geneva - Talks were to resume on Monday.") == 1);
  CHECK(times("CHARLOTTE", "CHARLOTTE, N.C. (AP) -- Officers closed the road.") == 1);
  CHECK(times("Charlotte",
              "They were sisters.\n\nCharlotte, who was older - she never said by how "
              "much - wrote.") == 0);
}

TEST_CASE("A dateline in capitals is a town, however small, also behind a headline") {
  CHECK(times("BANTAM", "Mason charged. BANTAM \u2014 A mason was arraigned on Monday.") == 1);
  CHECK(times("ST. PAUL", "Man accused of threats. ST. PAUL -- A man was charged.") == 1);
  CHECK(times("CLINTON", "Couple faces counts. CLINTON \u2014 A town couple was charged.") == 1);
  CHECK(times("WATCH", "WATCH \u2014 The mayor speaks.") == 0);
  CHECK(id_of("WASHINGTON", "By Jane Doe, Associated Press WASHINGTON (AP) \u2014 Talks began.") ==
        "geonames:4140963");
}

TEST_CASE("A time zone behind a time is no place") {
  CHECK(times("EST", "The polls opened at 8 a.m. EST on Tuesday.") == 0);
  CHECK(times("EST", "The call was placed at 1:58 p.m. (EST) by a woman.") == 0);
}

TEST_CASE("A commander who is captured is no town that sounds like him") {
  CHECK(times("Surovikin", "Police captured Surovikin in Russia.") == 0);
  CHECK(times("Muhaysini", "A drone targeted Muhaysini, an official in Syria said.") == 0);
}

TEST_CASE("A name that the text says is a town is one, whoever else is called so") {
  const std::string text =
      "Clarkson is a small town in New York. Clarkson had a station on the railway.";
  CHECK(times("Clarkson", text) == 2);
  CHECK(times("Summit", "Summit was a hamlet until 1869.") == 1);
  CHECK(times("Clarkson", "Clarkson is a town councillor. Clarkson had a house.") == 0);
}

TEST_CASE("Those who made history are no towns where they do something") {
  CHECK(times("Napoleon", "Napoleon's army retreated. Napoleon crossed the river at night.") == 0);
  CHECK(times("Sherman", "Sherman marched from Atlanta to the sea.") == 0);
  CHECK(times("Columbus", "Columbus sailed west with three ships.") == 0);
  CHECK(times("Columbus", "Police in Columbus, Ohio, closed two roads.") == 1);
}

TEST_CASE("A surname after a town is no adjective of it") {
  CHECK(found_in("Abu Bakr al-Baghdadi was killed in Barisha. Baghdadi's deputy fled.") ==
        Names{"Barisha"});
  CHECK(found_in("Barzan al-Tikriti was arrested in Mosul; al-Tikriti was hanged.") ==
        Names{"Mosul"});
}

TEST_CASE("Anglo-Saxons are of no Saxony") {
  CHECK(found_in("The Anglo-Saxons settled in Kent, and the Saxons in Saxony.") ==
        Names{"Kent", "Saxons", "Saxony"});
}

TEST_CASE("A storm is not the town it is called like") {
  CHECK(found_in("The coast of Punta Gorda was hit by hurricane Florence last year.") ==
        Names{"Punta Gorda"});
}

TEST_CASE("A given name before a word that no list has is a person's") {
  CHECK(times("Paris", "The actress Paris Berelc arrived on Monday.") == 0);
  CHECK(times("Paris", "The metro in Paris was closed on Monday.") == 1);
}
