/// \file
/// The map as pixels, antialiased by AGG.
#pragma once

#include "app/render/ink.hpp"

#include <cstdint>
#include <memory>

namespace loci::render {

class PixelInk : public Ink {
 public:
  /// \param picture drawn on; outlives this object
  explicit PixelInk(Picture& picture);
  /// \param rows drawn on as if they were all of the picture
  PixelInk(Picture& picture, const Rows& rows);
  ~PixelInk() override;

  void add_ring(const Outline& ring) override;
  void add_line(const Outline& line, const Pen& pen, double dash_start_px) override;
  void draw(Colour colour, double alpha) override;
  void draw_land(const MapStyle& style, double relief_strength,
                 const std::function<const float*(int y)>& relief) override;
  void draw_picture(const Picture& picture, double alpha) override;

  /// How much of each pixel the rings cover, 0 to 255; forgets them.
  std::vector<std::uint8_t> coverage();

 private:
  struct Outlines;

  std::uint8_t* pixel(int x_px, int y_px);

  Picture& picture_;
  Rows rows_;
  std::unique_ptr<Outlines> outlines_;
};

}  // namespace loci::render
