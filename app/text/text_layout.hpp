/// \file
/// Shaped text: any script, joined and in its own direction.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

struct _cairo;  // cairo_t

namespace loci::text {

/// How a piece of text looks. Fonts: Inter for Latin, Noto for the other scripts.
struct TextStyle {
  double size_px = 13;
  int weight = 400;  ///< 400 regular, 500 medium, 600 semibold
  bool italic = false;
  double tracking_px = 0;    ///< extra space between letters
  std::uint32_t colour = 0;  ///< 0xRRGGBB
  std::uint32_t halo = 0;    ///< colour of the halo
  double halo_px = 0;        ///< width of the halo; 0 for none
  double wrap_width_px = 0;  ///< lines are broken at this width; 0 for a single line
  bool centred = false;      ///< with wrap_width_px: lines in the middle of it
  bool ellipsize = false;    ///< with wrap_width_px: one line, cut with …
  double line_height = 1.0;  ///< multiple of the font's own

  bool operator==(const TextStyle&) const = default;
};

/// The nearest half pixel: for sizes that are computed. A size that has not been used before costs
/// a search through all fonts of the system.
double usual_size_px(double size_px);

/// A stretch of the text in another look: a mention.
struct TextMark {
  std::size_t begin = 0, end = 0;  ///< bytes of UTF-8
  std::uint32_t colour = 0;        ///< of the letters, 0xRRGGBB
  std::uint32_t background = 0;    ///< behind them, 0xRRGGBB
  double background_alpha = 0;     ///< 0 to 1
  bool underline = false;
  bool bold = false;

  bool operator==(const TextMark&) const = default;
};

/// A box of the laid-out text, in pixels from its top left corner.
struct TextBox {
  double left_px = 0, top_px = 0, right_px = 0, bottom_px = 0;
};

/// Text laid out by Pango. Copyable handles are not: move only. One thread at a time an object;
/// several objects on several threads are fine, but they take turns (fonts_lock.hpp).
class TextLayout {
 public:
  /// \param utf8 invalid bytes are shown as U+FFFD
  TextLayout(std::string utf8, const TextStyle& style, std::vector<TextMark> marks = {},
             double pixel_ratio = 1.0);
  ~TextLayout();
  TextLayout(TextLayout&&) noexcept;
  TextLayout& operator=(TextLayout&&) noexcept;

  double width_px() const;  ///< logical, without halo
  double height_px() const;
  double baseline_px() const;  ///< of the first line, from the top

  /// Premultiplied RGBA of width() x height(), grown by the halo on all sides.
  struct Pixels {
    int width_px = 0, height_px = 0;
    int origin_x_px = 0, origin_y_px = 0;  ///< where the layout's top left corner is in the pixels
    std::vector<std::uint8_t> rgba;
    // What was drawn, for those who draw it again where there are no pixels.
    std::string text;
    TextStyle style;
    double angle_rad = 0;
  };
  Pixels draw() const;
  /// The same without the bytes: how large it is.
  Pixels frame() const;
  /// Turned clockwise by angle_rad about the layout's middle, which is then at the origin.
  Pixels draw_turned(double angle_rad) const;
  /// The same with cairo, pixel_ratio units for a pixel: the top left corner at the origin.
  void paint(_cairo* cairo) const;
  void paint_turned(_cairo* cairo, double angle_rad) const;

  /// The byte of the text under a point; size of the text when beyond its end.
  std::size_t byte_at(double x_px, double y_px) const;
  /// The byte before which a caret stands that is set at a point: the nearer side of the letter
  /// there.
  std::size_t caret_at(double x_px, double y_px) const;
  /// The word that a byte belongs to, by Unicode's rules; between words the character there.
  struct Stretch {
    std::size_t begin = 0, end = 0;
  };
  Stretch word_at(std::size_t byte) const;
  /// The boxes that a stretch of bytes covers, one or more a line.
  std::vector<TextBox> boxes_of(std::size_t begin, std::size_t end) const;

 private:
  struct Parts;
  template <typename Place>
  void draw_letters(Pixels& pixels, Place place) const;
  void paint_letters(_cairo* cairo) const;
  void turn(_cairo* cairo, double angle_rad) const;
  void put_halo(Pixels& pixels) const;

  std::unique_ptr<Parts> parts_;
};

}  // namespace loci::text
