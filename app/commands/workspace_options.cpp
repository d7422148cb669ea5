#include "app/commands/workspace_options.hpp"

#include "gazetteer/name_key.hpp"
#include "geo/error.hpp"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <filesystem>
#include <iostream>
#include <memory>
#include <system_error>

namespace loci::commands {

void add_workspace_option(CLI::App& options, std::string& file) {
  options.add_option("-w,--workspace", file, "The workspace (*.loci)")
      ->required()
      ->type_name("FILE");
}

void add_filter_options(CLI::App& options, FilterOptions& chosen) {
  options.add_option("--document", chosen.document, "Only this document: its path or its number")
      ->type_name("DOCUMENT");
  options.add_option("--text", chosen.text, "Only documents with all of these words")
      ->type_name("WORDS");
  options.add_option("--sense", chosen.senses, "Only literal, associative or demonym mentions")
      ->type_name("SENSE")
      ->check(CLI::IsMember({"literal", "associative", "demonym"}));
  options.add_flag("--demonyms", chosen.demonyms, "Also adjectives and people (\"Syrian\")");
}

workspace::Filter filter_of(const FilterOptions& chosen, const workspace::Workspace& workspace) {
  using geoparse::Sense;
  workspace::Filter filter;
  filter.text = chosen.text;
  for (const Sense sense : {Sense::literal, Sense::associative, Sense::demonym}) {
    const auto& words = chosen.senses;
    const bool named = std::find(words.begin(), words.end(), to_word(sense)) != words.end();
    const bool by_default = words.empty() && sense != Sense::demonym;
    const bool also = chosen.demonyms && sense == Sense::demonym;
    if (named || by_default || also) filter.senses.push_back(sense);
  }
  if (chosen.document.empty()) return filter;
  for (const auto& document : workspace.documents()) {
    const bool by_path = document.path == chosen.document;
    if (by_path || std::to_string(document.id) == chosen.document) filter.document = document.id;
    if (by_path) break;
  }
  if (!filter.document) {
    throw Error(chosen.document, "no such document in " + workspace.file().string(),
                "see 'loci documents -w " + workspace.file().string() + "'");
  }
  return filter;
}

void refuse_overwriting(const std::string& workspace, const std::string& output) {
  std::error_code unknown;
  if (std::filesystem::equivalent(workspace, output, unknown)) {
    throw Error(output, "is the workspace itself", "name another file for the output");
  }
}

void add_list_options(CLI::App& options, ListOptions& chosen) {
  add_workspace_option(options, chosen.workspace);
  add_filter_options(options, chosen.filter);
  options.add_flag("--json", chosen.json, "Print a JSON array of flat objects");
  options.add_option("--limit", chosen.limit, "Print only the first N")->type_name("N");
}

Run set_up_list(CLI::App& options, int (*run)(const ListOptions&)) {
  const auto chosen = std::make_shared<ListOptions>();
  add_list_options(options, *chosen);
  return [chosen, run] { return run(*chosen); };
}

void say_shortened(std::size_t shown, std::size_t count, std::string_view noun) {
  std::cerr << shown << " of " << count << ' ' << noun << '\n';
}

workspace::PlaceSummary find_place(const workspace::Workspace& workspace,
                                   const workspace::Filter& filter, const std::string& id_or_name) {
  const std::string key = gazetteer::name_key(id_or_name);
  std::vector<workspace::PlaceSummary> found;
  for (auto& summary : workspace.places(filter)) {
    if (summary.place.id == id_or_name) return summary;
    const auto names_it = [&key](const std::string& name) {
      return gazetteer::name_key(name) == key;
    };
    if (names_it(summary.place.name) ||
        std::any_of(summary.spellings.begin(), summary.spellings.end(), names_it)) {
      found.push_back(std::move(summary));
    }
  }
  if (found.empty()) {
    throw Error(id_or_name, "no such place in " + workspace.file().string(),
                "see 'loci places -w " + workspace.file().string() + "'");
  }
  if (found.size() > 1) {
    std::string ids;
    for (const auto& summary : found) ids += (ids.empty() ? "" : ", ") + summary.place.id;
    throw Error(id_or_name, "the name of " + std::to_string(found.size()) + " places",
                "give an id: " + ids);
  }
  return found.front();
}

void print_json(const std::vector<nlohmann::ordered_json>& objects) {
  const char* separator = "\n";
  std::cout << '[';
  for (const auto& object : objects) {
    std::cout << separator
              << object.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
    separator = ",\n";
  }
  std::cout << "\n]\n";
}

}  // namespace loci::commands
