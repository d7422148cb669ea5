/// \file
/// What the geoparser remembers of words and names, so that each is looked up once.
#pragma once

#include "gazetteer/gazetteer.hpp"
#include "gazetteer/geoparse/tokens.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace loci::geoparse {

/// A word as written, and all that the lexicon knows of it.
struct Word {
  std::string text;
  std::string key;         ///< gazetteer::word_key of text
  std::uint64_t hash = 0;  ///< of key
  std::string ending;      ///< the last three bytes of key
  std::uint64_t ending_hash = 0;
  std::string_view word_class;  ///< see word_class()
  gazetteer::WordKinds kinds;
  gazetteer::NameKinds name_kinds;  ///< of the word alone
};

/// A place that a name may denote, with what ranking asks of it again and again.
struct KnownCandidate {
  gazetteer::Candidate candidate;
  double x = 0, y = 0, z = 0;  ///< position on the unit sphere
  float log_population = 0;    ///< log10(1 + population)
  int kind = 0;                ///< small number of its feature code's family: see place_kind()
  std::uint32_t country = 0;   ///< number of the country's code in this memory; 0: none
  std::uint32_t admin1 = 0;    ///< likewise of country and admin1 together
  std::uint32_t admin2 = 0;    ///< likewise, second level
};

/// A name as written and the places that it may denote, best first.
struct KnownName {
  std::vector<KnownCandidate> candidates;
  bool fuzzy = false;        ///< found only among similar spellings
  float log_population = 0;  ///< of the most populous candidate
  int best_kind = 0;         ///< place_kind of the first candidate
};

/// The families of feature codes that features tell apart.
enum PlaceKind : int {
  kind_country = 1,
  kind_admin1,
  kind_admin2,
  kind_admin_other,
  kind_capital,
  kind_admin_seat,
  kind_town,
  kind_quarter,
  kind_water,
  kind_region,
  kind_continent,
  kind_spot,
  kind_airport,
  kind_terrain,
  kind_other,
};
PlaceKind place_kind(const gazetteer::Place& place);

/// Remembers words and names of one gazetteer. Not for several threads at once. What it returns
/// stays valid until forget_much().
class Memory {
 public:
  explicit Memory(const gazetteer::Gazetteer& gazetteer) : gazetteer_(gazetteer) {}

  const Word& word(std::string_view text);
  const KnownName& name(std::string_view text, gazetteer::Spelling spelling);
  /// A name that can only be this place, whatever it is called: somebody has decided so.
  const KnownName& only(const gazetteer::Place& place);

  const gazetteer::Gazetteer& gazetteer() const { return gazetteer_; }

  /// Drops everything once it has grown past a fixed bound: memory stays constant over endless
  /// input.
  void forget_much();

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const {
      return std::hash<std::string_view>()(text);
    }
  };
  template <typename T>
  using ByText = std::unordered_map<std::string, T, Hash, std::equal_to<>>;

  std::vector<gazetteer::Candidate> candidates_of(std::string_view text,
                                                  gazetteer::Spelling spelling) const;
  std::uint32_t number_of(const std::string& code);
  KnownCandidate known(gazetteer::Candidate candidate);

  const gazetteer::Gazetteer& gazetteer_;
  ByText<Word> words_;
  ByText<KnownName> listed_;
  ByText<KnownName> fuzzy_;
  ByText<KnownName> only_;  ///< by id and position: ids may be a stranger's
  ByText<std::uint32_t> numbers_;
};

}  // namespace loci::geoparse
