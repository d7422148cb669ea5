#include "app/text/text_layout.hpp"

#include "app/text/font_families.hpp"
#include "app/text/fonts_lock.hpp"
#include "app/text/halo.hpp"
#include "app/text/text_layout_parts.hpp"

#include <pango/pangocairo.h>

#include <algorithm>
#include <cmath>
#include <new>
#include <utility>

namespace loci::text {
namespace {

struct AttributesUnref {
  void operator()(PangoAttrList* list) const { pango_attr_list_unref(list); }
};
struct SurfaceDestroy {
  void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
};
struct ContextDestroy {
  void operator()(cairo_t* context) const { cairo_destroy(context); }
};
using Attributes = std::unique_ptr<PangoAttrList, AttributesUnref>;
using Surface = std::unique_ptr<cairo_surface_t, SurfaceDestroy>;
using Cairo = std::unique_ptr<cairo_t, ContextDestroy>;

struct Rgb16 {
  guint16 red, green, blue;
};
Rgb16 to_rgb16(std::uint32_t colour) {
  const auto wide = [](std::uint32_t c) { return static_cast<guint16>((c & 0xFFu) * 257u); };
  return {wide(colour >> 16), wide(colour >> 8), wide(colour)};
}

void set_source(cairo_t* cairo, std::uint32_t colour) {
  cairo_set_source_rgb(cairo, ((colour >> 16) & 0xFFu) / 255.0, ((colour >> 8) & 0xFFu) / 255.0,
                       (colour & 0xFFu) / 255.0);
}

/// One context a thread, as Pango wants it: its fonts are found once.
PangoContext* context_of_thread() {
  thread_local const Handle<PangoContext> context = [] {
    name_following_families();
    Handle<PangoContext> made(pango_font_map_create_context(pango_cairo_font_map_get_default()));
    cairo_font_options_t* options = cairo_font_options_create();
    cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY);
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
    pango_cairo_context_set_font_options(made.get(), options);
    cairo_font_options_destroy(options);
    pango_context_set_round_glyph_positions(made.get(), FALSE);
    return made;
  }();
  return context.get();
}

void insert(PangoAttrList* list, PangoAttribute* attribute, const TextMark& mark,
            const ShownText& text) {
  attribute->start_index = static_cast<guint>(text.to_shown(mark.begin));
  attribute->end_index = static_cast<guint>(text.to_shown(mark.end));
  pango_attr_list_insert(list, attribute);
}

Attributes attributes_of(const TextStyle& style, const std::vector<TextMark>& marks,
                         const ShownText& text, double pixel_ratio) {
  Attributes list(pango_attr_list_new());
  if (style.tracking_px != 0) {
    pango_attr_list_insert(list.get(), pango_attr_letter_spacing_new(static_cast<int>(
                                           style.tracking_px * pixel_ratio * PANGO_SCALE)));
  }
  for (const TextMark& mark : marks) {
    if (mark.begin >= mark.end) continue;
    const Rgb16 letters = to_rgb16(mark.colour), behind = to_rgb16(mark.background);
    insert(list.get(), pango_attr_foreground_new(letters.red, letters.green, letters.blue), mark,
           text);
    if (mark.background_alpha > 0) {
      const double alpha = std::min(1.0, mark.background_alpha) * 65535.0;
      insert(list.get(), pango_attr_background_new(behind.red, behind.green, behind.blue), mark,
             text);
      insert(list.get(), pango_attr_background_alpha_new(static_cast<guint16>(alpha)), mark, text);
    }
    if (mark.underline) {
      insert(list.get(), pango_attr_underline_new(PANGO_UNDERLINE_SINGLE), mark, text);
    }
    if (mark.bold) insert(list.get(), pango_attr_weight_new(PANGO_WEIGHT_SEMIBOLD), mark, text);
  }
  return list;
}

/// A transparent surface of the size of some pixels, and makes room in them.
struct Canvas {
  explicit Canvas(TextLayout::Pixels& pixels)
      : surface(cairo_image_surface_create(CAIRO_FORMAT_ARGB32, pixels.width_px, pixels.height_px)),
        cairo(cairo_create(surface.get())) {
    if (cairo_status(cairo.get()) != CAIRO_STATUS_SUCCESS) throw std::bad_alloc();
    pixels.rgba.resize(static_cast<std::size_t>(pixels.width_px) *
                       static_cast<std::size_t>(pixels.height_px) * 4);
  }
  Surface surface;
  Cairo cairo;
};

/// cairo keeps native-endian 32-bit words of ARGB.
void to_rgba(cairo_surface_t* surface, TextLayout::Pixels& pixels) {
  cairo_surface_flush(surface);
  const unsigned char* data = cairo_image_surface_get_data(surface);
  const int stride = cairo_image_surface_get_stride(surface);
  std::uint8_t* to = pixels.rgba.data();
  for (int y = 0; y < pixels.height_px; ++y) {
    const auto* row =
        reinterpret_cast<const std::uint32_t*>(data + static_cast<std::ptrdiff_t>(y) * stride);
    for (int x = 0; x < pixels.width_px; ++x, to += 4) {
      to[0] = static_cast<std::uint8_t>(row[x] >> 16);
      to[1] = static_cast<std::uint8_t>(row[x] >> 8);
      to[2] = static_cast<std::uint8_t>(row[x]);
      to[3] = static_cast<std::uint8_t>(row[x] >> 24);
    }
  }
}

}  // namespace

double usual_size_px(double size_px) {
  return std::round(2 * size_px) / 2;
}

TextLayout::TextLayout(std::string utf8, const TextStyle& style, std::vector<TextMark> marks,
                       double pixel_ratio)
    : parts_(std::make_unique<Parts>(
          Parts{ShownText(std::move(utf8)), style, pixel_ratio, Handle<PangoLayout>()})) {
  const FontsLock lock;
  parts_->layout.reset(pango_layout_new(context_of_thread()));
  PangoLayout* const layout = parts_->layout.get();
  PangoFontDescription* const font = pango_font_description_new();
  pango_font_description_set_family_static(font, first_family);
  pango_font_description_set_absolute_size(font, style.size_px * pixel_ratio * PANGO_SCALE);
  pango_font_description_set_weight(font, static_cast<PangoWeight>(style.weight));
  pango_font_description_set_style(font, style.italic ? PANGO_STYLE_ITALIC : PANGO_STYLE_NORMAL);
  pango_layout_set_font_description(layout, font);
  pango_font_description_free(font);

  if (style.wrap_width_px > 0) {
    pango_layout_set_width(layout, static_cast<int>(style.wrap_width_px * parts_->units()));
    // A map's label is never cut within a word; a reader's text may have to be.
    pango_layout_set_wrap(layout, style.centred ? PANGO_WRAP_WORD : PANGO_WRAP_WORD_CHAR);
  }
  if (style.centred) pango_layout_set_alignment(layout, PANGO_ALIGN_CENTER);
  if (style.ellipsize) pango_layout_set_ellipsize(layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_single_paragraph_mode(layout, style.ellipsize || style.wrap_width_px <= 0);
  if (style.line_height != 1.0) {
    pango_layout_set_line_spacing(layout, static_cast<float>(style.line_height));
  }
  const std::string& shown = parts_->text.utf8();
  pango_layout_set_text(layout, shown.data(), static_cast<int>(shown.size()));
  pango_layout_set_attributes(layout, attributes_of(style, marks, parts_->text, pixel_ratio).get());
}

TextLayout::~TextLayout() = default;
TextLayout::TextLayout(TextLayout&&) noexcept = default;
TextLayout& TextLayout::operator=(TextLayout&&) noexcept = default;

double TextLayout::width_px() const {
  const FontsLock lock;
  PangoRectangle logical;
  pango_layout_get_extents(parts_->layout.get(), nullptr, &logical);
  return (logical.x + logical.width) / parts_->units();
}

double TextLayout::height_px() const {
  const FontsLock lock;
  PangoRectangle logical;
  pango_layout_get_extents(parts_->layout.get(), nullptr, &logical);
  return (logical.y + logical.height) / parts_->units();
}

double TextLayout::baseline_px() const {
  const FontsLock lock;
  return pango_layout_get_baseline(parts_->layout.get()) / parts_->units();
}

void TextLayout::paint(_cairo* cairo) const {
  const FontsLock lock;
  const double halo_px = parts_->style.halo_px * parts_->pixel_ratio;
  if (halo_px > 0) {
    cairo_move_to(cairo, 0, 0);
    pango_cairo_layout_path(cairo, parts_->layout.get());
    cairo_set_line_width(cairo, 2 * halo_px);
    cairo_set_line_join(cairo, CAIRO_LINE_JOIN_ROUND);
    set_source(cairo, parts_->style.halo);
    cairo_stroke(cairo);
  }
  paint_letters(cairo);
}

void TextLayout::paint_letters(_cairo* cairo) const {
  cairo_move_to(cairo, 0, 0);
  set_source(cairo, parts_->style.colour);
  pango_cairo_show_layout(cairo, parts_->layout.get());
}

void TextLayout::turn(_cairo* cairo, double angle_rad) const {
  PangoRectangle logical;
  pango_layout_get_pixel_extents(parts_->layout.get(), nullptr, &logical);
  cairo_rotate(cairo, angle_rad);
  cairo_translate(cairo, -logical.x - logical.width / 2.0, -logical.y - logical.height / 2.0);
}

void TextLayout::paint_turned(_cairo* cairo, double angle_rad) const {
  const FontsLock lock;
  turn(cairo, angle_rad);
  paint(cairo);
}

/// The halo is made of the letters' pixels: to stroke their outlines takes ten times as long.
void TextLayout::put_halo(Pixels& pixels) const {
  const double halo_px = parts_->style.halo_px * parts_->pixel_ratio;
  if (halo_px > 0) put_halo_behind(pixels, parts_->style.halo, halo_px);
}

TextLayout::Pixels TextLayout::frame() const {
  const FontsLock lock;
  PangoRectangle ink, logical;
  pango_layout_get_pixel_extents(parts_->layout.get(), &ink, &logical);
  const int grown = static_cast<int>(std::ceil(parts_->style.halo_px * parts_->pixel_ratio));
  const int left = std::min(ink.x, logical.x) - grown, top = std::min(ink.y, logical.y) - grown;
  const int right = std::max(ink.x + ink.width, logical.x + logical.width) + grown;
  const int bottom = std::max(ink.y + ink.height, logical.y + logical.height) + grown;
  return {std::max(1, right - left),
          std::max(1, bottom - top),
          -left,
          -top,
          {},
          parts_->text.utf8(),
          parts_->style};
}

/// \param place moves the layout to where it belongs in the pixels
template <typename Place>
void TextLayout::draw_letters(Pixels& pixels, Place place) const {
  const FontsLock lock;
  const Canvas canvas(pixels);
  place(canvas.cairo.get());
  paint_letters(canvas.cairo.get());
  to_rgba(canvas.surface.get(), pixels);
}

TextLayout::Pixels TextLayout::draw() const {
  Pixels pixels = frame();
  draw_letters(pixels, [&pixels](cairo_t* cairo) {
    cairo_translate(cairo, pixels.origin_x_px, pixels.origin_y_px);
  });
  put_halo(pixels);
  return pixels;
}

TextLayout::Pixels TextLayout::draw_turned(double angle_rad) const {
  PangoRectangle logical;
  {
    const FontsLock lock;
    pango_layout_get_pixel_extents(parts_->layout.get(), nullptr, &logical);
  }
  const double halo_px = std::ceil(parts_->style.halo_px * parts_->pixel_ratio) + 1;
  const double wide = logical.width + 2 * halo_px, high = logical.height + 2 * halo_px;
  const double cosine = std::abs(std::cos(angle_rad)), sine = std::abs(std::sin(angle_rad));
  const int half_width = static_cast<int>(std::ceil((wide * cosine + high * sine) / 2));
  const int half_height = static_cast<int>(std::ceil((wide * sine + high * cosine) / 2));
  Pixels pixels{2 * half_width,      2 * half_height, half_width, half_height, {},
                parts_->text.utf8(), parts_->style,   angle_rad};
  draw_letters(pixels, [&](cairo_t* cairo) {
    cairo_translate(cairo, half_width, half_height);
    turn(cairo, angle_rad);
  });
  put_halo(pixels);
  return pixels;
}

}  // namespace loci::text
