/// \file
/// What decides whether a possible mention is a toponym, as numbers: what it is listed as, what
/// stands around it, how the document uses its words, and how well it agrees with the places that
/// the document clearly names.
#pragma once

#include "gazetteer/geoparse/possible_mentions.hpp"
#include "gazetteer/geoparse/reading.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace loci::geoparse {

/// The names of the facts, in the order in which RecognitionFacts::add writes them.
inline constexpr std::array<std::string_view, 60> recognition_fact_names = {"score",
                                                                            "words",
                                                                            "preferred",
                                                                            "alternate",
                                                                            "abbreviation",
                                                                            "adjective",
                                                                            "demonym",
                                                                            "metonym",
                                                                            "log_population",
                                                                            "kind",
                                                                            "places",
                                                                            "shape",
                                                                            "last_shape",
                                                                            "longest",
                                                                            "careless",
                                                                            "dotted",
                                                                            "possessive",
                                                                            "sentence_start",
                                                                            "shouts",
                                                                            "all_common",
                                                                            "any_common",
                                                                            "all_first_name",
                                                                            "all_person",
                                                                            "any_title",
                                                                            "calendar",
                                                                            "people",
                                                                            "ends_company",
                                                                            "class_before",
                                                                            "gap_before",
                                                                            "class_after",
                                                                            "gap_after",
                                                                            "class_before2",
                                                                            "class_after2",
                                                                            "run_left",
                                                                            "run_right",
                                                                            "company_right",
                                                                            "company_left",
                                                                            "person_left",
                                                                            "head_capital",
                                                                            "head_lower",
                                                                            "head_in",
                                                                            "tail_person",
                                                                            "tail_surname",
                                                                            "head_forename",
                                                                            "same_text",
                                                                            "locative",
                                                                            "acting",
                                                                            "rival_score",
                                                                            "rival_longer",
                                                                            "best_same",
                                                                            "mean_same",
                                                                            "near_others",
                                                                            "admin1_others",
                                                                            "country_others",
                                                                            "listed_after_comma",
                                                                            "listed_before_comma",
                                                                            "speech_before",
                                                                            "speech_after",
                                                                            "speech_before2",
                                                                            "speech_after2"};

/// The facts of the possible mentions of one text.
class RecognitionFacts {
 public:
  /// \param mentions every possible mention of the reading with its score, in their order; must
  /// outlive this object
  RecognitionFacts(const Reading& reading, std::span<const PossibleMention> mentions);

  /// Appends the facts of one of them.
  void add(std::size_t mention, std::vector<float>& facts);

 private:
  struct SameText {
    std::size_t count = 0;
    double best = -20, sum = 0;
    bool leaned_on = false;
  };
  /// A name that the document clearly has.
  struct Anchor {
    const KnownName* known;
    float weight;
  };
  /// What an anchor may denote.
  struct Spot {
    double x, y, z;
    std::uint32_t country, admin1;
    std::size_t anchor;  ///< which of anchors_
  };
  /// The weights of the anchors that may denote something near, in the same area.
  struct Company {
    float near = 0, admin1 = 0, country = 0;
  };

  std::string_view text_of(const PossibleMention& mention) const {
    return slice(reading_.text(), reading_.span(mention.first, mention.last));
  }
  void add_name(const PossibleMention& mention, std::vector<float>& facts);
  void add_words(const PossibleMention& mention, std::vector<float>& facts) const;
  void add_neighbours(const PossibleMention& mention, std::vector<float>& facts) const;
  void add_runs(const PossibleMention& mention, std::vector<float>& facts) const;
  void lean_on(const KnownName& known);
  void add_uses(std::size_t mention, std::vector<float>& facts) const;
  void add_rivals(std::size_t mention, std::vector<float>& facts) const;
  void add_same(std::size_t mention, std::vector<float>& facts) const;
  static unsigned agreement(const KnownCandidate& own, const Spot& other);
  Company company_of(const KnownCandidate& own, const KnownName* name) const;
  void add_company(const PossibleMention& mention, std::vector<float>& facts) const;
  void add_speech(const PossibleMention& mention, std::vector<float>& facts) const;
  float listed_score(std::size_t first_word, bool from_left) const;

  const Reading& reading_;
  std::span<const PossibleMention> mentions_;
  std::vector<std::size_t> same_of_;  ///< for each mention, which of same_
  std::vector<SameText> same_;
  std::vector<Anchor> anchors_;
  std::vector<Spot> anchor_places_;
  std::vector<float> best_from_, best_to_;  ///< greatest score of what begins, ends at a word
};

}  // namespace loci::geoparse
