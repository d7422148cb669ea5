/// \file
/// Options that the commands with a gazetteer or a geoparser share.
#pragma once

#include "gazetteer/gazetteer.hpp"
#include "gazetteer/geoparse/geoparser.hpp"

#include <filesystem>
#include <string>

namespace CLI {
class App;
}

namespace loci::commands {

/// --gazetteer FILE; empty where it is not given.
void add_gazetteer_option(CLI::App& options, std::string& file);

/// The gazetteer that was chosen; the world's for an empty choice. Throws Error where that is not
/// installed.
std::filesystem::path gazetteer_file(const std::string& chosen);

/// What finds and resolves toponyms.
struct GeoparserOptions {
  std::string gazetteer;
  std::string models;  ///< folder of weights; empty: those of Loci
};

/// --gazetteer, --models.
void add_geoparser_options(CLI::App& options, GeoparserOptions& chosen);

/// \param gazetteer must live as long as the geoparser
geoparse::Geoparser geoparser_of(const gazetteer::Gazetteer& gazetteer,
                                 const GeoparserOptions& chosen);

}  // namespace loci::commands
