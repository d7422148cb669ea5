#include "app/commands/command.hpp"
#include "app/commands/table.hpp"
#include "app/commands/workspace_options.hpp"

#include <CLI/CLI.hpp>

#include <iostream>
#include <memory>

namespace loci::commands {
namespace {

using workspace::DocumentSummary;
using workspace::Workspace;

struct Options {
  std::string workspace;
  FilterOptions filter;
  ListOptions list;
};

nlohmann::ordered_json to_json(const DocumentSummary& document) {
  return {
      {"id", document.id},         {"document", document.path},     {"title", document.title},
      {"source", document.source}, {"url", document.url},           {"date", document.date},
      {"sha256", document.sha256}, {"mentions", document.mentions}, {"places", document.places}};
}

void print_table(const std::vector<DocumentSummary>& documents) {
  constexpr std::size_t title_columns = 60;
  Table table({"#NUMBER", "DATE", "#MENTIONS", "#PLACES", "TITLE", "DOCUMENT"});
  for (const DocumentSummary& document : documents) {
    table.add({std::to_string(document.id), document.date, std::to_string(document.mentions),
               std::to_string(document.places), fitted(document.title, title_columns),
               document.path});
  }
  table.print(std::cout);
}

int run(const Options& chosen) {
  const Workspace workspace(chosen.workspace, Workspace::Mode::read);
  auto documents = workspace.documents(filter_of(chosen.filter, workspace));
  const auto& list = chosen.list;
  if (list.limit > 0 && documents.size() > list.limit) documents.resize(list.limit);
  if (!list.json) {
    print_table(documents);
    return exit_done;
  }
  std::vector<nlohmann::ordered_json> objects;
  for (const DocumentSummary& document : documents) objects.push_back(to_json(document));
  print_json(objects);
  return exit_done;
}

Run setup(CLI::App& options) {
  const auto chosen = std::make_shared<Options>();
  add_workspace_option(options, chosen->workspace);
  add_filter_options(options, chosen->filter);
  add_list_options(options, chosen->list);
  return [chosen] { return run(*chosen); };
}

}  // namespace

const Command documents_command{"documents", "List the documents of a workspace, by date", setup};

}  // namespace loci::commands
