/// \file
/// How the geoparser's weights are learned from annotated documents.
#pragma once

#include "gazetteer/geoparse/annotated_document.hpp"
#include "gazetteer/geoparse/boosting.hpp"
#include "gazetteer/geoparse/features.hpp"
#include "gazetteer/geoparse/learning.hpp"
#include "gazetteer/geoparse/linear_model.hpp"
#include "gazetteer/geoparse/models.hpp"
#include "gazetteer/geoparse/placing.hpp"

#include <functional>
#include <map>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <utility>
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

  ModelFiles learn();

 private:
  using Documents = std::span<const std::size_t>;  ///< numbers of documents

  bool leaves_out(const AnnotatedDocument& document, const PossibleMention& mention) const;
  void find_left_out();
  ModelFiles learn_from(Documents documents);
  std::map<std::string, float> learn_words(Documents documents);
  void add_recognition_facts(Documents unseen, const LinearModel& words, FactTable& table,
                             std::vector<bool>& right);
  BoostedTrees grow_recognition(Documents documents);
  std::map<std::string, float> learn_alone(Documents documents);
  std::map<std::string, float> learn_together(Documents documents, const LinearModel& alone);
  BoostedTrees grow_placing(Documents documents);
  std::pair<std::vector<PossibleMention>, std::vector<bool>> with_sense(std::size_t document,
                                                                        const Reading& reading);
  std::map<std::string, float> learn_sense(Documents documents);
  std::vector<Example> confidence_examples(Documents documents, const Models& models);

  std::span<const AnnotatedDocument> documents_;
  Memory memory_;
  std::function<void(std::string_view)> told_;
  FeatureNames names_;
  std::set<std::string>
      without_demonyms_;  ///< corpora whose annotators left adjectives and people out
};

}  // namespace loci::geoparse
