/// \file
/// loci-map: the viewer.
#include "app/window/crash_report.hpp"
#include "app/window/viewer.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <cstdio>
#include <cstdlib>
#include <exception>
#include <map>
#include <string>

namespace {

loci::window::ViewerOptions read_options(CLI::App& app, int argc, char** argv) {
  loci::window::ViewerOptions options;
  using loci::session::Theme;
  const std::map<std::string, Theme> themes{{"light", Theme::light}, {"dark", Theme::dark}};
  app.add_option("PATH", options.paths, "A workspace (*.loci), or documents and folders to read");
  app.add_option("--theme", options.theme, "light or dark; else as it was left")
      ->transform(CLI::CheckedTransformer(themes).description("{light,dark}"));
  app.add_option("--frame-times", options.frame_times,
                 "Write how long each frame took into this file (or set LOCI_FRAME_TIMES)")
      ->envname("LOCI_FRAME_TIMES");
  app.add_option("--state", options.state,
                 "Keep what is on the screen in this JSON file, for tests and screen readers");
  app.parse(argc, argv);
  return options;
}

}  // namespace

int main(int argc, char** argv) {
  CLI::App app("The places of documents, on a map");
  app.name("loci-map");
  loci::window::report_crashes();
  try {
    loci::window::run_viewer(read_options(app, argc, argv));
    return 0;
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? 0 : 2;
  } catch (const std::exception& error) {
    fmt::print(stderr, "{}\n", error.what());
    return 1;
  }
}
