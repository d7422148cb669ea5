/// \file
/// The weights of the geoparser, as trained.
#pragma once

#include "gazetteer/geoparse/linear_model.hpp"
#include "gazetteer/geoparse/placing.hpp"

#include <filesystem>
#include <map>
#include <string>

namespace loci::geoparse {

/// Every model that the geoparser asks.
struct Models {
  LinearModel recognition;      ///< is this stretch of text a toponym
  ResolutionModels resolution;  ///< which candidate
  LinearModel sense;            ///< does it stand for something else than the location
  LinearModel confidence;       ///< is the chosen place right
};

/// Weights by feature, by the name of the model's file without its ending: "recognition",
/// "placing_alone", "placing_together", "sense", "confidence".
using WeightTables = std::map<std::string, std::map<std::string, float>>;

/// The models that come with the program.
const Models& built_in_models();

/// Models from a folder of NAME.tsv files. Throws Error for one that is missing or no table of
/// weights.
Models read_models(const std::filesystem::path& folder);

Models models_of(const WeightTables& tables);

/// Writes each table as NAME.tsv, the heaviest weights first. Throws Error where that fails.
void write_models(const WeightTables& tables, const std::filesystem::path& folder);

}  // namespace loci::geoparse
