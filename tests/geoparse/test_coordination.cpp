#include "tests/geoparse/world_geoparser.hpp"

#include <catch2/catch.hpp>

#include <set>
#include <string>

using namespace loci::tests;

using Names = std::set<std::string>;

TEST_CASE("A village in a row with certain places is one, too") {
  CHECK(found_in("An earthquake struck Kahramanmaras, destroying homes in Antakya, Adiyaman and "
                 "Jindires.") == Names{"Kahramanmaras", "Antakya", "Adiyaman", "Jindires"});
}

TEST_CASE("Names in a row that are called like places near each other are those places") {
  const auto found = found_in("The refugees reached Amude, Dirbesiye and Kobane.");
  CHECK(found == Names{"Amude", "Dirbesiye", "Kobane"});
}

TEST_CASE("A name that nobody knows is a place among many") {
  const auto found =
      found_in("The army entered Douma, Harasta, Arbin, Zamalka and Quzmahin in Eastern Ghouta.");
  CHECK(found.contains("Quzmahin"));
}

TEST_CASE("A town in a row with places close to it is one, whoever else is called so") {
  const std::string text = "The convoys stopped in Mayadin, Quriya, Ashara and Subaykhan.";
  CHECK(id_of("Ashara", text) == "geonames:174036");
  CHECK(found_in("Israeli jets hit Kisweh, al-Dimas, Qudsaya and the T4 airbase.")
            .contains("al-Dimas"));
}

TEST_CASE("People in a row with a place are people") {
  CHECK(found_in("The envoy met Kozlov, Petrosyan and Miller in Moscow, then flew to Yerevan.") ==
        Names{"Moscow", "Yerevan"});
}

TEST_CASE("A village that is taken is a place") {
  CHECK(found_in("Rebels captured Kafr Nabl before they shelled Jarjanaz.").contains("Kafr Nabl"));
}

TEST_CASE("A town that is done what is done to towns is one, whoever else is called so") {
  CHECK(found_in("Douma was heavily shelled on Tuesday.") == Names{"Douma"});
  CHECK(found_in("Farah was seen on Tuesday.").empty());
}

TEST_CASE("Semicolons part the names of a row, too") {
  CHECK(found_in("Damascus; Homs; Hama; Idlib; Saraqib; Maarrat al-Numan")
            .contains("Maarrat al-Numan"));
}

TEST_CASE("Both ends of a route are places where one is") {
  CHECK(found_in("The Kirkuk-Ceyhan pipeline was closed, as was the Smith-Jones road.") ==
        Names{"Kirkuk", "Ceyhan"});
}

TEST_CASE("The kind of a mountain or a lake stands before its name in small letters, too") {
  CHECK(id_of("Hermon", "Soldiers on mount Hermon saw lake Assad.") == "loci:mount-hermon");
  CHECK(id_of("Assad", "Soldiers on mount Hermon saw lake Assad.") == "loci:lake-assad");
}

TEST_CASE("The next name of a row is no area around a name in another spelling") {
  const std::string text = "In Iraq: Mossul, Tal Afar, Baidji, Kirkuk, Tikrit, Baakuba, Ramadi.";
  CHECK(id_of("Baidji", text) == "geonames:97783");
  CHECK(id_of("Baakuba", text) == "geonames:97990");
}

TEST_CASE("A name that nobody knows is a place where the text says how far it is from one") {
  CHECK(found_in("Shelling hit Zvenkove, 20 kilometres from Bakhmut.") ==
        Names{"Zvenkove", "Bakhmut"});
  CHECK(found_in("The Damascus suburb of Ain Quillon was bombed.").contains("Ain Quillon"));
  CHECK(
      found_in("They marched from Tell Quillar in Deir ez-Zor province.").contains("Tell Quillar"));
}

TEST_CASE("People and firms in a place are no places") {
  CHECK(found_in("He saw Peter Quillar in Deir ez-Zor province.") == Names{"Deir ez-Zor"});
  CHECK(found_in("Smith, 45, from Leeds, joined Quillar in Leeds.") == Names{"Leeds"});
}

TEST_CASE("A name in another spelling is a town where it is calm, or a convoy leaves for it") {
  CHECK(id_of("Tafes", "Tafes was calm on Friday, but Daraa was hit again.") == "geonames:163806");
  CHECK(id_of("Dhaamar", "Aid convoys left Yarim for Dhaamar.") == "geonames:76184");
  CHECK(found_in("Marwazi was calm on Friday, but Daraa was hit again.") == Names{"Daraa"});
}

TEST_CASE("A name around an Arabic article is one place, and not its first and last word") {
  CHECK(found_in("Patrols passed Ariha and Ain al-Hawr.") == Names{"Ariha", "Ain al-Hawr"});
}
