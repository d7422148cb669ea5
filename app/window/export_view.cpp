#include "app/window/export_view.hpp"

#include "app/render/annotator.hpp"
#include "app/render/map_picture.hpp"
#include "app/render/vector_map.hpp"

namespace loci::window {

void ExportView::start(session::Session& session, const std::filesystem::path& file) {
  constexpr double pixel_ratio = 2;  // for print and fine screens
  using enum session::Message::Kind;
  if (task_.running()) {
    return session.say({warning, "A picture is being written already; wait for its end"});
  }
  const auto theme =
      session.theme == session::Theme::dark ? render::Theme::dark : render::Theme::light;
  const map::MapView destination = session.destination();
  const render::MapSetting setting{.projection = destination.projection(),
                                   .graticule = session.graticule,
                                   .ground = session.layers().drawn_ground(),
                                   .layers = session.layers().drawn_over()};
  task_.start([this, file, theme, setting, view = destination,
               places = session.lists().on_map](session::BackgroundTask::Reporter& reporter) {
    render::Annotator annotator(painter_.basemap());
    if (const auto format = render::vector_format(file)) {
      render::write_vector_map(file, *format, painter_, annotator, view, places, theme, setting);
    } else {
      render::write_png(render::draw_map(painter_, annotator, view, map::coming(places), theme,
                                         pixel_ratio, setting),
                        file);
    }
    reporter.say({note, "The map was written to " + file.string()});
  });
}

}  // namespace loci::window
