/// \file
/// Options that the commands with a gazetteer or a geoparser share.
#pragma once

#include "gazetteer/gazetteer.hpp"
#include "gazetteer/geoparse/geoparser.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace loci::commands {

/// Which gazetteers are in force.
struct GazetteerOptions {
  std::vector<std::string> files;  ///< the first lies over the others
  bool no_world = false;
};

/// --gazetteer FILE (again and again), --no-world.
void add_gazetteer_options(CLI::App& options, GazetteerOptions& chosen);

/// The chosen ones, then those of the user's folder, then the world's, each file once. Throws Error
/// where the world's is wanted and not installed, and where there is none at all.
std::vector<std::filesystem::path> gazetteer_files(const GazetteerOptions& chosen);

/// What finds and resolves toponyms.
struct GeoparserOptions {
  GazetteerOptions gazetteers;
  std::string models;  ///< folder of weights; empty: those of Loci
};

/// --gazetteer, --no-world, --models.
void add_geoparser_options(CLI::App& options, GeoparserOptions& chosen);

/// \param gazetteer must live as long as the geoparser
geoparse::Geoparser geoparser_of(const gazetteer::Gazetteer& gazetteer,
                                 const GeoparserOptions& chosen);

}  // namespace loci::commands
