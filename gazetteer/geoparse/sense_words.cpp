#include "gazetteer/geoparse/sense_words.hpp"

#include "gazetteer/geoparse/word_list.hpp"

namespace loci::geoparse {

bool is_part_of_place(std::string_view key) {
  static constexpr WordList words = {
      "airport",    "airspace",  "area",        "areas",   "avenue",   "base",      "beach",
      "beaches",    "border",    "borders",     "capital", "cities",   "city",      "coast",
      "coastline",  "corridor",  "countryside", "county",  "desert",   "district",  "districts",
      "downtown",   "embassy",   "factories",   "factory", "farms",    "forest",    "frontier",
      "highway",    "highways",  "home",        "homes",   "hospital", "hotel",     "house",
      "island",     "islands",   "jail",        "lake",    "mainland", "mountains", "neighborhood",
      "outskirts",  "peninsula", "port",        "prison",  "province", "provinces", "region",
      "restaurant", "river",     "roads",       "soil",    "street",   "streets",   "suburb",
      "suburbs",    "territory", "town",        "towns",   "village",  "waters"};
  return is_one_of(key, words);
}

bool is_people_or_body(std::string_view key) {
  static constexpr WordList words = {
      "actor",     "administration", "ambassador",   "army",       "artist",    "authorities",
      "authority", "captain",        "citizen",      "citizens",   "club",      "coach",
      "coalition", "commission",     "commissioner", "company",    "congress",  "council",
      "court",     "delegation",     "department",   "diplomat",   "diplomats", "economy",
      "fans",      "firm",           "forces",       "goalkeeper", "governor",  "government",
      "jet",       "jets",           "journalist",   "law",        "lawmaker",  "laws",
      "leader",    "leaders",        "mayor",        "military",   "minister",  "ministry",
      "national",  "nationals",      "native",       "officer",    "officers",  "official",
      "officials", "parliament",     "people",       "players",    "police",    "policy",
      "president", "prime",          "resident",     "residents",  "sanctions", "secretary",
      "senator",   "soldiers",       "team",         "teacher",    "teachers",  "troops"};
  return is_one_of(key, words);
}

bool may_begin_clause(std::string_view key) {
  static constexpr WordList words = {"after", "although", "as",   "because", "before", "but",
                                     "like",  "since",    "than", "that",    "until",  "while"};
  return is_one_of(key, words);
}

bool is_going(std::string_view key) {
  static constexpr WordList words = {"crossed",  "enter",   "entering", "fled",    "flee",
                                     "fleeing",  "leave",   "leaves",   "leaving", "reach",
                                     "reaching", "tour",    "toured",   "touring", "visit",
                                     "visits",   "visited", "struck",   "hit",     "hitting"};
  return is_one_of(key, words);
}

bool is_dealing(std::string_view key) {
  static constexpr WordList words = {
      "agreement",  "agreements",   "aid",          "allies",      "ally",       "attack",
      "ban",        "champion",     "conflict",     "cooperation", "countries",  "deal",
      "deals",      "defeat",       "dialogue",     "dispute",     "draw",       "final",
      "friendship", "game",         "independence", "loss",        "match",      "members",
      "nations",    "negotiations", "pact",         "partners",    "peace",      "powers",
      "pressure",   "relations",    "relationship", "sanctions",   "support",    "talks",
      "tensions",   "threat",       "ties",         "title",       "trade",      "treaty",
      "tariffs",    "victory",      "war",          "win",         "withdrawal", "worlds"};
  return is_one_of(key, words);
}

bool is_done_to_actors(std::string_view key) {
  static constexpr WordList words = {
      "accuse",   "accused",   "accusing",  "accuses",    "asked",       "attack",     "attacked",
      "back",     "backed",    "beat",      "beating",    "beats",       "blame",      "blamed",
      "blaming",  "called",    "condemned", "convince",   "criticised",  "criticized", "defeat",
      "defeated", "defeating", "drop",      "eliminated", "face",        "faced",      "faces",
      "facing",   "fight",     "force",     "forced",     "help",        "helped",     "hurt",
      "join",     "joined",    "led",       "let",        "make",        "needs",      "over",
      "pressed",  "pressure",  "punish",    "represent",  "represented", "represents", "sued",
      "support",  "supported", "threaten",  "threatened", "told",        "tell",       "trust",
      "urge",     "urged",     "urges",     "urging",     "warned",      "want"};
  return is_one_of(key, words);
}

bool is_of_sport(std::string_view key) {
  static constexpr WordList words = {
      "basketball", "championship", "club",   "coach",     "coached",    "cup",        "fans",
      "football",   "forward",      "game",   "games",     "goal",       "goalkeeper", "goals",
      "guard",      "innings",      "league", "match",     "midfielder", "ncaa",       "player",
      "players",    "playoffs",     "points", "quarter",   "score",      "scored",     "season",
      "squad",      "team",         "teams",  "tournament"};
  return is_one_of(key, words);
}

bool is_of_politics(std::string_view key) {
  static constexpr WordList words = {
      "allies",           "ambassador", "ballistic",    "bilateral", "commerce",   "congress",
      "denuclearization", "diplomat",   "diplomatic",   "diplomats", "foreign",    "imports",
      "minister",         "ministry",   "negotiations", "nuclear",   "parliament", "policy",
      "political",        "president",  "relations",    "retaliate", "sanctions",  "senate",
      "summit",           "talks",      "tariff",       "tariffs",   "trade",      "treaty"};
  return is_one_of(key, words);
}

}  // namespace loci::geoparse
