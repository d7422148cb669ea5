#include "app/session/export_file.hpp"

#include "app/export/export_workspace.hpp"
#include "geo/error.hpp"

#include <fmt/format.h>

namespace loci::session {

void export_file(const std::filesystem::path& workspace_file, std::optional<exports::Layer> layer,
                 const workspace::Filter& filter, const std::filesystem::path& file,
                 BackgroundTask::Reporter& reporter) {
  const std::string name = file.filename().string();
  const auto format = exports::format_of_file(name);
  if (!format) {
    throw Error(name, "its name does not say in which format",
                "end it with .geojson, .gpkg, .kml, .csv …");
  }
  const workspace::Workspace workspace(workspace_file, workspace::Workspace::Mode::read);
  exports::Request request;
  request.target = file.string();
  request.format = *format;
  request.filter = filter;
  if (exports::info_of(*format).content == exports::Content::one_layer) request.layer = layer;
  try {
    const auto exported =
        exports::export_workspace(workspace, request, [&](std::size_t done, std::size_t total) {
          reporter.report({done, total, "Writing " + name});
          return !reporter.cancelled();
        });
    for (const Warning& warning : exported.warnings) {
      reporter.say({Message::Kind::warning, to_line(warning)});
    }
    reporter.say({Message::Kind::note,
                  fmt::format("{} features written to {}", exported.features, file.string())});
  } catch (const exports::Cancelled&) {
    reporter.say({Message::Kind::note, name + " was not written: stopped"});
  }
}

}  // namespace loci::session
