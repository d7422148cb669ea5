/// \file
/// How right a system is: found mentions and places against gold.
#pragma once

#include "gazetteer/geoparse/annotated_document.hpp"

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace loci::geoparse {

/// A hit lies within this distance of gold, km (Gritta et al. 2018).
inline constexpr double hit_km = 161.0;

/// Precision, recall and their harmonic mean; 0 where nothing was to be counted.
struct Rates {
  double precision = 0, recall = 0, f1 = 0;
};

/// Over one way of pairing found toponyms with gold ones.
struct PairedScores {
  std::size_t hits = 0;  ///< recognised
  Rates recognition;
  Rates end_to_end;  ///< recognised and within hit_km
};

/// How well one group of gold toponyms (a type, a sense) was found and placed.
struct GroupScores {
  std::string group;
  std::size_t gold = 0, found = 0;
  std::size_t with_position = 0, placed_right = 0;  ///< over all gold with a position
};

/// One wrong answer.
struct Mistake {
  std::string document;
  CodePointSpan span;
  std::string name;
  std::string kind;  ///< "missed", "no toponym", "unplaced" or "misplaced"
  double error_km = 0;
  double confidence = 0;
};

/// All figures; recognition by exact spans and by spans that overlap.
struct Evaluation {
  std::size_t documents = 0, gold = 0, predicted = 0, gold_with_position = 0;
  PairedScores exact, overlap;
  // Over exactly matched toponyms whose gold has a position:
  std::size_t matched_with_position = 0;
  double resolved = 0;          ///< share with a place
  double accuracy_161 = 0;      ///< of the resolved
  double accuracy_161_all = 0;  ///< unresolved counts as wrong
  std::optional<double> mean_km, median_km;
  double auc = 0;  ///< of log errors, 0 best (Jurgens et al. 2015)
  // Sense, over exactly matched toponyms with a gold sense:
  std::size_t with_sense = 0;
  double sense_accuracy = 0;    ///< the same of three senses
  double literal_accuracy = 0;  ///< literal told from the others
  /// Expected calibration error in ten equal bins: over placed predictions, right meaning exact
  /// span and within hit_km; nothing where the system states no confidence.
  std::optional<double> calibration_error;
  std::optional<double>
      calibration_error_matched;  ///< likewise, over exactly matched toponyms only
  std::vector<GroupScores> by_type, by_sense;
  std::vector<Mistake> worst;  ///< most confident or farthest first
};

/// Pairs documents by id; a gold document without predictions counts as such. Throws Error for
/// predictions of a document that gold does not have.
Evaluation evaluate(std::span<const AnnotatedDocument> gold,
                    std::span<const AnnotatedDocument> predicted, std::size_t most_mistakes = 20);

/// Pairs of (gold, predicted) indices of one document: the same span, or, one to one, spans that
/// overlap, larger overlaps first.
using Pairs = std::vector<std::pair<std::size_t, std::size_t>>;
Pairs exact_pairs(std::span<const AnnotatedToponym> gold,
                  std::span<const AnnotatedToponym> predicted);
Pairs overlapping_pairs(std::span<const AnnotatedToponym> gold,
                        std::span<const AnnotatedToponym> predicted);

}  // namespace loci::geoparse
