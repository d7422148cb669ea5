#include "app/window/export_view.hpp"

#include "app/render/annotator.hpp"
#include "app/render/map_picture.hpp"

namespace loci::window {

void ExportView::start(session::Session& session, const std::filesystem::path& file) {
  constexpr double pixel_ratio = 2;  // for print and fine screens
  using enum session::Message::Kind;
  if (task_.running()) {
    return session.say({warning, "A picture is being written already; wait for its end"});
  }
  const auto theme =
      session.theme == session::Theme::dark ? render::Theme::dark : render::Theme::light;
  task_.start([this, file, theme, view = session.destination(),
               places = session.lists().on_map](session::BackgroundTask::Reporter& reporter) {
    render::Annotator annotator(basemap_);
    render::write_png(
        render::draw_map(painter_, annotator, view, places->places(), theme, pixel_ratio), file);
    reporter.say({note, "The map was written to " + file.string()});
  });
}

}  // namespace loci::window
