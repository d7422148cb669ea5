#include "gazetteer/sounds.hpp"

#include "gazetteer/name_key.hpp"

#include <unicode/utf8.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <set>
#include <utility>

namespace loci::gazetteer {
namespace {

constexpr std::size_t longest_compared = 80;

struct Spelling {
  std::string_view written;
  std::string_view heard;
};

/// Longest first.
constexpr auto latin_spellings = std::to_array<Spelling>({
    {"sjtsj", "S"}, {"dsch", "J"}, {"tsch", "C"}, {"tsj", "C"}, {"dzj", "J"},  {"zj", "Z"},
    {"tx", "C"},    {"sch", "S"},  {"tch", "C"},  {"dzh", "J"}, {"shch", "S"}, {"sh", "S"},
    {"ch", "C"},    {"cz", "C"},   {"kh", "H"},   {"gh", "G"},  {"dh", "D"},   {"th", "T"},
    {"zh", "Z"},    {"ph", "f"},   {"dj", "J"},   {"dg", "J"},  {"ts", "X"},   {"tz", "X"},
    {"ck", "k"},    {"x", "ks"},   {"oo", "u"},   {"ou", "u"},  {"ee", "i"},   {"ea", "i"},
    {"ii", "i"},    {"aa", "a"},   {"uu", "u"},   {"ai", "A"},  {"ae", "A"},   {"ay", "A"},
    {"ei", "A"},    {"ey", "A"},   {"au", "O"},   {"aw", "O"},  {"ow", "O"},   {"iy", "i"},
    {"yi", "i"},    {"ij", "i"},   {"uw", "u"},   {"ce", "se"}, {"ci", "si"},  {"cy", "si"},
    {"c", "k"},     {"q", "Q"},
});

struct Letter {
  char32_t letter;
  std::string_view heard;
};

/// Letters of name keys, which have no accents: й is и there, ё is е, ї is і.
constexpr auto other_letters = std::to_array<Letter>({
    // Greek
    {U'α', "a"},
    {U'β', "v"},
    {U'γ', "g"},
    {U'δ', "D"},
    {U'ε', "e"},
    {U'ζ', "z"},
    {U'η', "i"},
    {U'θ', "T"},
    {U'ι', "i"},
    {U'κ', "k"},
    {U'λ', "l"},
    {U'μ', "m"},
    {U'ν', "n"},
    {U'ξ', "ks"},
    {U'ο', "o"},
    {U'π', "p"},
    {U'ρ', "r"},
    {U'ς', "s"},
    {U'σ', "s"},
    {U'τ', "t"},
    {U'υ', "i"},
    {U'φ', "f"},
    {U'χ', "H"},
    {U'ψ', "ps"},
    {U'ω', "o"},
    // Cyrillic
    {U'а', "a"},
    {U'б', "b"},
    {U'в', "v"},
    {U'г', "g"},
    {U'д', "d"},
    {U'е', "e"},
    {U'ж', "Z"},
    {U'з', "z"},
    {U'и', "i"},
    {U'й', "i"},
    {U'к', "k"},
    {U'л', "l"},
    {U'м', "m"},
    {U'н', "n"},
    {U'о', "o"},
    {U'п', "p"},
    {U'р', "r"},
    {U'с', "s"},
    {U'т', "t"},
    {U'у', "u"},
    {U'ф', "f"},
    {U'х', "H"},
    {U'ц', "X"},
    {U'ч', "C"},
    {U'ш', "S"},
    {U'щ', "S"},
    {U'ъ', ""},
    {U'ы', "i"},
    {U'ь', ""},
    {U'э', "e"},
    {U'ю', "Yu"},
    {U'я', "Ya"},
    {U'ђ', "J"},
    {U'є', "Ye"},
    {U'ѕ', "X"},
    {U'і', "i"},
    {U'ј', "Y"},
    {U'љ', "l"},
    {U'њ', "n"},
    {U'ћ', "C"},
    {U'џ', "J"},
    {U'ґ', "g"},
    {U'ғ', "G"},
    {U'қ', "Q"},
    {U'ң', "n"},
    {U'ү', "u"},
    {U'ұ', "u"},
    {U'ҳ', "h"},
    {U'ҷ', "J"},
    {U'һ', "h"},
    {U'ә', "a"},
    {U'ө', "o"},
    // Hebrew
    {U'א', "a"},
    {U'ב', "b"},
    {U'ג', "g"},
    {U'ד', "d"},
    {U'ה', "h"},
    {U'ו', "u"},
    {U'ז', "z"},
    {U'ח', "H"},
    {U'ט', "t"},
    {U'י', "i"},
    {U'ך', "H"},
    {U'כ', "k"},
    {U'ל', "l"},
    {U'ם', "m"},
    {U'מ', "m"},
    {U'ן', "n"},
    {U'נ', "n"},
    {U'ס', "s"},
    {U'ע', "a"},
    {U'ף', "f"},
    {U'פ', "p"},
    {U'ץ', "X"},
    {U'צ', "X"},
    {U'ק', "k"},
    {U'ר', "r"},
    {U'ש', "S"},
    {U'ת', "t"},
    // Arabic, Persian, Kurdish
    {U'ؤ', "u"},
    {U'ئ', "i"},
    {U'ا', "a"},
    {U'ب', "b"},
    {U'ت', "t"},
    {U'ث', "T"},
    {U'ج', "J"},
    {U'ح', "h"},
    {U'خ', "H"},
    {U'د', "d"},
    {U'ذ', "D"},
    {U'ر', "r"},
    {U'ز', "z"},
    {U'س', "s"},
    {U'ش', "S"},
    {U'ص', "s"},
    {U'ض', "d"},
    {U'ط', "t"},
    {U'ظ', "z"},
    {U'ع', "a"},
    {U'غ', "G"},
    {U'ف', "f"},
    {U'ق', "Q"},
    {U'ك', "k"},
    {U'ل', "l"},
    {U'م', "m"},
    {U'ن', "n"},
    {U'ه', "h"},
    {U'و', "u"},
    {U'ي', "i"},
    {U'پ', "p"},
    {U'چ', "C"},
    {U'ڕ', "r"},
    {U'ژ', "Z"},
    {U'ڤ', "v"},
    {U'گ', "g"},
});

bool is_vowel_sound(char c) {
  constexpr std::string_view vowels = "aeiouyAO";
  return vowels.find(c) != std::string_view::npos;
}

/// What a letter of another script sounds like; nothing for unknown ones.
bool append_heard(char32_t c, std::string& sounds) {
  for (const Letter& letter : other_letters) {
    if (letter.letter != c) continue;
    sounds += letter.heard;
    return true;
  }
  return false;
}

/// A name key without articles and blanks.
std::string joined_without_articles(std::string_view name_key) {
  std::string joined;
  while (!name_key.empty()) {
    auto word = name_key.substr(0, name_key.find(' '));
    name_key.remove_prefix(std::min(word.size() + 1, name_key.size()));
    if (word == "al" && !name_key.empty()) continue;
    constexpr std::string_view arabic_article = "ال";
    if (word.starts_with(arabic_article) && word.size() > 3 * 2 + 2) {
      word.remove_prefix(arabic_article.size());
    }
    joined += word;
  }
  // "albukamal": the article written as part of the word.
  const bool starts_with_article = joined.starts_with("al") || joined.starts_with("el");
  if (starts_with_article && joined.size() >= 6 && !is_vowel_sound(joined[2])) joined.erase(0, 2);
  return joined;
}

void append_latin(std::string_view letters, std::string& sounds) {
  while (!letters.empty()) {
    // "Charkow"; "Kharijah", but "Nijmegen" and "Nizjnij".
    const bool consonant = letters == "ow" || (letters.starts_with("ij") && letters.size() > 2 &&
                                               is_vowel_sound(letters[2]));
    const auto* const spelling =
        consonant
            ? latin_spellings.end()
            : std::find_if(latin_spellings.begin(), latin_spellings.end(),
                           [&](const Spelling& one) { return letters.starts_with(one.written); });
    if (spelling != latin_spellings.end()) {
      sounds += spelling->heard;
      letters.remove_prefix(spelling->written.size());
      continue;
    }
    const char c = letters[0];
    const bool before_vowel = letters.size() > 1 && is_vowel_sound(letters[1]);
    if (c == 'j') {
      sounds += 'J';
    } else if (letters.size() == 2 && letters[1] == 'w' && (c == 'o' || c == 'e' || c == 'i')) {
      sounds += {c, 'v'};  // "Charkow", "Kiew"
      letters.remove_prefix(1);
    } else if (c == 'w') {
      sounds += before_vowel ? 'W' : 'u';
    } else if (c == 'y') {
      sounds += before_vowel ? 'Y' : 'i';
    } else {
      sounds += c;
    }
    letters.remove_prefix(1);
  }
}

double insertion_cost(char c, bool at_end, bool without_vowels) {
  if (is_vowel_sound(c)) return without_vowels ? 0.05 : at_end ? 0.15 : 0.3;
  if (c == 'h') return at_end ? 0.05 : 0.25;
  if (c == 'Y' || c == 'W') return 0.25;
  if (c == 'l') return 0.6;  // an article that became part of the word
  return 1;
}

struct Confusion {
  std::string_view pair;
  double cost;
};

/// Pairs of sounds that transliterations take for each other.
constexpr auto confusions = std::to_array<Confusion>({
    {"ei", 0.15}, {"ae", 0.15}, {"ou", 0.1},  {"ao", 0.25}, {"ai", 0.25}, {"eo", 0.3},
    {"au", 0.3},  {"Ae", 0.1},  {"Ai", 0.15}, {"Aa", 0.15}, {"Oo", 0.1},  {"Ou", 0.15},
    {"Oa", 0.15}, {"iu", 0.3},  {"io", 0.35}, {"eu", 0.3},  {"AO", 0.3},  {"Yi", 0.1},
    {"Ye", 0.2},  {"YA", 0.2},  {"YJ", 0.25}, {"Wu", 0.1},  {"Wo", 0.15}, {"WO", 0.1},
    {"Wv", 0.1},  {"uv", 0.25}, {"vf", 0.25}, {"vb", 0.3},  {"Wb", 0.5},  {"Ji", 0.3},
    {"Hh", 0.15}, {"Hk", 0.25}, {"HC", 0.3},  {"HQ", 0.35}, {"HG", 0.3},  {"hG", 0.4},
    {"Gg", 0.15}, {"Gk", 0.3},  {"GQ", 0.25}, {"Gr", 0.4},  {"Qk", 0.08}, {"Qg", 0.2},
    {"gk", 0.3},  {"gJ", 0.2},  {"gh", 0.3},  {"JZ", 0.15}, {"JC", 0.3},  {"SC", 0.2},
    {"Ss", 0.2},  {"Sj", 0.3},  {"CX", 0.3},  {"Ck", 0.3},  {"Cs", 0.3},  {"Xs", 0.25},
    {"Xz", 0.25}, {"Xt", 0.35}, {"Xk", 0.4},  {"sz", 0.25}, {"Dd", 0.1},  {"Dz", 0.2},
    {"DT", 0.3},  {"Tt", 0.1},  {"Ts", 0.25}, {"td", 0.3},  {"bp", 0.15}, {"mn", 0.35},
    {"Zz", 0.2},  {"ZS", 0.3},  {"Zs", 0.35}, {"JS", 0.35}, {"zd", 0.4},  {"kC", 0.3},
    {"ZJ", 0.15}, {"hk", 0.45}, {"lr", 0.7},  {"Jz", 0.35}, {"tD", 0.4},  {"ST", 0.4},
    {"pf", 0.35}, {"Qa", 0.5},
});

/// Costs by pair of bytes, filled once.
const std::array<std::array<float, 128>, 128>& substitution_costs() {
  static const auto table = [] {
    std::array<std::array<float, 128>, 128> costs{};
    for (auto& row : costs) row.fill(1);
    for (std::size_t a = 0; a < 128; ++a) {
      costs[a][a] = 0;
      for (std::size_t b = 0; b < 128; ++b) {
        if (a != b && is_vowel_sound(static_cast<char>(a)) && is_vowel_sound(static_cast<char>(b)))
          costs[a][b] = 0.35F;
      }
    }
    for (const auto& [pair, cost] : confusions) {
      const auto a = static_cast<std::size_t>(pair[0]);
      const auto b = static_cast<std::size_t>(pair[1]);
      costs[a][b] = costs[b][a] = static_cast<float>(cost);
    }
    return costs;
  }();
  return table;
}

/// What other writers' letters for a sound become in a spelling key; the usual first. A blank
/// stands for nothing.
std::string_view key_letters_of(char sound) {
  switch (sound) {
    case 'H':
      return "hks";
    case 'h':
      return "h ";
    case 'G':
      return "kj";
    case 'g':
      return "kj";
    case 'Q':
      return "kj";
    case 'k':
      return "kh";
    case 'S':
      return "s";
    case 'C':
      return "skhj";
    case 'J':
      return "jkz ";
    case 'Z':
      return "zj";
    case 'X':
      return "szkt";
    case 's':
      return "sz";
    case 'z':
      return "zsd";
    case 'D':
      return "dz";
    case 'd':
      return "dt";
    case 'T':
      return "ts";
    case 't':
      return "td";
    case 'W':
      return " v";
    case 'v':
      return "v f";
    case 'f':
      return "fv";
    case 'Y':
      return " j";
    case 'b':
    case 'p':
      return "b";
    case 'l':
      return "l ";
    case 'n':
      return "nm";
    case 'm':
      return "mn";
    default:
      return {};
  }
}

/// Walks the sounds and writes spelling keys with a bounded number of other readings.
class KeyWriter {
 public:
  KeyWriter(std::string_view sounds, std::size_t limit) : sounds_(sounds), limit_(limit) {}

  std::vector<std::string> write() {
    constexpr int most_other_readings = 2;
    for (int readings = 0; readings <= most_other_readings; ++readings) {
      write(0, readings, {}, false);
    }
    return std::move(keys_);
  }

 private:
  /// \param joined the sound before was a consonant: doubled ones count once
  void write(std::size_t at, int readings, std::string key, bool joined) {
    if (keys_.size() >= limit_) return;
    if (at == sounds_.size()) {
      if (readings == 0 && key.size() >= 2 && seen_.insert(key).second) keys_.push_back(key);
      return;
    }
    const char sound = sounds_[at];
    const bool last = at + 1 == sounds_.size();
    if (is_vowel_sound(sound) || (last && sound == 'h')) {
      return write(at + 1, readings, std::move(key), false);
    }
    auto letters = key_letters_of(sound);
    if (letters.empty()) letters = sounds_.substr(at, 1);
    for (std::size_t i = 0; i < letters.size() && static_cast<int>(i > 0) <= readings; ++i) {
      std::string longer = key;
      const char letter = letters[i];
      const bool doubled = joined && !longer.empty() && longer.back() == letter;
      if (letter != ' ' && !doubled) longer += letter;
      write(at + 1, readings - (i > 0 ? 1 : 0), std::move(longer), letter != ' ');
    }
  }

  std::string_view sounds_;
  std::size_t limit_;
  std::set<std::string> seen_;
  std::vector<std::string> keys_;
};

}  // namespace

bool leaves_out_vowels(std::string_view name_key) {
  // Hebrew and Arabic letters: U+0590 to U+07FF, which begin with the bytes D6 to DF.
  return std::any_of(name_key.begin(), name_key.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte >= 0xd6 && byte <= 0xdf;
  });
}

std::string sounds_of(std::string_view name_key) {
  const std::string letters = joined_without_articles(name_key.substr(0, longest_compared));
  std::string sounds;
  if (is_latin(letters)) {
    append_latin(letters, sounds);
  } else {
    const auto* const bytes = reinterpret_cast<const std::uint8_t*>(letters.data());
    const auto size = static_cast<std::int32_t>(letters.size());
    for (std::int32_t i = 0; i < size;) {
      UChar32 c = 0;
      U8_NEXT(bytes, i, size, c);
      if (c > 0 && c < 0x80) {
        sounds += static_cast<char>(c);
      } else if (c < 0 || !append_heard(static_cast<char32_t>(c), sounds)) {
        return {};
      }
    }
  }
  sounds.erase(std::unique(sounds.begin(), sounds.end()), sounds.end());
  return sounds;
}

std::vector<std::string> readings_of(std::string_view name_key) {
  std::vector<std::string> readings{sounds_of(name_key)};
  if (!is_latin(name_key)) return readings;
  for (const auto& [from, to] : {std::pair{'w', 'v'}, std::pair{'v', 'w'}}) {
    std::string other(name_key);
    for (std::size_t i = 0; i < other.size(); ++i) {
      const bool beside_vowel = (i > 0 && is_vowel_sound(other[i - 1])) ||
                                (i + 1 < other.size() && is_vowel_sound(other[i + 1]));
      if (other[i] == from && beside_vowel) other[i] = to;
    }
    if (other != name_key) readings.push_back(sounds_of(other));
  }
  return readings;
}

double sound_distance(std::string_view a, std::string_view b, bool without_vowels) {
  if (a == b) return 0;
  if (a.empty() || b.empty()) return 1;
  const auto& costs = substitution_costs();
  std::array<double, longest_compared + 2> previous{};
  std::array<double, longest_compared + 2> row{};
  a = a.substr(0, longest_compared);
  b = b.substr(0, longest_compared);
  const auto insertion = [&](std::string_view sounds, std::size_t at) {
    return insertion_cost(sounds[at], at + 1 == sounds.size(), without_vowels);
  };
  for (std::size_t j = 1; j <= b.size(); ++j) previous[j] = previous[j - 1] + insertion(b, j - 1);
  for (std::size_t i = 1; i <= a.size(); ++i) {
    row[0] = previous[0] + insertion(a, i - 1);
    const auto& costs_of = costs[static_cast<unsigned char>(a[i - 1]) & 0x7f];
    for (std::size_t j = 1; j <= b.size(); ++j) {
      row[j] =
          std::min({previous[j - 1] +
                        static_cast<double>(costs_of[static_cast<unsigned char>(b[j - 1]) & 0x7f]),
                    previous[j] + insertion(a, i - 1), row[j - 1] + insertion(b, j - 1)});
    }
    std::swap(row, previous);
  }
  return std::min(1.0, previous[b.size()] / static_cast<double>(std::max(a.size(), b.size())));
}

namespace {

/// The first sound that is not among the weak ones; 0 where all are.
char first_strong(std::string_view sounds, std::string_view weak) {
  const auto at = sounds.find_first_not_of(weak);
  return at == std::string_view::npos ? '\0' : sounds[at];
}

bool may_be_same(char a, char b) {
  constexpr float most_unlike = 0.5F;
  if (a == '\0' || b == '\0') return true;
  return substitution_costs()[static_cast<unsigned char>(a) & 0x7fU]
                             [static_cast<unsigned char>(b) & 0x7fU] <= most_unlike;
}

}  // namespace

bool begin_alike(std::string_view a, std::string_view b) {
  // "Jerewan" is Yerevan: a J may stand for a Y, which is weak.
  if (a.starts_with('J') && b.starts_with('Y')) a.remove_prefix(1);
  if (b.starts_with('J') && a.starts_with('Y')) b.remove_prefix(1);
  // H, Y and W may be missing on one side; they may also be Kh, J and V ("Horostkiv", "Iwangorod").
  constexpr std::string_view vowels = "aeiouyAO", weak = "aeiouyAOhYW";
  const std::array<char, 2> of_a{first_strong(a, weak), first_strong(a, vowels)};
  const std::array<char, 2> of_b{first_strong(b, weak), first_strong(b, vowels)};
  return std::any_of(of_a.begin(), of_a.end(), [&](char one) {
    return std::any_of(of_b.begin(), of_b.end(),
                       [one](char other) { return may_be_same(one, other); });
  });
}

std::vector<std::string> spelling_keys_of(std::string_view sounds, std::size_t limit) {
  return KeyWriter(sounds, limit).write();
}

std::vector<std::string> neighbours_of_spelling_key(std::string_view spelling_key) {
  constexpr std::string_view letters = "bdfhjklmnrstvz";
  std::vector<std::string> neighbours;
  for (std::size_t i = 0; i <= spelling_key.size(); ++i) {
    const std::string head{spelling_key.substr(0, i)};
    if (i < spelling_key.size()) {
      neighbours.push_back(head + std::string(spelling_key.substr(i + 1)));
    }
    for (const char letter : letters) {
      neighbours.push_back(head + letter + std::string(spelling_key.substr(i)));
      if (i < spelling_key.size() && spelling_key[i] != letter) {
        neighbours.push_back(head + letter + std::string(spelling_key.substr(i + 1)));
      }
    }
  }
  return neighbours;
}

}  // namespace loci::gazetteer
