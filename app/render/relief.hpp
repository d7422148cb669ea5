/// \file
/// The relief under a picture.
#pragma once

#include "app/render/basemap.hpp"
#include "app/render/map_plane.hpp"

#include <cstddef>
#include <memory>
#include <vector>

namespace loci::render {

/// Differences of brightness from level ground, -127 to 127, one a pixel. Interpolated by cubic
/// B-splines, so that no pixel of the source shows however large it is drawn.
class Relief {
 public:
  /// Both must outlive this object.
  Relief(const Basemap& basemap, const MapPlane& plane);
  ~Relief();
  Relief(const Relief&) = delete;
  Relief& operator=(const Relief&) = delete;

  /// A row of pixels, good until the next call. From the top to the bottom it takes least time.
  const float* row(int y);

 private:
  class Upright;

  std::size_t width_px_;
  std::unique_ptr<Upright> upright_;  ///< Web Mercator: row by row
  std::vector<float> whole_;          ///< any other projection
};

}  // namespace loci::render
