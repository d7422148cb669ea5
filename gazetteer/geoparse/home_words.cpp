#include "gazetteer/geoparse/home_words.hpp"

#include "gazetteer/geoparse/text_table.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <unordered_set>

namespace loci::geoparse {
namespace {

struct Phrases {
  std::string_view countries;  ///< ISO 3166-1 alpha-2, separated by blanks
  std::string_view phrases;    ///< word keys of one or two words, separated by commas
  bool is_spelling = false;    ///< no more than how words are written there
};

// General knowledge of how these countries name their institutions, and of their spelling.
constexpr std::array phrases_by_country = {
    Phrases{"US",
            "sheriff,sheriffs,county commissioners,county commission,county commissioner,"
            "commissioners,city council,city manager,city hall,councilman,councilwoman,alderman,"
            "police department,fire department,school board,school district,high school,"
            "elementary school,middle school,charter school,state university,community college,"
            "highway patrol,state police,state trooper,troopers,district attorney,grand jury,"
            "circuit court,superior court,state senate,state senator,state rep,statehouse,"
            "republican,republicans,democrat,democrats,gop,medicaid,medicare,selectmen,selectman,"
            "township trustees,freshman,sophomore,interstate,turnpike,varsity,zoning,felony,"
            "misdemeanor,arraigned,indicted,zip code,national guard,social security,sidewalk,"
            "parking lot,apartment,pickup truck"},
    Phrases{"US",
            "color,center,neighbor,neighbors,neighborhood,honor,favorite,labor,defense,theater,"
            "program,organized,traveled,gray",
            true},
    Phrases{"GB",
            "councillor,councillors,county council,borough council,district council,"
            "parish council,crown court,magistrates,constabulary,metropolitan police,"
            "detective constable,detective inspector,mp,mps,tory,tories,lib dem,nhs,postcode,"
            "high street,pensioner,pensioners,sixth form,primary school,secondary school,"
            "comprehensive school,pounds,quid,a levels,gcse,pub,motorway,lorry,ofsted,asbo"},
    Phrases{"CA",
            "rcmp,mounties,mpp,mla,mps,reeve,city councillor,councillor,councillors,"
            "first nations,premier,provincial police,riding,hydro,loonie"},
    Phrases{"IE",
            "garda,gardai,gardaí,taoiseach,dail,dáil,fianna fail,fine gael,county council,gaa,"
            "councillor,tds,hurling,camogie"},
    Phrases{"AU", "nsw,councillor,aboriginal,state emergency,afl,shire,bushfire,premier,ute"},
    Phrases{"NZ", "maori,councillor,all blacks,regional council,marae,iwi"},
    Phrases{"IN", "crore,crores,lakh,lakhs,lok sabha,rupees,rs,panchayat,tehsil,bjp,taluk"},
    Phrases{"PK", "lakh,rupees,rs,tehsil,lashkar,muttahida,chief minister"},
    Phrases{"PH", "barangay,pesos,p5,pnp"},
    Phrases{"NG", "naira,governor alhaji,alhaji,lga"},
    Phrases{"ZA", "rand,anc,eskom,township"},
    Phrases{"JM", "pnp,jlp,parish council"},
    Phrases{"GB IE AU NZ IN ZA CA",
            "colour,centre,neighbour,neighbours,neighbourhood,honour,favourite,labour,defence,"
            "theatre,programme,organised,travelled,grey,metres,kilometres,tyre,kerb,footpath",
            true},
};

template <typename Use>
void for_each_part(std::string_view text, char separator, Use use) {
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(separator), text.size());
    use(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
}

struct Home {
  std::string_view country;
  bool is_spelling;
};

template <typename Use>
void for_each_phrase(Use use) {
  for (const Phrases& row : phrases_by_country) {
    for_each_part(row.phrases, ',', [&](std::string_view phrase) { use(phrase, row); });
  }
}

const TextTable<std::vector<Home>>& countries_by_phrase() {
  static const auto table = [] {
    TextTable<std::vector<Home>> result;
    for_each_phrase([&](std::string_view phrase, const Phrases& row) {
      for_each_part(row.countries, ' ', [&](std::string_view country) {
        result.entry(phrase).value.push_back({country, row.is_spelling});
      });
    });
    return result;
  }();
  return table;
}

}  // namespace

bool may_tell_home(std::string_view word_key) {
  static const auto first_words = [] {
    std::unordered_set<std::string_view> words;
    for_each_phrase([&](std::string_view phrase, const Phrases&) {
      words.insert(phrase.substr(0, phrase.find(' ')));
    });
    return words;
  }();
  return first_words.contains(word_key);
}

HomeWords::HomeWords(const Reading& reading) {
  const auto& table = countries_by_phrase();
  std::vector<const std::vector<Home>*> seen;  // a text has few
  std::string two_words;
  const auto count = [&](std::string_view phrase) {
    const std::vector<Home>* const homes = table.find(phrase);
    if (homes == nullptr || std::find(seen.begin(), seen.end(), homes) != seen.end()) return;
    seen.push_back(homes);
    for (const Home& home : *homes) {
      const CountryLetters letters = letters_of(home.country);
      auto known = std::find_if(counts_.begin(), counts_.end(),
                                [&](const auto& one) { return one.first == letters; });
      if (known == counts_.end()) known = counts_.insert(known, {letters, {}});
      Count& words = known->second;
      most_ = std::max(most_, ++words.all);
      words.offices += !home.is_spelling;
    }
  };
  for (const std::size_t at : reading.home_words()) {
    const auto key = std::string_view(reading.word(at).key);
    count(key);
    if (at + 1 >= reading.size() || reading.token(at + 1).gap != Gap::space) continue;
    two_words.assign(key).append(1, ' ').append(reading.word(at + 1).key);
    count(two_words);
  }
}

HomeWords::Count HomeWords::count_of(CountryLetters country) const {
  for (const auto& [own, count] : counts_) {
    if (own == country) return count;
  }
  return {};
}

}  // namespace loci::geoparse
