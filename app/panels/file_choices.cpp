#include "app/panels/file_choices.hpp"

#include "app/document/file_kind.hpp"
#include "app/export/export_format.hpp"
#include "app/session/dropped_files.hpp"

#include <string_view>
#include <utility>

namespace loci::panels {

FileChoice open_choice(const session::Session& session) {
  return {"Open a workspace",
          "Open",
          {".loci"},
          false,
          false,
          session.workspace_file(),
          [](session::Session& s, const std::filesystem::path& file) { s.try_to_open(file); }};
}

FileChoice add_choice(const session::Session& session) {
  return {"Add documents",
          "Add",
          document::document_endings(),
          true,
          false,
          session.workspace_file(),
          [](session::Session& s, const std::filesystem::path& file) { s.add_documents({file}); }};
}

FileChoice layer_choice(const session::Session& session) {
  return {"Add a layer",
          "Add",
          session::map_file_endings(),
          false,
          false,
          session.workspace_file(),
          [](session::Session& s, const std::filesystem::path& file) { s.add_layers({file}); }};
}

FileChoice export_choice(const session::Session& session, session::ExportLayer layer) {
  FileChoice choice{layer == session::ExportLayer::places ? "Export places" : "Export mentions",
                    "Export",
                    {},
                    false,
                    true,
                    session.suggested_export_file(layer),
                    [layer](session::Session& s, const std::filesystem::path& file) {
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
  return {"Export the map as a picture",
          "Export",
          {".png", ".svg", ".pdf"},
          false,
          true,
          proposed,
          [write = std::move(write)](session::Session&, const std::filesystem::path& file) {
            write(file);
          },
          {{"PNG", ".png"}, {"SVG", ".svg"}, {"PDF", ".pdf"}}};
}

}  // namespace loci::panels
