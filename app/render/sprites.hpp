/// \file
/// The small pictures of which the annotation consists, each drawn once.
#pragma once

#include "app/render/map_style.hpp"
#include "app/render/picture.hpp"
#include "app/text/text_layout.hpp"

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

namespace loci::render {

/// A picture and where its middle is. Sizes in pixels of the view; the picture has pixel_ratio
/// times as many.
struct Sprite {
  std::shared_ptr<const Picture> picture;
  double width_px = 0, height_px = 0;  ///< of what it shows, without halo: what must not be covered
  double middle_x_px = 0,
         middle_y_px = 0;  ///< of what it shows, from the picture's top left corner
};

/// A line of a label.
struct LabelLine {
  std::string text;
  text::TextStyle style;
};

/// What a label covers, in pixels of the view.
struct LabelSize {
  double width_px = 0, height_px = 0;
};

/// How a marker looks.
struct MarkerLook {
  std::size_t mentions = 1;
  bool several = false;  ///< a cluster of places
  Colour colour = 0;
  bool selected = false;
  bool hovered = false;

  auto operator<=>(const MarkerLook&) const = default;
};

/// Draws sprites and keeps them: asked for the same again, it gives the same picture. One thread at
/// a time.
class Sprites {
 public:
  Sprites(Theme theme, double pixel_ratio);

  /// Lines under each other, centred.
  const Sprite& label(const std::vector<LabelLine>& lines);
  /// The size of that sprite, which need not be drawn for it: most names find no room.
  LabelSize label_size(const std::vector<LabelLine>& lines);
  /// One line, turned clockwise by whole degrees.
  const Sprite& turned_label(const LabelLine& line, int angle_deg);
  /// A name with a count in a small pill behind it: an area that is mentioned.
  const Sprite& area_label(const LabelLine& name, std::size_t mentions);
  LabelSize area_label_size(const LabelLine& name, std::size_t mentions);
  const Sprite& city_dot(double diameter_px, bool capital);
  const Sprite& marker(const MarkerLook& look);
  const Sprite& glow(const MarkerLook& look);

  /// Finds the fonts that markers need, which takes a while, until goes_on() is false.
  void find_fonts(const std::function<bool()>& goes_on) const;

  /// Lets all go when they have become many. The pictures that are in use elsewhere stay.
  void forget_many();

 private:
  /// The lines of a label that are measured, but perhaps not drawn yet.
  struct Measured {
    std::string key;
    std::vector<text::TextLayout> lines;
    LabelSize size;
  };
  const Measured& measured(const std::string& key, const std::vector<LabelLine>& lines);

  /// Of what an area's label consists. Lengths in pixels of the picture.
  struct AreaParts {
    std::string key;
    text::TextLayout name, count;
    int pill_width = 0, pill_height = 0, gap = 0;
    int width = 0, height = 0;  ///< of all of it
  };
  const AreaParts& area_parts(const std::string& key, const LabelLine& name, std::size_t mentions);
  text::TextStyle count_style(double size_px) const;

  const Sprite* kept(const std::string& key) const;
  const Sprite& keep(const std::string& key, Picture picture, double width_px, double height_px);

  const MapStyle& style_;
  double ratio_;
  std::map<std::string, Sprite> sprites_;
  Measured last_;
  std::optional<AreaParts> last_area_;
};

}  // namespace loci::render
