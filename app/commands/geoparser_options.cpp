#include "app/commands/geoparser_options.hpp"

#include "app/data/data_files.hpp"
#include "geo/error.hpp"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <system_error>
#include <utility>

namespace loci::commands {

void add_gazetteer_options(CLI::App& options, GazetteerOptions& chosen) {
  options
      .add_option("--gazetteer", chosen.files,
                  "A gazetteer over the world's; may be given again, the first wins")
      ->type_name("FILE")
      ->take_all()
      ->expected(1)
      ->allow_extra_args(false);
  options.add_flag("--no-world", chosen.no_world, "Without the world's gazetteer");
}

std::vector<std::filesystem::path> gazetteer_files(const GazetteerOptions& chosen) {
  std::vector<std::filesystem::path> files(chosen.files.begin(), chosen.files.end());
  for (auto& file : data::user_gazetteers()) files.push_back(std::move(file));
  if (!chosen.no_world) files.push_back(data::data_file("world.gazetteer"));
  std::vector<std::filesystem::path> once;
  for (auto& file : files) {
    std::error_code unknown;
    const bool known = std::any_of(once.begin(), once.end(), [&](const auto& other) {
      return std::filesystem::equivalent(file, other, unknown);
    });
    if (!known) once.push_back(std::move(file));
  }
  if (once.empty()) throw Error("--no-world", "leaves no gazetteer", "name one with --gazetteer");
  return once;
}

void add_geoparser_options(CLI::App& options, GeoparserOptions& chosen) {
  add_gazetteer_options(options, chosen.gazetteers);
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
