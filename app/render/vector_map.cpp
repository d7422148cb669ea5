#include "app/render/vector_map.hpp"

#include "app/render/vector_ink.hpp"
#include "app/text/fonts_lock.hpp"
#include "geo/error.hpp"
#include "geo/partial_file.hpp"

#include <cairo-pdf.h>
#include <cairo-svg.h>

#include <cmath>
#include <memory>

namespace loci::render {
namespace {

constexpr double pt_per_px = 0.75;  // 72 to an inch, of 96 pixels

using Surface = std::unique_ptr<cairo_surface_t, decltype(&cairo_surface_destroy)>;
using Cairo = std::unique_ptr<cairo_t, decltype(&cairo_destroy)>;

Surface surface_for(const std::filesystem::path& file, VectorFormat format, double width_px,
                    double height_px) {
  if (format == VectorFormat::pdf) {
    Surface surface(
        cairo_pdf_surface_create(file.c_str(), width_px * pt_per_px, height_px * pt_per_px),
        &cairo_surface_destroy);
    // The same map is the same file.
    cairo_pdf_surface_set_metadata(surface.get(), CAIRO_PDF_METADATA_CREATE_DATE,
                                   "2000-01-01T00:00:00Z");
    cairo_pdf_surface_set_metadata(surface.get(), CAIRO_PDF_METADATA_TITLE, "Loci");
    return surface;
  }
  Surface surface(cairo_svg_surface_create(file.c_str(), width_px, height_px),
                  &cairo_surface_destroy);
  cairo_svg_surface_set_document_unit(surface.get(), CAIRO_SVG_UNIT_PX);
  return surface;
}

}  // namespace

std::optional<VectorFormat> vector_format(const std::filesystem::path& file) {
  if (file.extension() == ".svg") return VectorFormat::svg;
  if (file.extension() == ".pdf") return VectorFormat::pdf;
  return std::nullopt;
}

void write_vector_map(const std::filesystem::path& file, VectorFormat format,
                      const TilePainter& painter, Annotator& annotator, const map::MapView& view,
                      const map::SharedPlaces& places, Theme theme, const MapSetting& setting) {
  PartialFile partial(file);
  const int width_px = static_cast<int>(std::lround(view.width_px()));
  const int height_px = static_cast<int>(std::lround(view.height_px()));
  const Surface surface = surface_for(partial.path(), format, width_px, height_px);
  const Cairo cairo(cairo_create(surface.get()), &cairo_destroy);
  if (format == VectorFormat::pdf) cairo_scale(cairo.get(), pt_per_px, pt_per_px);

  VectorInk ink(cairo.get(), width_px, height_px);
  const MapPlane plane(view.projection(), pixel_grid(view, 1));
  const BasemapLook look{
      .zoom = view.zoom(), .theme = theme, .pixel_ratio = 1, .graticule = setting.graticule};
  draw_ground(*painter.basemap(), plane, look, setting, ink);
  if (has_areas(places->places())) {
    draw_areas(*painter.basemap(), plane, look,
               mentioned_areas(*painter.basemap(), places->places()), ink);
  }
  for (const PlacedPicture& over :
       pictures_over(view, annotator, map::coming(places), theme, 1, setting)) {
    ink.draw_shapes(*over.picture, over.x_px, over.y_px);
  }
  {
    const text::FontsLock lock;  // a PDF takes over what it needs of the fonts now
    cairo_surface_finish(surface.get());
  }
  if (const cairo_status_t status = cairo_surface_status(surface.get());
      status != CAIRO_STATUS_SUCCESS || cairo_status(cairo.get()) != CAIRO_STATUS_SUCCESS) {
    throw Error(file.string(), std::string("cannot be written: ") + cairo_status_to_string(status),
                "choose a folder that you may write to, with room left");
  }
  partial.replace();
}

}  // namespace loci::render
