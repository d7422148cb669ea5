#include "gazetteer/geoparse/people_and_firms.hpp"

#include "gazetteer/geoparse/word_list.hpp"

#include <algorithm>
#include <array>

namespace loci::geoparse {

bool is_firm(std::string_view key) {
  static constexpr WordList words = {
      "acura",       "adani",       "adidas",       "airbus",     "alibaba",       "alstom",
      "amazon",      "armani",      "aston martin", "audi",       "avon",          "baidu",
      "barclays",    "baxter",      "bayer",        "beiersdorf", "bentley",       "blackrock",
      "blackwater",  "bmw",         "boeing",       "bunge",      "burberry",      "cadillac",
      "cargill",     "carlsberg",   "chevron",      "chrysler",   "cisco",         "citibank",
      "citroen",     "clarks",      "corning",      "costco",     "credit suisse", "daewoo",
      "daimler",     "danone",      "dassault",     "dell",       "deloitte",      "diageo",
      "disney",      "dodge",       "dyson",        "embraer",    "enron",         "equinor",
      "ericsson",    "evian",       "exxon",        "ferrari",    "ferrero",       "fiat",
      "fiskars",     "ford",        "fortescue",    "gazprom",    "godrej",        "google",
      "gucci",       "halliburton", "heineken",     "heinz",      "henkel",        "hennessy",
      "hermes",      "hilton",      "hitachi",      "holcim",     "honda",         "huawei",
      "hyatt",       "hyundai",     "ikea",         "infosys",    "intel",         "jcb",
      "kellogg",     "kering",      "kia",          "kinross",    "kodak",         "kohler",
      "kone",        "kpmg",        "kraft",        "lazard",     "lenovo",        "lexus",
      "lidl",        "lockheed",    "logitech",     "lonza",      "lufthansa",     "lukoil",
      "luxottica",   "macquarie",   "maersk",       "mahindra",   "marriott",      "mars",
      "mattel",      "medtronic",   "meituan",      "mercedes",   "merck",         "michelin",
      "micron",      "microsoft",   "mitsubishi",   "moderna",    "moet",          "monsanto",
      "montblanc",   "nestle",      "netflix",      "newcrest",   "nissan",        "nokia",
      "nord stream", "northrop",    "novartis",     "nvidia",     "olympus",       "opel",
      "oracle",      "orange",      "panasonic",    "pepsi",      "petronas",      "peugeot",
      "pfizer",      "philips",     "pirelli",      "porsche",    "prada",         "puma",
      "raytheon",    "renault",     "rheinmetall",  "rio tinto",  "roche",         "rosneft",
      "ryanair",     "saab",        "safaricom",    "safran",     "saint gobain",  "samsung",
      "sandvik",     "sanofi",      "santander",    "sberbank",   "shell",         "sheraton",
      "siemens",     "sika",        "sinopec",      "skanska",    "skoda",         "sony",
      "starbucks",   "stellantis",  "stryker",      "suzuki",     "syngenta",      "target",
      "tata",        "tencent",     "tesco",        "tesla",      "texaco",        "thales",
      "tiktok",      "timberland",  "toyota",       "uber",       "unilever",      "vale",
      "vattenfall",  "vauxhall",    "versace",      "vestas",     "vinci",         "vodafone",
      "volkswagen",  "volvic",      "volvo",        "walmart",    "wartsila",      "wipro",
      "woodside",    "xiaomi",      "yamaha",       "yandex",     "zara"};
  return is_one_of(key, words);
}

bool begins_firm(std::string_view key) {
  static constexpr WordList words = {"aston", "credit", "nord", "rio", "saint"};
  return is_one_of(key, words);
}

bool is_attached(std::string_view key) {
  static constexpr WordList words = {"according", "allied",  "faithful", "loyal",
                                     "married",   "opposed", "related",  "thanks"};
  return is_one_of(key, words);
}

bool is_employed(std::string_view key) {
  static constexpr WordList words = {
      "bosses",    "chairman",  "chief",     "director",     "employee",    "employees",
      "engineer",  "engineers", "executive", "executives",   "manager",     "managers",
      "president", "retired",   "spokesman", "spokesperson", "spokeswoman", "staff",
      "work",      "worked",    "worker",    "workers",      "working",     "works"};
  return is_one_of(key, words);
}

bool is_share(std::string_view key) {
  static constexpr WordList words = {"share", "shares", "stake", "stakes", "stock"};
  return is_one_of(key, words);
}

bool is_surname_too(std::string_view key) {
  static constexpr WordList words = {
      "baker",       "barber", "bishop",  "black",   "bloom",    "breed",  "brown",   "butler",
      "carpenter",   "carter", "carver",  "cash",    "chambers", "clay",   "cook",    "cooper",
      "cox",         "crane",  "drake",   "farmer",  "finch",    "fisher", "flowers", "foreman",
      "foster",      "fox",    "frank",   "gamble",  "glass",    "gray",   "grey",    "hale",
      "hardy",       "hart",   "hooper",  "hunter",  "joyce",    "judge",  "key",     "king",
      "knight",      "lamb",   "lane",    "love",    "mason",    "may",    "miller",  "moody",
      "nightingale", "noble",  "osborne", "page",    "parsons",  "porter", "potter",  "price",
      "reed",        "rice",   "roach",   "sargent", "shepherd", "smith",  "snow",    "stern",
      "stout",       "swift",  "turner",  "walker",  "ward",     "washer", "weaver",  "wise",
      "wright",      "young"};
  return is_one_of(key, words);
}

bool ends_like_surname(std::string_view key) {
  static constexpr std::array<std::string_view, 14> endings = {
      "ani", "awi", "chuk",   "dze", "enko", "ev",   "in",
      "ini", "ov",  "shvili", "ski", "sky",  "skyi", "yan"};
  return std::any_of(endings.begin(), endings.end(),
                     [key](std::string_view ending) { return key.ends_with(ending); });
}

bool is_given_too(std::string_view key) {
  static constexpr WordList words = {
      "africa",   "america", "aspen",  "boston", "brooklyn", "cairo",   "carolina",
      "catalina", "cuba",    "dallas", "egypt",  "geneva",   "holland", "houston",
      "india",    "ireland", "kenya",  "london", "memphis",  "milan",   "montana",
      "odessa",   "paris",   "persia", "roma",   "savannah", "sicily",  "vienna"};
  return is_one_of(key, words);
}

bool is_figure_of_history(std::string_view key) {
  static constexpr WordList words = {
      "alexander",   "allenby",     "amundsen",    "bismarck",    "blucher",    "bolivar",
      "bonaparte",   "burton",      "caesar",      "cartier",     "champlain",  "churchill",
      "columbus",    "constantine", "coronado",    "cortes",      "cortez",     "cromwell",
      "custer",      "drake",       "eisenhower",  "foch",        "franklin",   "garibaldi",
      "gordon",      "grant",       "haig",        "hannibal",    "houston",    "hudson",
      "jackson",     "jefferson",   "joffre",      "kitchener",   "lafayette",  "lawrence",
      "lee",         "lenin",       "lincoln",     "livingstone", "macarthur",  "magellan",
      "marlborough", "montgomery",  "mountbatten", "mussolini",   "nansen",     "napoleon",
      "nelson",      "nimitz",      "patton",      "peary",       "pershing",   "pizarro",
      "raleigh",     "rommel",      "saladin",     "scott",       "shackleton", "sheridan",
      "sherman",     "speke",       "stalin",      "stanley",     "stilwell",   "sucre",
      "tamerlane",   "washington",  "wellington",  "zhukov"};
  return is_one_of(key, words);
}

bool is_deed(std::string_view key) {
  static constexpr WordList words = {
      "abdicated", "besieged",    "conquered", "crossed",   "defeated", "died",
      "dismissed", "escaped",     "fled",      "landed",    "marched",  "married",
      "reigned",   "resigned",    "retired",   "retreated", "returned", "ruled",
      "sailed",    "surrendered", "withdrew",  "wrote"};
  return is_one_of(key, words);
}

bool is_adventure(std::string_view key) {
  static constexpr WordList words = {"captured", "commanded", "discovered", "embarked",
                                     "explored", "founded",   "left",       "rode"};
  return is_one_of(key, words);
}

bool is_owned_by_commander(std::string_view key) {
  static constexpr WordList words = {"army",   "armies",   "campaign", "cavalry", "death",
                                     "defeat", "fleet",    "generals", "guard",   "horse",
                                     "men",    "soldiers", "tomb",     "troops",  "victory"};
  return is_one_of(key, words);
}

bool is_disease(std::string_view key) {
  static constexpr WordList words = {"bacterium",    "disease", "ebola",   "ebolavirus",
                                     "encephalitis", "fever",   "flu",     "strain",
                                     "syndrome",     "virus",   "viruses", "zika"};
  return is_one_of(key, words);
}

bool is_military_unit(std::string_view key) {
  static constexpr WordList words = {"battalion", "battalions", "brigade",  "brigades",
                                     "militia",   "militias",   "regiment", "squadron"};
  return is_one_of(key, words);
}

bool is_kin(std::string_view key) {
  static constexpr WordList words = {
      "aunt",    "baby",    "brother", "cousin", "dad", "daughter", "daughters", "father",
      "fiancee", "husband", "mother",  "sister", "son", "sons",     "uncle",     "wife"};
  return is_one_of(key, words);
}

}  // namespace loci::geoparse
