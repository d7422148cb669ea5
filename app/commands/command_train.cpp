#include "app/commands/command.hpp"
#include "app/commands/geoparser_options.hpp"
#include "gazetteer/gazetteer.hpp"
#include "gazetteer/geoparse/training.hpp"
#include "geo/error.hpp"

#include <CLI/CLI.hpp>

#include <fstream>
#include <iostream>
#include <iterator>
#include <memory>

namespace loci::commands {
namespace {

struct TrainOptions {
  std::vector<std::string> corpora;
  GazetteerOptions gazetteers;
  std::string output;
};

int run_train(const TrainOptions& options) {
  std::vector<geoparse::AnnotatedDocument> documents;
  for (const std::string& file : options.corpora) {
    std::ifstream in(file);
    if (!in) throw Error(file, "cannot be read", "check its name and rights");
    auto read = geoparse::read_annotated(in, file);
    std::move(read.begin(), read.end(), std::back_inserter(documents));
  }
  const gazetteer::Gazetteer gazetteer(gazetteer_files(options.gazetteers));
  geoparse::Training training(documents, gazetteer,
                              [](std::string_view done) { std::cerr << done << '\n'; });
  geoparse::write_models(training.learn(), options.output);
  return exit_done;
}

Run set_up_train(CLI::App& options) {
  auto given = std::make_shared<TrainOptions>();
  options.add_option("CORPUS", given->corpora, "Annotated documents, one JSON object a line")
      ->required();
  options.add_option("-o,--output", given->output, "Folder for the weights")->required();
  add_gazetteer_options(options, given->gazetteers);
  options.footer(
      "The same corpora in the same order give the same weights. The program's own come from "
      "assets/model.");
  return [given] { return run_train(*given); };
}

}  // namespace

const Command train_command{"train", "Learn the geoparser's weights from annotated documents",
                            set_up_train};

}  // namespace loci::commands
