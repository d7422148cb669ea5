#include "gazetteer/geoparse/models.hpp"

#include "gazetteer/geoparse/built_in_files.hpp"
#include "gazetteer/geoparse/placing_facts.hpp"
#include "gazetteer/geoparse/recognition_facts.hpp"
#include "geo/error.hpp"

#include <algorithm>
#include <cmath>
#include <fstream>
#include <sstream>
#include <vector>

namespace loci::geoparse {
namespace {

/// Builds models from a function that gives the text of a file by its name.
template <typename TextOf>
Models models_from(TextOf text_of) {
  const auto weights = [&](const char* name) { return LinearModel::parse(text_of(name), name); };
  const auto trees = [&](const char* name, std::span<const std::string_view> facts) {
    return BoostedTrees::parse(text_of(name), facts, name);
  };
  return {{weights("recognition.tsv"), trees("recognition.trees", recognition_fact_names)},
          {{weights("placing_alone.tsv"), weights("placing_together.tsv")},
           trees("placing.trees", placing_fact_names)},
          weights("sense.tsv"),
          weights("confidence.tsv")};
}

}  // namespace

const Models& built_in_models() {
  static const Models models =
      models_from([](const char* name) { return built_in_file("model/" + std::string(name)); });
  return models;
}

Models read_models(const std::filesystem::path& folder) {
  return models_from([&](const char* name) {
    const auto file = folder / name;
    std::ifstream in(file, std::ios::binary);
    if (!in) throw Error(file.string(), "cannot be read", "train the models with loci train");
    std::ostringstream text;
    text << in.rdbuf();
    return text.str();
  });
}

Models models_of(const ModelFiles& files) {
  return models_from([&](const char* name) {
    const auto found = files.find(name);
    return found == files.end() ? std::string() : found->second;
  });
}

std::string to_table(const std::map<std::string, float>& weights) {
  std::vector<std::pair<std::string, float>> rows(weights.begin(), weights.end());
  std::stable_sort(rows.begin(), rows.end(), [](const auto& a, const auto& b) {
    return std::abs(a.second) > std::abs(b.second);
  });
  std::ostringstream out;
  out.precision(3);
  out << "# feature\tweight; written by loci train\n";
  for (const auto& [feature, weight] : rows) out << feature << '\t' << weight << '\n';
  return out.str();
}

void write_models(const ModelFiles& files, const std::filesystem::path& folder) {
  std::error_code failure;
  std::filesystem::create_directories(folder, failure);
  for (const auto& [name, text] : files) {
    const auto file = folder / name;
    std::ofstream out(file, std::ios::binary);
    out << text;
    out.flush();
    if (!out) throw Error(file.string(), "cannot be written", "choose another folder");
  }
}

}  // namespace loci::geoparse
