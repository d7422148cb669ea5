#include "app/commands/changes_list.hpp"
#include "app/commands/command.hpp"
#include "app/commands/corrections_list.hpp"
#include "app/commands/geoparser_options.hpp"
#include "app/commands/workspace_options.hpp"
#include "app/workspace/corrections.hpp"
#include "app/workspace/mention_candidates.hpp"
#include "gazetteer/geoparse/code_points.hpp"
#include "geo/error.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <iostream>
#include <memory>

namespace loci::commands {
namespace {

using namespace workspace;

struct CorrectOptions {
  std::string workspace;
  MentionId mention = 0;
  std::string document, name;
  std::optional<std::size_t> at;
  std::string place, position, label, sense, scope, by;
  bool accept = false, unlocated = false, not_a_place = false;
  bool dry_run = false, log = false, lost = false, json = false;
  std::vector<std::size_t> undo, redo;
  std::size_t limit = 0;
  GeoparserOptions geoparser;
};

DocumentId document_named(const Workspace& workspace, const std::string& document) {
  FilterOptions only;
  only.documents = {document};
  return filter_of(only, workspace).documents.front();
}

/// The mention at a code point of a document.
MentionId mention_at(const Workspace& workspace, DocumentId id, std::size_t at,
                     const std::string& document) {
  const auto stored = workspace.document(id);
  const std::string text = stored ? stored->text : std::string();
  const geoparse::CodePoints code_points(text);
  for (const StoredMention& one : all_mentions(workspace, id)) {
    const auto span = code_points.of(one.mention.span);
    if (span.start <= at && at < span.end) return one.id;
  }
  throw Error(document, "no mention at " + std::to_string(at),
              "see 'loci passages --document' for where they are");
}

/// Which mention, and by default which scope, the options tell.
void find_mention(const CorrectOptions& chosen, const Workspace& workspace,
                  const Corrections& corrections, Correction& correction) {
  std::optional<DocumentId> document;
  if (!chosen.document.empty()) document = document_named(workspace, chosen.document);
  if (chosen.mention != 0) {
    correction.mention = chosen.mention;
  } else if (document && chosen.at) {
    correction.mention = mention_at(workspace, *document, *chosen.at, chosen.document);
  } else if (!chosen.name.empty()) {
    const auto first = corrections.first_mention(chosen.name, document);
    if (!first) {
      throw Error(chosen.name, "no mention of this name",
                  "see 'loci places' for how names are written");
    }
    correction.mention = *first;
    correction.scope = document ? Scope::document : Scope::workspace;
  } else {
    throw Error("correct", "which mention is missing",
                "give its number, or --document and --at, or --name");
  }
  for (const Scope scope : {Scope::mention, Scope::document, Scope::workspace}) {
    if (chosen.scope == to_word(scope)) correction.scope = scope;
  }
}

/// "34.56,38.28", latitude first.
geo::LonLat position_of(const std::string& text) {
  geo::LonLat position{};
  const char* const end = text.data() + text.size();
  const auto lat = std::from_chars(text.data(), end, position.lat_deg);
  const bool comma = lat.ec == std::errc() && lat.ptr != end && *lat.ptr == ',';
  const auto lon = comma ? std::from_chars(lat.ptr + 1, end, position.lon_deg) : lat;
  if (!comma || lon.ec != std::errc() || lon.ptr != end || !geo::is_valid(position)) {
    throw Error(text, "no position", "give latitude and longitude in degrees, such as 34.56,38.28");
  }
  return position;
}

/// What the options say of the mention.
void read_decision(const CorrectOptions& chosen, const Corrections& corrections,
                   const gazetteer::Gazetteer& gazetteer, Correction& correction) {
  using enum CorrectionKind;
  const int decisions = chosen.accept + chosen.unlocated + chosen.not_a_place +
                        !chosen.place.empty() + !chosen.position.empty() + !chosen.sense.empty();
  if (decisions != 1) {
    throw Error(
        "correct", decisions == 0 ? "what is right is missing" : "two corrections at once",
        "give one of --accept, --place, --at-position, --unlocated, --not-a-place, --sense");
  }
  if (chosen.unlocated) correction.kind = unlocated;
  if (chosen.not_a_place) correction.kind = not_a_place;
  if (!chosen.sense.empty()) {
    correction.kind = sense;
    correction.sense =
        chosen.sense == "literal" ? geoparse::Sense::literal : geoparse::Sense::associative;
  }
  if (!chosen.position.empty()) {
    correction.kind = place_by_hand;
    correction.place = workspace::place_by_hand(
        position_of(chosen.position),
        chosen.label.empty() ? corrections.name(correction.mention) : chosen.label);
  }
  if (chosen.place.empty()) return;
  correction.kind = choose;
  correction.place = gazetteer.place(chosen.place);
  correction.gazetteer = gazetteer.info();
  if (!correction.place) {
    throw Error(chosen.place, "no such place in the gazetteer '" + gazetteer.info().name + "'",
                "find its id with 'loci gazetteer lookup NAME'");
  }
}

/// Undoes or makes again as many corrections as are asked for, or as there are.
int step(const CorrectOptions& chosen, Corrections& corrections, bool back) {
  const auto& count = back ? chosen.undo : chosen.redo;
  const std::size_t wanted = count.empty() ? 1 : std::max<std::size_t>(1, count.front());
  std::size_t done = 0;
  for (; done < wanted; ++done) {
    const auto entry = back ? corrections.undo() : corrections.redo();
    if (!entry) break;
    std::cerr << (back ? "undone: " : "made again: ") << to_words(*entry) << '\n';
  }
  if (done == 0) {
    std::cerr << (back ? "nothing to undo\n" : "nothing to redo\n");
    return exit_failed;
  }
  if (corrections.unfinished() > 0) {
    const gazetteer::Gazetteer gazetteer(gazetteer_files(chosen.geoparser.gazetteers));
    corrections.finish(geoparser_of(gazetteer, chosen.geoparser), gazetteer.info());
  }
  return exit_done;
}

int correct(const CorrectOptions& chosen, Workspace& workspace, Corrections& corrections) {
  const gazetteer::Gazetteer gazetteer(gazetteer_files(chosen.geoparser.gazetteers));
  const auto geoparser = geoparser_of(gazetteer, chosen.geoparser);
  Correction correction;
  correction.made_by = chosen.by;
  find_mention(chosen, workspace, corrections, correction);
  read_decision(chosen, corrections, gazetteer, correction);
  corrections.finish(geoparser, gazetteer.info());  // what another program had to leave
  const std::size_t left = corrections.reach(correction).left;
  std::vector<MentionChange> changes;
  if (chosen.dry_run) {
    changes = corrections.would_change(correction, geoparser, gazetteer.info());
  } else {
    const auto made = corrections.correct(correction);
    corrections.finish(geoparser, gazetteer.info());
    changes = corrections.changes(made.id);
  }
  print_changes(changes, workspace, chosen.json, chosen.limit);
  const std::string words = summary_of(changes) +
                            (left > 0 ? fmt::format(", {} of the name left alone", left) : "") +
                            (chosen.dry_run ? "; nothing was written" : "");
  std::cerr << words << '\n';
  return exit_done;
}

int run_correct(const CorrectOptions& chosen, bool undo, bool redo) {
  Workspace workspace(chosen.workspace, Workspace::Mode::read);  // before one would be made
  const bool lists = chosen.log || chosen.lost;
  if (!lists) workspace = Workspace(chosen.workspace, Workspace::Mode::create_or_open);
  Corrections corrections(workspace);
  if (chosen.log) print_corrections(corrections, chosen.json, chosen.limit);
  if (chosen.lost) print_lost(corrections, chosen.json, chosen.limit);
  if (lists) return exit_done;
  if (undo || redo) return step(chosen, corrections, undo);
  return correct(chosen, workspace, corrections);
}

void add_which(CLI::App& options, CorrectOptions& chosen) {
  options.add_option("MENTION", chosen.mention, "The mention: its number, as 'loci review' tells")
      ->type_name("NUMBER");
  options.add_option("--document", chosen.document, "The document of the mention: path or number")
      ->type_name("DOCUMENT");
  options.add_option("--at", chosen.at, "The mention at this code point of the document")
      ->type_name("OFFSET")
      ->needs("--document");
  options
      .add_option("--name", chosen.name,
                  "The mentions of this name, in the document or in the workspace")
      ->type_name("NAME");
  options
      .add_option("--scope", chosen.scope,
                  "This mention, or its name: mention, document, workspace")
      ->type_name("SCOPE")
      ->check(CLI::IsMember({"mention", "document", "workspace"}));
}

void add_what(CLI::App& options, CorrectOptions& chosen) {
  options.add_flag("--accept", chosen.accept, "Its place is right");
  options.add_option("--place", chosen.place, "It is this place of the gazetteer")->type_name("ID");
  options.add_option("--at-position", chosen.position, "It lies here, in degrees")
      ->type_name("LAT,LON");
  options.add_option("--label", chosen.label, "Name of the place at the position")
      ->type_name("NAME")
      ->needs("--at-position");
  options.add_flag("--unlocated", chosen.unlocated, "It has no place that could be told");
  options.add_flag("--not-a-place", chosen.not_a_place, "The name stands for something else");
  options.add_option("--sense", chosen.sense, "It is literal or associative")
      ->type_name("SENSE")
      ->check(CLI::IsMember({"literal", "associative"}));
}

Run set_up_correct(CLI::App& options) {
  const auto chosen = std::make_shared<CorrectOptions>();
  add_workspace_option(options, chosen->workspace);
  add_which(options, *chosen);
  add_what(options, *chosen);
  options.add_option("--by", chosen->by, "Who corrects; the system's user where not given")
      ->type_name("NAME");
  options.add_flag("--dry-run", chosen->dry_run, "Show what would change, and change nothing");
  auto* const undo =
      options.add_option("--undo", chosen->undo, "Take back the last correction, or N")
          ->type_name("N")
          ->expected(0, 1);
  auto* const redo = options.add_option("--redo", chosen->redo, "Make it again, or N of them")
                         ->type_name("N")
                         ->expected(0, 1)
                         ->excludes(undo);
  options.add_flag("--log", chosen->log, "List all corrections, newest first");
  options.add_flag("--lost", chosen->lost,
                   "List decisions whose words are gone from the newer version of their document");
  options.add_flag("--json", chosen->json, "Print a JSON array of flat objects");
  options.add_option("--limit", chosen->limit, "Print only the first N")->type_name("N");
  add_geoparser_options(options, chosen->geoparser);
  options.footer(
      "A correction of a name leaves alone what was corrected for a single mention, and where the "
      "text itself names another area for it (\"Paris, Texas\"). One of the workspace holds for "
      "documents that are added later, too. Mentions that nobody has decided are resolved again "
      "with the corrected ones in mind; undo restores those as well. In a newer version of its "
      "document a decision goes on standing by its words; where they are gone it is kept, and "
      "comes back with them.");
  return
      [chosen, undo, redo] { return run_correct(*chosen, undo->count() > 0, redo->count() > 0); };
}

}  // namespace

const Command correct_command{"correct", "Correct the place of a mention or of a name; undo",
                              set_up_correct};

}  // namespace loci::commands
