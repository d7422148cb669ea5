#include "app/commands/command.hpp"
#include "app/commands/command_line.hpp"
#include "app/commands/geoparser_options.hpp"
#include "app/commands/workspace_options.hpp"
#include "app/workspace/corrections.hpp"
#include "app/workspace/mention_candidates.hpp"
#include "gazetteer/geoparse/code_points.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <iostream>
#include <memory>

namespace loci::commands {
namespace {

using namespace workspace;

struct ReviewOptions {
  std::string workspace;
  GazetteerOptions gazetteers;
  bool json = false;
  std::size_t limit = 0;
};

/// A doubt with all that a person needs to decide it.
struct Question {
  Doubt doubt;
  std::string document;
  geoparse::CodePointSpan span;
  Passage passage;
  StoredMention mention;
  std::vector<MentionCandidate> candidates;
};

std::optional<Question> question_of(const Doubt& doubt, const Workspace& workspace,
                                    const gazetteer::Gazetteer& gazetteer) {
  const auto document = workspace.document(doubt.document);
  if (!document) return {};
  const auto mentions = all_mentions(workspace, doubt.document);
  const auto found = std::find_if(mentions.begin(), mentions.end(),
                                  [&](const auto& one) { return one.id == doubt.mention; });
  if (found == mentions.end()) return {};
  const auto span = found->mention.span;
  return Question{doubt,
                  document->path,
                  geoparse::CodePoints(document->text).of(span),
                  passage_of(*document, doubt.mention, doubt.document, span),
                  *found,
                  candidates_of(gazetteer, doubt.name, mentions, found->resolution.place)};
}

nlohmann::ordered_json json_of(const MentionCandidate& one) {
  using Json = nlohmann::ordered_json;
  const gazetteer::Place& place = one.candidate.place;
  return {{"place_id", place.id},
          {"place", place.name},
          {"lat", place.position.lat_deg},
          {"lon", place.position.lon_deg},
          {"feature", feature(place)},
          {"country", place.country},
          {"area", one.area},
          {"population", place.population},
          {"matched", one.candidate.matched},
          {"how", to_word(one.candidate.match)},
          {"nearest", one.nearest_km ? Json(one.nearest) : nullptr},
          {"nearest_km", one.nearest_km ? Json(std::round(*one.nearest_km)) : nullptr}};
}

nlohmann::ordered_json json_of(const Question& question) {
  using Json = nlohmann::ordered_json;
  const auto& place = question.mention.resolution.place;
  Json json{{"mention", question.doubt.mention},
            {"name", question.doubt.name},
            {"mentions", question.doubt.mentions},
            {"impact", std::round(question.doubt.impact * 1000) / 1000},
            {"document", question.document},
            {"start", question.span.start},
            {"end", question.span.end},
            {"quote", question.passage.quote},
            {"prefix", question.passage.prefix},
            {"suffix", question.passage.suffix},
            {"sense", to_word(question.mention.mention.sense)},
            {"status", question.mention.status},
            {"place_id", place ? Json(place->id) : nullptr},
            {"place", place ? Json(place->name) : nullptr},
            {"confidence", std::round(question.mention.resolution.confidence * 1000) / 1000},
            {"method", question.mention.resolution.method},
            {"reasons", question.mention.resolution.reasons},
            {"candidates", Json::array()}};
  for (const auto& one : question.candidates) json["candidates"].push_back(json_of(one));
  return json;
}

std::string words_of(const MentionCandidate& one) {
  const gazetteer::Place& place = one.candidate.place;
  std::string words =
      place.name + (one.area.empty() ? "" : ", " + one.area) + " · " + gazetteer::feature(place);
  if (one.nearest_km) words += fmt::format(" · {:.0f} km from {}", *one.nearest_km, one.nearest);
  words += " · " + std::string(to_word(one.candidate.match));
  if (one.candidate.matched != place.name) words += " \"" + one.candidate.matched + "\"";
  return words + " · " + place.id;
}

void print(std::size_t number, const Question& question) {
  const auto& resolution = question.mention.resolution;
  std::cout << one_line(fmt::format("{}. {}: {} mention{} in doubt, impact {:.2f}; mention {}",
                                    number, question.doubt.name, question.doubt.mentions,
                                    question.doubt.mentions == 1 ? "" : "s", question.doubt.impact,
                                    question.doubt.mention))
            << "\n   "
            << one_line(fmt::format("{} {}-{}: {}[{}]{}", question.document, question.span.start,
                                    question.span.end, question.passage.prefix,
                                    question.passage.quote, question.passage.suffix))
            << '\n';
  std::string reasons;
  for (const std::string& reason : resolution.reasons) {
    reasons += (reasons.empty() ? ": " : "; ") + reason;
  }
  std::cout << one_line(fmt::format("   {} ({:.2f}){}",
                                    resolution.place ? resolution.place->name : "unlocated",
                                    resolution.confidence, reasons))
            << '\n';
  for (std::size_t i = 0; i < question.candidates.size(); ++i) {
    const bool chosen =
        resolution.place && question.candidates[i].candidate.place.id == resolution.place->id;
    std::cout << (chosen ? "   > " : "     ")
              << one_line(fmt::format("{}  {}", i + 1, words_of(question.candidates[i]))) << '\n';
  }
}

int run_review(const ReviewOptions& chosen) {
  Workspace workspace(chosen.workspace, Workspace::Mode::read);
  const gazetteer::Gazetteer gazetteer(gazetteer_files(chosen.gazetteers));
  auto doubts = Corrections(workspace).doubts();
  const std::size_t count = doubts.size();
  if (chosen.limit > 0 && count > chosen.limit) doubts.resize(chosen.limit);
  std::vector<nlohmann::ordered_json> objects;
  std::size_t number = 0;
  for (const Doubt& doubt : doubts) {
    const auto question = question_of(doubt, workspace, gazetteer);
    if (!question) continue;  // removed by another program meanwhile
    if (chosen.json) objects.push_back(json_of(*question));
    if (!chosen.json) print(++number, *question);
  }
  if (chosen.json) print_json(objects);
  if (!chosen.json && doubts.size() < count) say_shortened(doubts.size(), count, "names in doubt");
  if (!chosen.json && count == 0) std::cerr << "nothing is in doubt\n";
  if (const std::size_t lost = Corrections(workspace).lost().size(); lost > 0) {
    std::cerr << fmt::format(
        "{} decision{} lost {} words in newer versions: see 'loci correct "
        "--lost'\n",
        lost, lost == 1 ? "" : "s", lost == 1 ? "its" : "their");
  }
  return exit_done;
}

Run set_up_review(CLI::App& options) {
  const auto chosen = std::make_shared<ReviewOptions>();
  add_workspace_option(options, chosen->workspace);
  options.add_flag("--json", chosen->json, "Print a JSON array of objects");
  options.add_option("--limit", chosen->limit, "Print only the first N")->type_name("N");
  add_gazetteer_options(options, chosen->gazetteers);
  options.footer(fmt::format(
      "In doubt are undecided mentions with a confidence below {}. One entry is a name with the "
      "place that was chosen for it, shown where it is most doubtful; those whose decision changes "
      "most come first. 'loci correct' decides.",
      Corrections::doubtful_below));
  return [chosen] { return run_review(*chosen); };
}

}  // namespace

const Command review_command{"review", "List doubtful mentions with their candidates",
                             set_up_review};

}  // namespace loci::commands
