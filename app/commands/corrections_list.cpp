#include "app/commands/corrections_list.hpp"

#include "app/commands/command_line.hpp"
#include "app/commands/table.hpp"
#include "app/commands/workspace_options.hpp"

#include <iostream>

namespace loci::commands {

using namespace workspace;

std::string to_words(const LoggedCorrection& entry) {
  std::string words(to_word(entry.kind));
  if (entry.kind != CorrectionKind::resolve) words += " " + entry.name;
  if (entry.place) words += " = " + entry.place->name + " (" + entry.place->id + ")";
  if (entry.sense) words += " " + std::string(to_word(*entry.sense));
  return one_line(words);
}

void print_corrections(const Corrections& corrections, bool json, std::size_t limit) {
  auto entries = corrections.log(limit);
  if (!json) {
    Table table({"#NUMBER", "WHEN", "WHO", "WHAT", "SCOPE", "#MENTIONS", "STATE"});
    for (const auto& entry : entries) {
      table.add({std::to_string(entry.id), entry.made_at, entry.made_by, to_words(entry),
                 std::string(to_word(entry.scope)), std::to_string(entry.mentions),
                 entry.in_force ? "in force" : "undone"});
    }
    table.print(std::cout);
    return;
  }
  std::vector<nlohmann::ordered_json> objects;
  for (const auto& entry : entries) {
    nlohmann::ordered_json object;
    object["number"] = entry.id;
    object["made_at"] = entry.made_at;
    object["made_by"] = entry.made_by;
    object["kind"] = to_word(entry.kind);
    object["scope"] = to_word(entry.scope);
    object["mention"] = entry.mention;
    object["document"] = entry.document;
    object["name"] = entry.name;
    object["place_id"] = entry.place ? nlohmann::ordered_json(entry.place->id) : nullptr;
    object["place"] = entry.place ? nlohmann::ordered_json(entry.place->name) : nullptr;
    object["sense"] = entry.sense ? nlohmann::ordered_json(to_word(*entry.sense)) : nullptr;
    object["mentions"] = entry.mentions;
    object["in_force"] = entry.in_force;
    objects.push_back(std::move(object));
  }
  print_json(objects);
}

void print_lost(const Corrections& corrections, bool json, std::size_t limit) {
  auto decisions = corrections.lost();
  const std::size_t count = decisions.size();
  if (limit > 0 && count > limit) decisions.resize(limit);
  if (!json) {
    Table table({"#MENTION", "DOCUMENT", "DECIDED", "LOST", "WORDS"});
    for (const auto& lost : decisions) {
      table.add({std::to_string(lost.mention), lost.path, to_words(lost), lost.lost_at,
                 one_line(lost.before + "[" + lost.name + "]" + lost.behind)});
    }
    table.print(std::cout);
    if (decisions.size() < count) say_shortened(decisions.size(), count, "decisions");
    return;
  }
  using Json = nlohmann::ordered_json;
  std::vector<Json> objects;
  for (const auto& lost : decisions) {
    const auto& place = lost.state.place;
    objects.push_back({{"mention", lost.mention},
                       {"document", lost.path},
                       {"quote", lost.name},
                       {"prefix", lost.before},
                       {"suffix", lost.behind},
                       {"place_id", place ? Json(place->id) : nullptr},
                       {"place", place ? Json(place->name) : nullptr},
                       {"status", to_word(lost.state.status)},
                       {"sense", lost.is_about_sense ? Json(to_word(lost.state.sense)) : nullptr},
                       {"decided_by", lost.state.decided_by},
                       {"lost_at", lost.lost_at}});
  }
  print_json(objects);
}

}  // namespace loci::commands
