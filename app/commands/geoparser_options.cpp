#include "app/commands/geoparser_options.hpp"

#include "app/data/data_files.hpp"

#include <CLI/CLI.hpp>

namespace loci::commands {

void add_gazetteer_option(CLI::App& options, std::string& file) {
  options.add_option("--gazetteer", file, "Another gazetteer than the world's")->type_name("FILE");
}

std::filesystem::path gazetteer_file(const std::string& chosen) {
  return chosen.empty() ? data::data_file("world.gazetteer") : std::filesystem::path(chosen);
}

void add_geoparser_options(CLI::App& options, GeoparserOptions& chosen) {
  add_gazetteer_option(options, chosen.gazetteer);
  options.add_option("--models", chosen.models, "Folder of weights written by 'loci train'")
      ->type_name("FOLDER");
}

geoparse::Geoparser geoparser_of(const gazetteer::Gazetteer& gazetteer,
                                 const GeoparserOptions& chosen) {
  return chosen.models.empty()
             ? geoparse::Geoparser(gazetteer)
             : geoparse::Geoparser(gazetteer, geoparse::read_models(chosen.models));
}

}  // namespace loci::commands
