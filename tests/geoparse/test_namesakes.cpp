#include "tests/geoparse/world_geoparser.hpp"

#include <catch2/catch.hpp>

#include <string>

using namespace loci;
using namespace loci::tests;

TEST_CASE("A town is meant, and not the area named after it, unless a word says so") {
  CHECK(id_of("Tartus", "The ship left Tartus and reached Latakia, in Syria, on Monday.") ==
        "geonames:163345");
  CHECK(id_of("Beirut", "The delegation flew from Beirut to Baghdad.") == "geonames:276781");
  const auto area = geoparser().geoparse("Villages in Homs province, in Syria, were shelled.");
  REQUIRE_FALSE(area.empty());
  REQUIRE(area[0].resolution.place);
  CHECK(area[0].resolution.place->country == "SY");
  CHECK(id_of("Giza", "Tourists flocked to Giza, Luxor and Aswan.") == "geonames:360995");
}

TEST_CASE("A namesake of a great city is not meant where nothing speaks for it") {
  CHECK(id_of("Paris", "Thousands marched through Paris on Sunday.") == "geonames:2988507");
  CHECK(id_of("London", "The minister arrived in London on Monday.") == "geonames:2643743");
  CHECK(id_of("Athens", "Police in Athens said a man died.") == "geonames:264371");
}

TEST_CASE(
    "That a country acts speaks for none of its small towns against a city of the same name") {
  CHECK(
      id_of("Manchester",
            "The United States will send soldiers to Manchester and Washington will pay. The U.S. "
            "has no choice.") == "geonames:2643123");
  CHECK(id_of("Manchester",
              "The United States will pay, and people in Nashville and Manchester, Tennessee, "
              "thank Washington.") == "geonames:4639224");
}

TEST_CASE("A small place far from everything else in the text is no answer") {
  const auto found = geoparser().geoparse(
      "Clashes in the Fayha district of Abu Kamal, near Deir ez-Zor, Raqqa, Palmyra and Homs in "
      "Syria.");
  for (const auto& one : found) {
    INFO(one.mention.name);
    if (one.resolution.place) CHECK(one.resolution.place->country == "SY");
  }
}

TEST_CASE("A similar spelling is no answer where the text says that the place lies elsewhere") {
  CHECK(id_of("Cellardyke", "A swan was found in the village of Cellardyke in Fife, Scotland.") ==
        "admin2:GB.SCT.V1");
}

TEST_CASE("A state is meant where the word stands behind it") {
  CHECK(id_of("Washington", "The cow came from a farm in Washington state.") == "geonames:5815135");
}

TEST_CASE("The state is meant where it is called one, before or behind its name") {
  for (const std::string text : {"It was found in the state of Washington last year.",
                                 "It was found in Washington state last year."}) {
    INFO(text);
    CHECK(id_of("Washington", text) == "geonames:5815135");
  }
}

TEST_CASE("A great airport is meant by its short name, and not a small town of that name") {
  CHECK(id_of("Heathrow", "Flights from Heathrow were late.") == "ourairports:EGLL");
}

TEST_CASE("A town and its county tell each other's namesakes apart") {
  const std::string text =
      "The burn ban for Walker County was lifted on Monday, the fire chief of Huntsville said.";
  CHECK(id_of("Huntsville", text) == "geonames:4699540");
  CHECK(id_of("Walker County", text) == "admin2:US.TX.471");
}

TEST_CASE("A capital by its own name is not its country, which is called so elsewhere") {
  CHECK(id_of("Brasília", "Crowds stormed Congress in Brasília, as in São Paulo.") ==
        "geonames:3469058");
}

TEST_CASE("A great city far away speaks for no namesake of a greater one") {
  CHECK(id_of("Paris", "She flew from Los Angeles to Paris with a friend.") == "geonames:2988507");
  CHECK(id_of("Paris", "She drove from Dallas to Paris with a friend.") == "geonames:4717560");
}

TEST_CASE(
    "The capital is meant rather than a state of its name, unless something near it is named") {
  CHECK(id_of("Washington", "She spoke at Georgetown University in Washington.") ==
        "geonames:4140963");
  CHECK(id_of("Washington", "Fires burned in Washington and Oregon.") == "geonames:5815135");
  CHECK(id_of("Washington", "The governor said in Seattle that Washington would sue.") ==
        "geonames:5815135");
}

TEST_CASE("A university of a state is meant by its name") {
  CHECK(id_of("Washington", "Doctors of the University of Washington wrote it.") ==
        "geonames:5815135");
}

TEST_CASE("A city is not called what GeoNames once heard it called") {
  CHECK(id_of("Victoria", "He was born in Victoria and grew up in Alberta.") == "geonames:6174041");
  CHECK(id_of("Nazareth", "Pilgrims came to Nazareth.") == "geonames:294098");
}

TEST_CASE("What a text says of a place in an aside decides between namesakes") {
  CHECK(id_of("Victoria", "Victoria, capital of the Seychelles, has a small harbour.") ==
        "geonames:241131");
}

TEST_CASE("A city by its former name comes before the area beside it that still bears it") {
  CHECK(id_of("Leningrad", "The siege of Leningrad lasted for years.") == "geonames:498817");
  CHECK(id_of("Leningrad oblast", "The factory lies in Leningrad oblast.") == "geonames:536199");
}

TEST_CASE("An army and a president are a country's, a governor is a state's") {
  const std::string ohio =
      "Lebanon, Ohio, is the seat of Warren County; Lebanon's army deployed south of the Litani.";
  const auto found = geoparser().geoparse(ohio);
  REQUIRE(found.size() == 5);
  CHECK(found[0].resolution.place.value().id == "geonames:4516412");
  CHECK(found[3].resolution.place.value().id == "geonames:272103");
  CHECK(id_of("Georgia", "Georgia's governor met the mayor of Tbilisi.") == "geonames:4197000");
  CHECK(id_of("Georgia", "In Atlanta they waited for the president of Georgia.") ==
        "geonames:614540");
}

TEST_CASE("A port is supported by the one across the strait, whatever country that is in") {
  CHECK(id_of("Dover", "The ferry from Dover to Calais was cancelled.") == "geonames:2651048");
}

TEST_CASE("Two villages of one province do not outvote a capital and a battlefield beside it") {
  const std::string text = "The duke won at Waterloo, south of Brussels.";
  CHECK(id_of("Brussels", text) == "geonames:2800866");
  CHECK(id_of("Waterloo", text) == "geonames:2783985");
}

TEST_CASE("The possessive of St. John's and St. George's is part of their names") {
  CHECK(id_of("St. John's", "He flew from Halifax to St. John's, Newfoundland.") ==
        "geonames:6324733");
  CHECK(id_of("St. George's", "St. George's is the capital of Grenada.") == "geonames:3579925");
  CHECK(id_of("St. Paul", "St. Paul's mayor spoke in Minneapolis.") == "geonames:5045360");
}

TEST_CASE("A region by its full name is not the continent that ends it") {
  CHECK(id_of("Horn of Africa", "They trained with French troops from the Horn of Africa.") ==
        "loci:horn-of-africa");
}

TEST_CASE("A city before its bridge is a city, though it is a surname, too") {
  CHECK(id_of("Baltimore", "The Baltimore bridge collapsed.") == "geonames:4347778");
}

TEST_CASE("A university lies in the city that it is called after") {
  CHECK(id_of("Kabul University", "Doctors at Kabul University and Tehran University protested.") ==
        "geonames:1138958");
}

TEST_CASE(
    "A town or city of a country that the text names is one, whatever its name may be besides") {
  CHECK(id_of("Valencia", "Valencia was flooded, officials in Spain said.") == "geonames:2509954");
  CHECK(id_of("Tyre", "Fighters entered Tyre, an official in Lebanon said.") == "geonames:267008");
  CHECK(id_of("Vladimir", "Vladimir was late, officials in Russia said.") == "not found");
}

TEST_CASE(
    "The only place of its name in a country that the text names is not outdone by a capital") {
  CHECK(id_of("Tripoli", "Fighters entered Tripoli, an official in Lebanon said.") ==
        "geonames:266826");
  CHECK(id_of("Tripoli", "Fighters entered Tripoli, an official said.") == "geonames:2210247");
}

TEST_CASE("A city by its own name is no country that other languages call so") {
  CHECK(id_of("Salvador", "Police in Salvador arrested a man.") == "geonames:3450554");
  CHECK(id_of("Gold Coast", "Police in Gold Coast arrested a man.") == "geonames:2165087");
  CHECK(id_of("Buenos Aires", "Police in Buenos Aires arrested a man.") == "geonames:3435910");
  CHECK(id_of("Meerut", "Police in Meerut arrested a man.") == "geonames:1263214");
}

TEST_CASE("Vietnam's provinces lie where they are") {
  const std::string text = "Samsung's plant near Hanoi, in Bac Ninh province, employs thousands.";
  for (const auto& one : geoparser().geoparse(text)) {
    INFO(one.mention.name);
    REQUIRE(one.resolution.place);
    CHECK(one.resolution.place->position.lat_deg > 20.5);
  }
}

TEST_CASE("A headline in capitals names cities beside ordinary words") {
  CHECK(found_in("EXPLOSIONS HEARD IN ISFAHAN, TABRIZ AND SHIRAZ, SAY WITNESSES") ==
        std::set<std::string>{"ISFAHAN", "TABRIZ", "SHIRAZ"});
}

TEST_CASE("A river without its word is meant behind an article that belongs to no other noun") {
  CHECK(id_of("Jordan", "Refugees swam across the Jordan on Monday.") == "loci:jordan-river");
  CHECK(id_of("Missouri", "They crossed the Missouri, then rested.") == "loci:missouri-river");
  const std::string both = "The Ohio and Mississippi rivers rose overnight.";
  CHECK(id_of("Ohio", both) == "loci:ohio-river");
  CHECK(id_of("Mississippi", both) == "loci:mississippi-river");
}

TEST_CASE("An article before a name that a noun follows does not make it a river") {
  CHECK(id_of("Jordan", "The Jordan border was closed on Monday.") == "geonames:248816");
  CHECK(id_of("Ohio", "The Ohio legislature met on Monday.") == "geonames:5165418");
  CHECK(id_of("Ohio", "The Ohio, Indiana and Kentucky governors met.") == "geonames:5165418");
  CHECK(id_of("Congo", "The army of the Congo was beaten.") != "loci:congo-river");
}

TEST_CASE("What is said to be a city's own lies in it or beside it") {
  const std::string text =
      "Sydney's Bondi and Melbourne's St Kilda were calm; so was London's Brixton.";
  CHECK(id_of("Sydney", text) == "geonames:2147714");
  CHECK(id_of("Bondi", text) == "geonames:2208290");
  CHECK(id_of("St Kilda", text) == "geonames:2150660");
  CHECK(id_of("Brixton", text) == "geonames:6690877");
  CHECK(id_of("Aleppo", "Shells fell on Aleppo's Salaheddine.") == "geonames:170063");
}

TEST_CASE("A former name of a city is that city, however far it lies from the rest of a text") {
  const std::string text =
      "From Constantinople, Smyrna and Baghdad the ships and trains brought them to Cairo, Paris "
      "and Memel.";
  CHECK(id_of("Memel", text) == "geonames:598098");
}

TEST_CASE("New York is the city, and the state where the text speaks of one") {
  CHECK(id_of("New York", "The president flew to New York on Monday.") == "geonames:5128581");
  CHECK(id_of("New York", "Protests in New York, Chicago and Los Angeles continued.") ==
        "geonames:5128581");
  CHECK(id_of("New York", "New York Governor Kathy Hochul signed the bill in Albany.") ==
        "geonames:5128638");
  CHECK(id_of("New York", "The storm hit Ohio, New York, Pennsylvania and Vermont.") ==
        "geonames:5128638");
  CHECK(id_of("New York", "He was born in Buffalo, New York, in 1950.") == "geonames:5128638");
}

TEST_CASE("A state is meant rather than a town abroad that is called like it") {
  CHECK(id_of("Montana", "Officials in Montana said that rain fell.") == "geonames:5667009");
  CHECK(id_of("Bahia", "Officials in Bahia said that rain fell.") == "geonames:3471168");
}

TEST_CASE("A city that is the seat of nothing is meant rather than its district") {
  CHECK(id_of("Kufa", "Officials in Kufa said that rain fell.") == "geonames:99135");
}

TEST_CASE("The seat of a district is no hamlet where nobody has counted its people") {
  CHECK(id_of("Ariha", "Strikes on Ariha and Jabal al-Zawiya went on.") == "geonames:172994");
}

TEST_CASE("The area behind \"in\" decides between a great city and its namesake") {
  CHECK(id_of("Homs", "Homs in Libya was quiet; Damascus, Hama and Aleppo in Syria were not.") ==
        "geonames:2219905");
}

TEST_CASE("An ocean, a sea or a gulf behind its article is no town of that name") {
  CHECK(id_of("Atlantic",
              "Hurricanes form in the tropical Atlantic, a forecaster in Florida said.") ==
        "loci:atlantic-ocean");
  CHECK(id_of("Pacific", "The Pacific storm hit California and Oregon.") == "loci:pacific-ocean");
  CHECK(id_of("Gulf", "An embargo on an ally in the Gulf, Qatar, was lifted.") ==
        "loci:persian-gulf");
  CHECK(id_of("Red Sea", "Hodeidah and Mocha on the Red Sea coast were shelled.") ==
        "loci:red-sea");
  CHECK(id_of("Pacific", "She lives in Pacific, Missouri, with her mother.") == "geonames:4402300");
}

TEST_CASE("A town in a row with the county around it is that one, wherever the text names it") {
  const std::string text = "Paris is quiet. All of Paris and Henry County will get a letter.";
  for (const auto& one : geoparser().geoparse(text)) {
    INFO(one.mention.name);
    REQUIRE(one.resolution.place);
    CHECK(one.resolution.place->admin1 == "TN");
  }
  CHECK(id_of("London", "Police in London and Madison County arrested two men.") ==
        "geonames:4517009");
}

TEST_CASE("What is located in an area, or is an area of it, is the one there") {
  CHECK(id_of("Crawford County", "Birds fell ill in Crawford County located in Pennsylvania.") ==
        "admin2:US.PA.039");
  CHECK(id_of("Rice Lake", "They were found in the Rice Lake area of Fulton County in Illinois.") !=
        "geonames:5268798");  // in Wisconsin
}

TEST_CASE("A city that another lies south of is no province around it") {
  CHECK(id_of("Raqqa", "They advanced to Resafa, a ruined city south of Raqqa.") ==
        "geonames:172955");
}
