/// \file
/// How the geoparser's weights are learned from annotated documents.
#pragma once

#include "gazetteer/geoparse/annotated_document.hpp"
#include "gazetteer/geoparse/learning.hpp"
#include "gazetteer/geoparse/models.hpp"

#include <functional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace loci::geoparse {

/// A choice within this distance of the annotated position is right, km (Gritta et al. 2018).
inline constexpr double right_within_km = 161.0;

/// Learns from one set of documents. Deterministic.
class Training {
 public:
  /// \param documents and \param gazetteer must outlive this object
  /// \param told hears what is being done, for people who wait
  Training(std::span<const AnnotatedDocument> documents, const gazetteer::Gazetteer& gazetteer,
           std::function<void(std::string_view)> told);

  WeightTables learn();

 private:
  bool leaves_out(const AnnotatedDocument& document, const PossibleMention& mention) const;
  void find_left_out();
  WeightTables learn_from(std::span<const std::size_t> documents);
  std::map<std::string, float> learn_recognition(std::span<const std::size_t> documents);
  std::map<std::string, float> learn_alone(std::span<const std::size_t> documents);
  std::map<std::string, float> learn_together(std::span<const std::size_t> documents,
                                              const LinearModel& alone);
  std::map<std::string, float> learn_sense(std::span<const std::size_t> documents);
  std::vector<Example> confidence_examples(std::span<const std::size_t> documents,
                                           const Models& models);

  std::span<const AnnotatedDocument> documents_;
  Memory memory_;
  std::function<void(std::string_view)> told_;
  FeatureNames names_;
  std::set<std::string>
      without_demonyms_;  ///< corpora whose annotators left adjectives and people out
};

}  // namespace loci::geoparse
