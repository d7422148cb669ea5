/// \file
/// Options that the commands about a workspace share.
#pragma once

#include "app/commands/command.hpp"
#include "app/workspace/workspace.hpp"

#include <nlohmann/json.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace loci::commands {

/// -w FILE, required.
void add_workspace_option(CLI::App& options, std::string& file);

/// Throws Error where the output of a command would overwrite the workspace that it reads.
void refuse_overwriting(const std::string& workspace, const std::string& output);

/// Which mentions a command is about, as a user writes it.
struct FilterOptions {
  std::vector<std::string> documents, sources, places, kinds, countries, senses, statuses;
  std::string from, to, text, box, polygon, circle;
  double min_confidence = 0, max_confidence = 1;
  bool no_undated = false, demonyms = false;
};

/// --document, --source, --from, --to, --no-undated, --text, --place, --kind, --country, --box,
/// --polygon, --circle, --sense, --demonyms, --status, --min-confidence, --max-confidence: what
/// workspace::to_options writes is read back to the same filter.
void add_filter_options(CLI::App& options, FilterOptions& chosen);

/// Throws Error when the workspace has no such document or place, and for a date or a region that
/// is none.
workspace::Filter filter_of(const FilterOptions& chosen, const workspace::Workspace& workspace);

/// What a command that lists something of a workspace is asked.
struct ListOptions {
  std::string workspace;
  FilterOptions filter;
  bool json = false;
  std::size_t limit = 0;  ///< 0: all
};

/// -w, --json, --limit and the filter's.
void add_list_options(CLI::App& options, ListOptions& chosen);

/// Prints an array, one object a line.
void print_json(const std::vector<nlohmann::ordered_json>& objects);

/// "3 of 10 places" on standard error.
void say_shortened(std::size_t shown, std::size_t count, std::string_view noun);

/// The set-up of a command that has no other options.
Run set_up_list(CLI::App& options, int (*run)(const ListOptions&));

/// Prints the items, or the first --limit of them, as a JSON array or as a table for people, who
/// are told on standard error how many were left out. \param noun what they are, in the plural
template <typename Item>
void print_list(std::vector<Item> items, const ListOptions& chosen, std::string_view noun,
                void (*print_table)(const std::vector<Item>&),
                nlohmann::ordered_json (*to_json)(const Item&)) {
  const std::size_t count = items.size();
  if (chosen.limit > 0 && count > chosen.limit) items.resize(chosen.limit);
  if (!chosen.json) {
    print_table(items);
    if (items.size() < count) say_shortened(items.size(), count, noun);
    return;
  }
  std::vector<nlohmann::ordered_json> objects;
  for (const Item& item : items) objects.push_back(to_json(item));
  print_json(objects);
}

/// The place that a user means by an id or a name: by id, else by its name or one of its spellings
/// in the workspace, whatever case, accents and hyphens. Throws Error when there is none, or more
/// than one.
workspace::PlaceSummary find_place(const workspace::Workspace& workspace,
                                   const workspace::Filter& filter, const std::string& id_or_name);

}  // namespace loci::commands
