/// \file
/// Options that the commands about a workspace share.
#pragma once

#include "app/workspace/workspace.hpp"

#include <nlohmann/json.hpp>

#include <cstddef>
#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace loci::commands {

/// -w FILE, required.
void add_workspace_option(CLI::App& options, std::string& file);

/// Which mentions a command is about.
struct FilterOptions {
  std::string document;
  std::string text;
  std::vector<std::string> senses;
  bool demonyms = false;
};

/// --document, --text, --sense, --demonyms.
void add_filter_options(CLI::App& options, FilterOptions& chosen);

/// Throws Error when the workspace has no such document.
workspace::Filter filter_of(const FilterOptions& chosen, const workspace::Workspace& workspace);

/// How a list is printed.
struct ListOptions {
  bool json = false;
  std::size_t limit = 0;  ///< 0: all
};

/// --json, --limit.
void add_list_options(CLI::App& options, ListOptions& chosen);

/// The place that a user means by an id or a name: by id, else by its name or one of its spellings
/// in the workspace, whatever case, accents and hyphens. Throws Error when there is none, or more
/// than one.
workspace::PlaceSummary find_place(const workspace::Workspace& workspace,
                                   const workspace::Filter& filter, const std::string& id_or_name);

/// Prints an array, one object a line.
void print_json(const std::vector<nlohmann::ordered_json>& objects);

}  // namespace loci::commands
