#include "app/commands/manual_page.hpp"

#include <CLI/CLI.hpp>

#include <string_view>

namespace loci::commands {
namespace {

/// Text for roff: its escape character and hyphens are escaped, and no line starts a request.
std::string escaped(std::string_view text) {
  std::string result;
  bool line_start = true;
  for (const char byte : text) {
    if (line_start && (byte == '.' || byte == '\'')) result += "\\&";
    if (byte == '\\') {
      result += "\\e";
    } else if (byte == '-') {
      result += "\\-";
    } else {
      result += byte;
    }
    line_start = byte == '\n';
  }
  return result;
}

std::string bold(std::string_view text) {
  return "\\fB" + escaped(text) + "\\fR";
}
std::string italic(std::string_view text) {
  return "\\fI" + escaped(text) + "\\fR";
}

bool takes_value(const CLI::Option& option) {
  return option.get_items_expected_max() > 0;
}

bool repeats(const CLI::Option& option) {
  return option.get_items_expected_max() > 1;
}

/// "-w, --workspace FILE", or "PATH..." for a positional argument.
std::string names(const CLI::Option& option) {
  std::string line;
  if (option.get_positional()) {
    line = italic(option.get_name(true));
  } else {
    for (const std::string& name : option.get_snames()) line += bold("-" + name) + ", ";
    for (const std::string& name : option.get_lnames()) line += bold("--" + name) + ", ";
    line.resize(line.size() - 2);
    if (takes_value(option)) line += " " + italic(option.get_type_name());
  }
  if (repeats(option)) line += "...";
  return line;
}

void write_options(const CLI::App& command, std::string& page) {
  for (const CLI::Option* option : command.get_options()) {
    if (option->get_group().empty()) continue;  // hidden
    page += ".TP\n" + names(*option) + "\n" + escaped(option->get_description());
    if (const std::string value = option->get_default_str(); !value.empty()) {
      page += " (default: " + escaped(value) + ")";
    }
    page += "\n";
  }
}

/// One section a command, then those of its own commands.
void write_command(const CLI::App& command, const std::string& words, std::string& page) {
  page += ".SS " + escaped(words);
  for (const CLI::Option* option : command.get_options()) {
    if (option->get_positional() || option->get_required()) page += " " + names(*option);
  }
  page += "\n" + escaped(command.get_description()) + ".\n";
  if (!command.get_footer().empty()) page += ".PP\n" + escaped(command.get_footer()) + "\n";
  write_options(command, page);
  for (const CLI::App* inner : command.get_subcommands([](const CLI::App*) { return true; })) {
    write_command(*inner, words + " " + inner->get_name(), page);
  }
}

constexpr std::string_view closing = R"(.SH EXIT STATUS
.TP
.B 0
Done.
.TP
.B 1
Failed, or done only in part; one line on standard error names the file and the remedy.
.TP
.B 2
The command line was not understood.
.SH ENVIRONMENT
.TP
.B LOCI_DATA
Folder of world.gazetteer and world.basemap, instead of those that came with the program.
.SH EXAMPLES
.EX
loci add \-w case.loci articles/
loci places \-w case.loci
loci passages \-w case.loci \-\-place Palmyra
loci export \-w case.loci \-o places.geojson
.EE
)";

}  // namespace

std::string manual_page(const CLI::App& program) {
  std::string page = ".TH LOCI 1 \"\" \"Loci " LOCI_VERSION "\" \"Loci manual\"\n";
  page += ".SH NAME\nloci \\- places in documents, on a map\n";
  page += ".SH SYNOPSIS\n.B loci\n.I COMMAND\n[options]\n";
  page += ".SH DESCRIPTION\n" + escaped(program.get_description()) + "\n.PP\n";
  page += escaped(program.get_footer()) + "\n.SH OPTIONS\n";
  write_options(program, page);
  page += ".SH COMMANDS\n";
  for (const CLI::App* command : program.get_subcommands([](const CLI::App*) { return true; })) {
    write_command(*command, "loci " + command->get_name(), page);
  }
  page += closing;
  return page;
}

}  // namespace loci::commands
