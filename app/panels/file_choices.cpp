#include "app/panels/file_choices.hpp"

#include "app/document/file_kind.hpp"
#include "app/export/export_format.hpp"
#include "app/session/dropped_files.hpp"

#include <string_view>
#include <utility>

namespace loci::panels {

FileChoice open_choice(const session::Session& session) {
  return {.title = "Open a workspace",
          .button = "Open",
          .extensions = {".loci"},
          .proposed = session.workspace_file(),
          .chosen = [](session::Session& s, const std::filesystem::path& file) {
            s.try_to_open(file);
          }};
}

FileChoice add_choice(const session::Session& session) {
  return {.title = "Add documents",
          .button = "Add",
          .extensions = document::document_endings(),
          .folders_too = true,
          .proposed = session.workspace_file(),
          .chosen = [](session::Session& s, const std::filesystem::path& file) {
            s.add_documents({file});
          }};
}

FileChoice layer_choice(const session::Session& session) {
  return {.title = "Add a layer",
          .button = "Add",
          .extensions = session::map_file_endings(),
          .proposed = session.workspace_file(),
          .chosen = [](session::Session& s, const std::filesystem::path& file) {
            s.add_layers({file});
          }};
}

FileChoice export_choice(const session::Session& session, session::ExportLayer layer) {
  const bool are_places = layer == session::ExportLayer::places;
  FileChoice choice{.title = are_places ? "Export places" : "Export mentions",
                    .button = "Export",
                    .new_file = true,
                    .proposed = session.suggested_export_file(layer),
                    .chosen = [layer](session::Session& s, const std::filesystem::path& file) {
                      s.export_file(layer, file);
                    }};
  for (const exports::FormatInfo& info : exports::formats()) {
    if (info.suffixes.empty()) continue;  // a database
    choice.kinds.push_back({std::string(info.name), std::string(info.suffixes.front())});
    for (const std::string_view suffix : info.suffixes) {
      choice.extensions.emplace_back(suffix.substr(suffix.rfind('.')));
    }
  }
  return choice;
}

FileChoice export_view_choice(const session::Session& session,
                              std::function<void(const std::filesystem::path&)> write) {
  std::filesystem::path proposed = session.workspace_file();
  proposed.empty() ? proposed = "map.png" : proposed.replace_extension(".map.png");
  return {.title = "Export the map as a picture",
          .button = "Export",
          .extensions = {".png", ".svg", ".pdf"},
          .new_file = true,
          .proposed = proposed,
          .chosen = [write = std::move(write)](session::Session&,
                                               const std::filesystem::path& file) { write(file); },
          .kinds = {{"PNG", ".png"}, {"SVG", ".svg"}, {"PDF", ".pdf"}}};
}

}  // namespace loci::panels
