#include "app/commands/command.hpp"
#include "app/commands/command_line.hpp"
#include "app/commands/workspace_options.hpp"
#include "app/export/feature_layers.hpp"

#include <CLI/CLI.hpp>

#include <iostream>
#include <memory>

namespace loci::commands {
namespace {

using workspace::Workspace;

struct PassagesOptions {
  ListOptions list;
  bool unlocated = false;
};

/// The properties of the layer `mentions`, with the position among them.
nlohmann::ordered_json to_json(const exports::MentionInContext& mention) {
  const auto& place = mention.stored.resolution.place;
  const nlohmann::ordered_json properties = exports::properties_of(mention);
  nlohmann::ordered_json json;
  for (const auto& [key, value] : properties.items()) {
    json[key] = value;
    if (key != "place") continue;
    json["lat"] = place ? nlohmann::ordered_json(place->position.lat_deg) : nullptr;
    json["lon"] = place ? nlohmann::ordered_json(place->position.lon_deg) : nullptr;
  }
  return json;
}

/// "a.txt 22-29  Palmyra", and under it the passage with the mention in brackets.
void print_passage(const nlohmann::ordered_json& properties) {
  const auto word = [&properties](const char* key) {
    const auto& value = properties.at(key);
    return value.is_string() ? one_line(value.get<std::string>()) : value.dump();
  };
  const bool located = properties.at("place").is_string();
  const auto& page = properties.at("page");
  std::cout << word("document") << ' ' << word("start") << '-' << word("end")
            << (page.is_null() ? "" : ", page " + page.dump()) << "  "
            << (located ? word("place") : "unlocated") << "\n    " << word("prefix") << '['
            << word("quote") << ']' << word("suffix") << '\n';
}

int run_passages(const PassagesOptions& chosen) {
  const Workspace workspace(chosen.list.workspace, Workspace::Mode::read);
  const workspace::Filter filter = filter_of(chosen.list.filter, workspace);
  std::vector<nlohmann::ordered_json> objects;
  exports::visit_in_context(workspace, filter, [&](const exports::MentionInContext& mention) {
    if (!chosen.unlocated || !mention.stored.resolution.place) objects.push_back(to_json(mention));
    return objects.size() != chosen.list.limit || chosen.list.limit == 0;
  });
  if (chosen.list.json) {
    print_json(objects);
  } else {
    for (const auto& object : objects) print_passage(object);
  }
  return exit_done;
}

Run set_up_passages(CLI::App& options) {
  const auto chosen = std::make_shared<PassagesOptions>();
  add_list_options(options, chosen->list);
  options.add_flag("--unlocated", chosen->unlocated, "Only mentions that could not be placed")
      ->excludes("--place");
  return [chosen] { return run_passages(*chosen); };
}

}  // namespace

const Command passages_command{"passages", "List mentions in the words around them",
                               set_up_passages};

}  // namespace loci::commands
