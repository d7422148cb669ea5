#include "app/commands/command.hpp"
#include "app/commands/table.hpp"
#include "app/commands/workspace_options.hpp"

#include <iostream>

namespace loci::commands {
namespace {

using workspace::DocumentSummary;
using workspace::Workspace;

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

int run(const ListOptions& chosen) {
  const Workspace workspace(chosen.workspace, Workspace::Mode::read);
  print_list(workspace.documents(filter_of(chosen.filter, workspace)), chosen, "documents",
             print_table, to_json);
  return exit_done;
}

Run setup(CLI::App& options) {
  return set_up_list(options, run);
}

}  // namespace

const Command documents_command{"documents", "List the documents of a workspace, by date", setup};

}  // namespace loci::commands
