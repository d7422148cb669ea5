#include "app/commands/command.hpp"
#include "app/commands/command_line.hpp"
#include "app/commands/workspace_options.hpp"
#include "app/export/export_workspace.hpp"
#include "geo/error.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <iostream>
#include <memory>

namespace loci::commands {
namespace {

using exports::Content;
using exports::Format;
using exports::Layer;
using workspace::Workspace;

struct ExportOptions {
  std::string workspace;
  std::string output;
  std::string layer;
  std::string format;
  FilterOptions filter;
};

Format format_of(const ExportOptions& chosen) {
  if (!chosen.format.empty()) return *exports::format_of_word(chosen.format);
  if (chosen.output == "-") return Format::geojson;
  if (const auto format = exports::format_of_file(chosen.output)) return *format;
  throw Error(chosen.output, "its name does not say in which format", "name it with --format");
}

std::optional<Layer> layer_of(const ExportOptions& chosen, Format format) {
  if (chosen.layer.empty()) return {};
  const exports::FormatInfo& info = exports::info_of(format);
  if (info.content != Content::one_layer && info.content != Content::all_layers) {
    throw Error("--layer", std::string(info.name) + " has no layers to choose from",
                "leave --layer out");
  }
  for (const Layer layer : {Layer::places, Layer::mentions}) {
    if (chosen.layer == to_word(layer)) return layer;
  }
  return Layer::documents;
}

int run_export(const ExportOptions& chosen) {
  const Workspace workspace(chosen.workspace, Workspace::Mode::read);
  refuse_overwriting(chosen.workspace, chosen.output);
  exports::Request request;
  request.target = chosen.output;
  request.format = format_of(chosen);
  request.layer = layer_of(chosen, request.format);
  request.filter = filter_of(chosen.filter, workspace);
  for (const Warning& warning : exports::export_workspace(workspace, request).warnings) {
    std::cerr << one_line(to_line(warning)) << '\n';
  }
  return exit_done;
}

/// The formats, one a line, with what each is written by.
std::string list_of_formats() {
  std::string list = "Formats (--format WORD, or the end of the file's name):\n";
  for (const exports::FormatInfo& info : exports::formats()) {
    std::string suffixes;
    for (const auto suffix : info.suffixes) suffixes += fmt::format(" {}", suffix);
    if (suffixes.empty()) suffixes = " PG:dbname=…";
    list += fmt::format("  {:<14} {:<24}{}\n", info.word, info.name, suffixes);
  }
  return list + "GeoPackage and PostGIS get places, mentions and documents, related by their ids.";
}

Run set_up_export(CLI::App& options) {
  const auto chosen = std::make_shared<ExportOptions>();
  add_workspace_option(options, chosen->workspace);
  options
      .add_option("-o,--output", chosen->output,
                  "The file to write; '-' for standard output; \"PG:dbname=…\" for a PostGIS "
                  "database")
      ->required()
      ->type_name("FILE");
  options
      .add_option("--layer", chosen->layer,
                  "places (default): one feature a place; mentions: one a mention; documents: a "
                  "table")
      ->type_name("LAYER")
      ->check(CLI::IsMember({"places", "mentions", "documents"}));
  std::vector<std::string> words;
  for (const exports::FormatInfo& info : exports::formats()) words.emplace_back(info.word);
  options
      .add_option("--format", chosen->format, "The format, where the file's name does not say it")
      ->type_name("FORMAT")
      ->check(CLI::IsMember(words));
  add_filter_options(options, chosen->filter);
  options.footer(list_of_formats());
  return [chosen] { return run_export(*chosen); };
}

}  // namespace

const Command export_command{
    "export", "Write the places or mentions of a workspace for other programs", set_up_export};

}  // namespace loci::commands
