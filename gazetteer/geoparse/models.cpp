#include "gazetteer/geoparse/models.hpp"

#include "gazetteer/geoparse/built_in_weights.hpp"
#include "geo/error.hpp"

#include <algorithm>
#include <cmath>
#include <fstream>
#include <sstream>
#include <vector>

namespace loci::geoparse {
namespace {

/// Builds models from a function that gives the text of a table by its name.
template <typename TextOf>
Models models_from(TextOf text_of) {
  const auto table = [&](const char* name) {
    return LinearModel::parse(text_of(name), std::string(name) + ".tsv");
  };
  return {table("recognition"),
          {table("placing_alone"), table("placing_together")},
          table("sense"),
          table("confidence")};
}

}  // namespace

const Models& built_in_models() {
  static const Models models = models_from([](const char* name) { return built_in_weights(name); });
  return models;
}

Models read_models(const std::filesystem::path& folder) {
  std::vector<std::string> texts;
  texts.reserve(16);  // the tables are views of them
  return models_from([&](const char* name) {
    const auto file = folder / (std::string(name) + ".tsv");
    std::ifstream in(file, std::ios::binary);
    if (!in) throw Error(file.string(), "cannot be read", "train the models with loci train");
    std::ostringstream text;
    text << in.rdbuf();
    texts.push_back(text.str());
    return std::string_view(texts.back());
  });
}

Models models_of(const WeightTables& tables) {
  const auto table = [&](const char* name) {
    const auto found = tables.find(name);
    return found == tables.end() ? LinearModel() : LinearModel(found->second);
  };
  return {table("recognition"),
          {table("placing_alone"), table("placing_together")},
          table("sense"),
          table("confidence")};
}

void write_models(const WeightTables& tables, const std::filesystem::path& folder) {
  std::error_code failure;
  std::filesystem::create_directories(folder, failure);
  for (const auto& [name, weights] : tables) {
    std::vector<std::pair<std::string, float>> rows(weights.begin(), weights.end());
    std::stable_sort(rows.begin(), rows.end(), [](const auto& a, const auto& b) {
      return std::abs(a.second) > std::abs(b.second);
    });
    const auto file = folder / (name + ".tsv");
    std::ofstream out(file, std::ios::binary);
    out << "# feature\tweight; written by loci train\n";
    for (const auto& [feature, weight] : rows) {
      std::ostringstream number;
      number.precision(3);
      number << weight;
      out << feature << '\t' << number.str() << '\n';
    }
    out.flush();
    if (!out) throw Error(file.string(), "cannot be written", "choose another folder");
  }
}

}  // namespace loci::geoparse
