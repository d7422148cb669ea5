#include "app/commands/changes_list.hpp"

#include "app/commands/table.hpp"
#include "app/commands/workspace_options.hpp"
#include "gazetteer/geoparse/code_points.hpp"

#include <fmt/format.h>

#include <cmath>
#include <iostream>

namespace loci::commands {
namespace {

using workspace::MentionChange;
using workspace::MentionState;

/// A change with where it is, in code points.
struct Located {
  const MentionChange* change;
  std::string document;
  geoparse::CodePointSpan span;
};

std::vector<Located> located(const std::vector<MentionChange>& changes,
                             const workspace::Workspace& workspace) {
  std::vector<Located> result;
  workspace::DocumentId last = 0;
  std::optional<document::Document> document;
  std::optional<geoparse::CodePoints> code_points;
  for (const MentionChange& change : changes) {
    if (change.document != last) {
      last = change.document;
      document = workspace.document(last);
      if (document) code_points.emplace(document->text);
    }
    if (!document || change.span.end > document->text.size()) continue;  // removed meanwhile
    result.push_back({&change, document->path, code_points->of(change.span)});
  }
  return result;
}

std::string words_of(const MentionState& state, const MentionState& other) {
  std::string words = state.status == workspace::Status::rejected ? "not a place"
                      : state.place                               ? state.place->name
                                                                  : "unlocated";
  if (state.place && !state.place->country.empty()) words += ", " + state.place->country;
  if (state.sense != other.sense) words += " (" + std::string(to_word(state.sense)) + ")";
  return words;
}

bool looks_the_same(const MentionChange& change) {
  const auto id = [](const MentionState& state) { return state.place ? state.place->id : ""; };
  return id(change.before) == id(change.after) && change.before.sense == change.after.sense &&
         change.before.status == change.after.status;
}

void print_table(const std::vector<Located>& changes) {
  Table table({"DOCUMENT", "AT", "MENTION", "BEFORE", "AFTER", "#CONFIDENCE", "DECIDED BY"});
  for (const auto& [change, document, span] : changes) {
    table.add({document, fmt::format("{}-{}", span.start, span.end), change->name,
               words_of(change->before, change->after), words_of(change->after, change->before),
               fmt::format("{:.2f}", change->after.confidence), change->after.decided_by});
  }
  table.print(std::cout);
}

void add_state(nlohmann::ordered_json& json, const std::string& when, const MentionState& state) {
  using Json = nlohmann::ordered_json;
  const auto& place = state.place;
  json[when + "place_id"] = place ? Json(place->id) : nullptr;
  json[when + "place"] = place ? Json(place->name) : nullptr;
  json[when + "lat"] = place ? Json(place->position.lat_deg) : nullptr;
  json[when + "lon"] = place ? Json(place->position.lon_deg) : nullptr;
  json[when + "status"] = to_word(state.status);
  json[when + "sense"] = to_word(state.sense);
  json[when + "confidence"] = std::round(state.confidence * 1000) / 1000;
  json[when + "decided_by"] = state.decided_by;
}

}  // namespace

void print_changes(const std::vector<MentionChange>& changes, const workspace::Workspace& workspace,
                   bool json, std::size_t limit) {
  std::vector<MentionChange> shown;
  for (const MentionChange& change : changes) {
    const bool wanted = json || change.direct || !looks_the_same(change);
    if (wanted && (limit == 0 || shown.size() < limit)) shown.push_back(change);
  }
  const auto all = located(shown, workspace);
  if (!json) return print_table(all);
  std::vector<nlohmann::ordered_json> objects;
  for (const auto& [change, document, span] : all) {
    nlohmann::ordered_json object;
    object["mention"] = change->mention;
    object["document"] = document;
    object["start"] = span.start;
    object["end"] = span.end;
    object["name"] = change->name;
    object["direct"] = change->direct;
    add_state(object, "before_", change->before);
    add_state(object, "after_", change->after);
    objects.push_back(std::move(object));
  }
  print_json(objects);
}

std::string summary_of(const std::vector<MentionChange>& changes) {
  std::size_t direct = 0, moved = 0, weighed = 0;
  for (const MentionChange& change : changes) {
    if (change.direct) {
      ++direct;
    } else {
      ++(looks_the_same(change) ? weighed : moved);
    }
  }
  const auto counted = [](std::size_t count, const char* noun) {
    return fmt::format("{} {}{}", count, noun, count == 1 ? "" : "s");
  };
  return counted(direct, "mention") + " corrected, " + counted(moved, "other") +
         fmt::format(" changed with {}, {} with another confidence only",
                     direct == 1 ? "it" : "them", weighed);
}

}  // namespace loci::commands
