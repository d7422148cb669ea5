#include "app/commands/command.hpp"
#include "app/commands/geoparser_options.hpp"
#include "gazetteer/gazetteer.hpp"
#include "gazetteer/geoparse/evaluation.hpp"
#include "gazetteer/geoparse/geoparser.hpp"
#include "geo/error.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <fstream>
#include <iostream>
#include <memory>

namespace loci::commands {
namespace {

using geoparse::AnnotatedDocument;
using geoparse::Evaluation;

struct EvaluateOptions {
  std::string gold;
  std::string predicted;
  bool given_spans = false;
  bool json = false;
  std::size_t mistakes = 20;
  GeoparserOptions geoparser;
};

std::vector<AnnotatedDocument> read(const std::string& file) {
  std::ifstream in(file, std::ios::binary);
  if (!in) throw Error(file, "cannot be read", "check its name and rights");
  return geoparse::read_annotated(in, file);
}

/// What the geoparser says of a gold document: of its text, or of its gold spans.
AnnotatedDocument predict(const AnnotatedDocument& gold, const geoparse::Geoparser& geoparser,
                          bool given_spans) {
  const geoparse::CodePoints code_points(gold.text);
  std::vector<geoparse::TextSpan> spans;
  for (const auto& toponym : gold.toponyms) spans.push_back(code_points.bytes_of(toponym.span));
  const auto found =
      given_spans ? geoparser.resolve(gold.text, spans) : geoparser.geoparse(gold.text);
  AnnotatedDocument result;
  result.id = gold.id;
  for (const auto& one : found) {
    auto& toponym = result.toponyms.emplace_back();
    toponym.span = code_points.of(one.mention.span);
    toponym.name = one.mention.name;
    toponym.sense = one.mention.sense;
    toponym.confidence = one.resolution.confidence;
    if (one.resolution.place) toponym.position = one.resolution.place->position;
  }
  return result;
}

std::vector<AnnotatedDocument> predictions(const std::vector<AnnotatedDocument>& gold,
                                           const EvaluateOptions& options) {
  if (!options.predicted.empty()) return read(options.predicted);
  const gazetteer::Gazetteer gazetteer(gazetteer_files(options.geoparser.gazetteers));
  const auto geoparser = geoparser_of(gazetteer, options.geoparser);
  std::vector<AnnotatedDocument> result;
  for (const auto& document : gold)
    result.push_back(predict(document, geoparser, options.given_spans));
  return result;
}

/// The figures under the names that the scorer of the corpora gives them.
nlohmann::ordered_json figures(const Evaluation& e) {
  const auto or_null = [](const std::optional<double>& value) {
    return value ? nlohmann::ordered_json(*value) : nlohmann::ordered_json(nullptr);
  };
  return {{"docs", e.documents},
          {"gold", e.gold},
          {"pred", e.predicted},
          {"tp", e.exact.hits},
          {"P", e.exact.recognition.precision},
          {"R", e.exact.recognition.recall},
          {"F1", e.exact.recognition.f1},
          {"matched_with_gold_xy", e.matched_with_position},
          {"resolved", e.resolved},
          {"acc161", e.accuracy_161},
          {"acc161_all", e.accuracy_161_all},
          {"mean_km", or_null(e.mean_km)},
          {"median_km", or_null(e.median_km)},
          {"auc", e.auc},
          {"gold_xy", e.gold_with_position},
          {"e2e_P", e.exact.end_to_end.precision},
          {"e2e_R", e.exact.end_to_end.recall},
          {"e2e_F1", e.exact.end_to_end.f1},
          {"tp_ov", e.overlap.hits},
          {"P_ov", e.overlap.recognition.precision},
          {"R_ov", e.overlap.recognition.recall},
          {"F1_ov", e.overlap.recognition.f1},
          {"e2e_P_ov", e.overlap.end_to_end.precision},
          {"e2e_R_ov", e.overlap.end_to_end.recall},
          {"e2e_F1_ov", e.overlap.end_to_end.f1},
          {"with_sense", e.with_sense},
          {"sense_accuracy", e.sense_accuracy},
          {"literal_accuracy", e.literal_accuracy},
          {"calibration_error", or_null(e.calibration_error)},
          {"calibration_error_matched", or_null(e.calibration_error_matched)}};
}

void print_groups(const std::vector<geoparse::GroupScores>& groups, std::string_view title) {
  if (groups.empty()) return;
  fmt::print("\n{:22s} {:>6s} {:>8s} {:>14s}\n", title, "gold", "found", "placed right");
  for (const auto& group : groups) {
    fmt::print("{:22s} {:6d} {:8.4f} {:14.4f}\n", group.group, group.gold,
               static_cast<double>(group.found) /
                   static_cast<double>(std::max<std::size_t>(group.gold, 1)),
               static_cast<double>(group.placed_right) /
                   static_cast<double>(std::max<std::size_t>(group.with_position, 1)));
  }
}

void print(const Evaluation& evaluation) {
  const auto all = figures(evaluation);
  for (const auto& [name, value] : all.items()) {
    if (value.is_number_float())
      fmt::print("{:26s} {:.4f}\n", name, value.get<double>());
    else if (!value.is_null())
      fmt::print("{:26s} {}\n", name, value.dump());
  }
  print_groups(evaluation.by_type, "kind");
  print_groups(evaluation.by_sense, "sense");
  if (evaluation.worst.empty()) return;
  fmt::print("\nworst mistakes\n");
  for (const auto& mistake : evaluation.worst) {
    fmt::print("{} {}..{} \"{}\" {} {:.0f} km, confidence {:.2f}\n", mistake.document,
               mistake.span.start, mistake.span.end, mistake.name, mistake.kind, mistake.error_km,
               mistake.confidence);
  }
}

int run_evaluate(const EvaluateOptions& options) {
  const auto gold = read(options.gold);
  const auto evaluation = evaluate(gold, predictions(gold, options), options.mistakes);
  if (options.json)
    std::cout << figures(evaluation).dump() << '\n';
  else
    print(evaluation);
  return exit_done;
}

Run set_up_evaluate(CLI::App& options) {
  auto given = std::make_shared<EvaluateOptions>();
  options.add_option("--gold", given->gold, "Annotated documents, one JSON object a line")
      ->required();
  const auto pred = options.add_option(
      "--pred", given->predicted,
      "What a system found (loci parse --jsonl); default: geoparse the gold texts");
  options
      .add_flag("--given-spans", given->given_spans,
                "Resolve the gold spans instead of finding them")
      ->excludes(pred);
  options.add_flag("--json", given->json, "Figures as one JSON object");
  options.add_option("--mistakes", given->mistakes, "How many of the worst mistakes to list")
      ->capture_default_str();
  add_geoparser_options(options, given->geoparser);
  return [given] { return run_evaluate(*given); };
}

}  // namespace

const Command evaluate_command{"evaluate", "Compare found places with annotated ones",
                               set_up_evaluate};

}  // namespace loci::commands
