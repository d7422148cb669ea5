/// \file
/// What the geoparser has learned.
#pragma once

#include "gazetteer/geoparse/boosted_trees.hpp"
#include "gazetteer/geoparse/linear_model.hpp"
#include "gazetteer/geoparse/rank_candidates.hpp"

#include <filesystem>
#include <map>
#include <string>

namespace loci::geoparse {

/// Two models of one question: the weights of words and their surroundings, whose score is the
/// first of the facts that the trees ask about.
struct RecognitionModels {
  LinearModel words;
  BoostedTrees facts;  ///< over recognition_fact_names
};

/// Which of a name's candidates.
struct ResolutionModels {
  RankingWeights weights;
  BoostedTrees facts;  ///< over placing_fact_names; added to the scores by the weights
};

/// Every model that the geoparser asks.
struct Models {
  RecognitionModels recognition;  ///< is this stretch of text a toponym
  ResolutionModels resolution;
  LinearModel sense;       ///< is it associative
  LinearModel confidence;  ///< is the chosen place right
};

/// The text of each model's file by the file's name: weights as .tsv, trees as .trees.
using ModelFiles = std::map<std::string, std::string, std::less<>>;

/// The models that come with the program.
const Models& built_in_models();

/// Models from a folder of such files. Throws Error for one that is missing or damaged.
Models read_models(const std::filesystem::path& folder);

/// Files that are not there are models that know nothing. Throws Error for a damaged one.
Models models_of(const ModelFiles& files);

/// Writes the files. Throws Error where that fails.
void write_models(const ModelFiles& files, const std::filesystem::path& folder);

/// A table of weights as text, the heaviest first.
std::string to_table(const std::map<std::string, float>& weights);

}  // namespace loci::geoparse
