/// \file
/// Names to places: gazetteers opened for reading, one over another.
#pragma once

#include "gazetteer/candidate.hpp"
#include "gazetteer/place.hpp"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace loci::gazetteer {

/// Words in the longest name that longest_name() finds.
inline constexpr std::size_t longest_name_words = 10;

/// What a gazetteer says of itself.
struct GazetteerInfo {
  std::string name;     ///< "world"
  std::string version;  ///< of the data: a date or a checksum; stored with every resolution
  int schema_version = 0;
  std::size_t places = 0;
  std::size_t names = 0;
  std::string attribution;             ///< sources and licences, one line
  std::vector<GazetteerInfo> below{};  ///< those that it lies over, in order; without theirs
};

/// How far candidates() may stray from the listed spellings.
enum class Spelling {
  listed,      ///< exact and folded matches only
  also_fuzzy,  ///< where there is none of those, or only an area: also names that sound alike.
               ///< Many surnames resemble some village: by itself nothing to recognise toponyms by
};

/// A set of name kinds; empty where a name is not listed at all.
class NameKinds {
 public:
  constexpr NameKinds() = default;
  constexpr explicit NameKinds(std::uint8_t bits) : bits_(bits) {}
  constexpr bool empty() const { return bits_ == 0; }
  constexpr bool has(NameKind kind) const { return (bits_ >> static_cast<int>(kind) & 1) != 0; }
  /// True where the name stands for a place itself: preferred, alternate or metonym.
  constexpr bool has_place_name() const {
    return has(NameKind::preferred) || has(NameKind::alternate) || has(NameKind::metonym);
  }
  constexpr std::uint8_t bits() const { return bits_; }

  bool operator==(const NameKinds&) const = default;

 private:
  std::uint8_t bits_ = 0;
};

/// What a word is besides a name of places: the traps of recognition.
struct WordKinds {
  bool common = false;       ///< an ordinary English word
  bool first_name = false;   ///< a given name
  bool person_name = false;  ///< any part of a person's name
  bool title = false;  ///< stands before a person's name: "mr", "president"; also "prime minister"
  bool calendar = false;  ///< a month, day or feast
  bool people = false;    ///< of a people or faith without a country: "kurds", "arab"
  bool company = false;   ///< ends an organisation's name: "inc", "university"

  bool operator==(const WordKinds&) const = default;
};

/// One or more gazetteers, each an SQLite file and the name index derived from it. They lie one
/// over another: names are looked for in all, and a place hides those below it that bear the same
/// name and have the same id, or the same class within 5 km. Read-only; all const functions may be
/// called from several threads at once.
class Gazetteer {
 public:
  /// Throws Error naming the file and the remedy when it is missing, truncated, not SQLite, not a
  /// gazetteer or of another schema version.
  explicit Gazetteer(const std::filesystem::path& file);
  /// The first lies over the others. One that is called like another before it gets a number: "-2".
  explicit Gazetteer(std::span<const std::filesystem::path> files);
  ~Gazetteer();
  Gazetteer(Gazetteer&&) noexcept;
  Gazetteer& operator=(Gazetteer&&) noexcept;

  /// Of the topmost; `below` has the others.
  const GazetteerInfo& info() const;

  /// The places that a toponym (UTF-8, any spelling) may denote, best first: listed names before
  /// fuzzy ones, demonyms last in each, then by prominence, to which an exact and a preferred name
  /// add a little. Names with and without an Arabic article match; so do "Deir ez-Zor Governorate"
  /// and "city of …", and bent forms ("Дамаске", "وبدمشق", "Ankara'da") of listed names. At most
  /// `limit`; none is a valid answer.
  std::vector<Candidate> candidates(std::string_view toponym, std::size_t limit = 50,
                                    Spelling spelling = Spelling::also_fuzzy) const;

  /// What somebody may mean who is still typing a name: first places that have it as it stands, a
  /// few at most, then the best known of which some name begins so, then what else candidates()
  /// says. Large and small ASCII letters are alike, and so is what stands between words. At most
  /// `limit`. Reads all names: for one question of a person's at a time; the beginnings of names in
  /// gazetteers of more than three million are passed over.
  std::vector<Candidate> while_typed(std::string_view letters, std::size_t limit) const;

  /// How many of the leading words form the longest listed name; 0 for none. Fast enough to be
  /// asked at every word of a text. \param word_keys the text's words from here on, each through
  /// word_key(); more than longest_name_words of them are never needed.
  std::size_t longest_name(std::span<const std::string_view> word_keys) const;

  /// Has the processor fetch what longest_name() of these words looks at first, while others are
  /// looked for.
  void expect_name(std::span<const std::string_view> word_keys) const;

  /// False where longest_name() of any words that begin with this one is 1 or 0: whether
  /// name_kinds() of it alone is not empty.
  bool may_begin_names(std::string_view word_key) const;

  /// As which kinds the name of exactly these words is listed; empty: not listed.
  NameKinds name_kinds(std::span<const std::string_view> word_keys) const;

  /// What else a word is. \param word_key through word_key()
  WordKinds word_kinds(std::string_view word_key) const;

  /// The area with these GeoNames codes: a country ("SY"), its first-level area ("SY", "07") or
  /// second-level area; nothing where the gazetteer lists none.
  std::optional<Place> admin_area(std::string_view country, std::string_view admin1 = {},
                                  std::string_view admin2 = {}) const;

  /// The place of that id, if the gazetteer has it.
  std::optional<Place> place(std::string_view id) const;

  /// All listed names of a place, the preferred one first.
  std::vector<std::string> names(std::string_view place_id) const;

 private:
  struct Layers;
  std::unique_ptr<Layers> layers_;
};

}  // namespace loci::gazetteer
