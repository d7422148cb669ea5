#include "app/commands/command.hpp"
#include "app/commands/table.hpp"
#include "app/commands/workspace_options.hpp"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <iostream>
#include <memory>

namespace loci::commands {
namespace {

using workspace::DocumentSummary;
using workspace::Workspace;

nlohmann::ordered_json to_json(const DocumentSummary& document) {
  return {{"id", document.id},         {"document", document.path},
          {"title", document.title},   {"source", document.source},
          {"author", document.author}, {"language", document.language},
          {"url", document.url},       {"date", document.date},
          {"sha256", document.sha256}, {"mentions", document.mentions},
          {"places", document.places}};
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

/// A document that is a near-copy of others.
struct NearCopy {
  DocumentSummary document;
  workspace::DocumentId group = 0;
};

nlohmann::ordered_json near_copy_to_json(const NearCopy& copy) {
  nlohmann::ordered_json json{{"group", copy.group}};
  json.update(to_json(copy.document));
  return json;
}

void print_near_copies(const std::vector<NearCopy>& copies) {
  constexpr std::size_t title_columns = 60;
  Table table({"#GROUP", "#NUMBER", "DATE", "#MENTIONS", "TITLE", "DOCUMENT"});
  for (const auto& [document, group] : copies) {
    table.add({std::to_string(group), std::to_string(document.id), document.date,
               std::to_string(document.mentions), fitted(document.title, title_columns),
               document.path});
  }
  table.print(std::cout);
}

struct DocumentsOptions {
  ListOptions list;
  bool groups = false;
};

int run_documents(const DocumentsOptions& chosen) {
  const Workspace workspace(chosen.list.workspace, Workspace::Mode::read);
  auto documents = workspace.documents(filter_of(chosen.list.filter, workspace));
  if (!chosen.groups) {
    print_list(std::move(documents), chosen.list, "documents", print_table, to_json);
    return exit_done;
  }
  const workspace::DocumentGroups groups = workspace.near_copies();
  std::vector<NearCopy> copies;
  for (DocumentSummary& document : documents) {
    const auto group = groups.find(document.id);
    if (group != groups.end()) copies.push_back({std::move(document), group->second});
  }
  std::stable_sort(copies.begin(), copies.end(),
                   [](const NearCopy& a, const NearCopy& b) { return a.group < b.group; });
  print_list(std::move(copies), chosen.list, "near-copies", print_near_copies, near_copy_to_json);
  return exit_done;
}

Run set_up_documents(CLI::App& options) {
  const auto chosen = std::make_shared<DocumentsOptions>();
  add_list_options(options, chosen->list);
  options.add_flag("--groups", chosen->groups,
                   "Only near-copies, such as one report printed by many, by group");
  options.footer(
      "Near-copies share at least half of their runs of three words, or others lead from one to "
      "the other. A group has the number of its first document. 'loci places --count-by "
      "groups' counts them once.");
  return [chosen] { return run_documents(*chosen); };
}

}  // namespace

const Command documents_command{"documents", "List the documents of a workspace, by date",
                                set_up_documents};

}  // namespace loci::commands
