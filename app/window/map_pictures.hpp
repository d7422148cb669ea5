/// \file
/// The map on the screen: tiles below, sprites above.
#pragma once

#include "app/panels/map_panel.hpp"
#include "app/render/annotator.hpp"
#include "app/render/tile_painter.hpp"
#include "app/session/session.hpp"
#include "app/window/annotation_worker.hpp"
#include "app/window/sprites.hpp"
#include "app/window/tile_layer.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace loci::window {

/// Draws the session's map from pictures that threads paint.
class MapPictures : public panels::MapCanvas {
 public:
  /// \param tiles,annotations outlive this object, and so does the session
  MapPictures(const session::Session& session, TileWorkers& tiles, AnnotationWorker& annotations);

  void begin_frame(double pixel_ratio, double now_s);
  void draw(ImDrawList& list, const panels::Area& area, const map::MapView& view) override;
  std::string place_at(const map::MapView& view, const map::ScreenPoint& point) override;

  /// The next frame will look different.
  bool changing() const { return tiles_.fading() || sprites_.fading() || workers_.any_finished(); }
  /// Tiles and sprites of the present view are all there.
  bool settled() const;

 private:
  bool out_of_date(const AnnotationRequest& wanted) const;
  void annotate();
  void tint_areas();
  void take_annotation(const map::MapView& view);

  const session::Session& session_;
  TileWorkers& workers_;
  AnnotationWorker& annotations_;
  TileTextures tiles_;
  TileLayer layer_;
  TextureStore sprite_textures_;  // of its own: the panels need not be drawn anew for a new name
  Sprites sprites_;
  std::shared_ptr<const std::vector<map::MapPlace>> places_;
  std::uint64_t places_of_ = ~std::uint64_t{0};
  TintedAreas tinted_;  ///< last; without its number
  std::optional<AnnotationRequest> requested_, shown_;
  std::optional<Annotation> waiting_;  ///< for a zoom that the view is still on its way to
  double pixel_ratio_ = 1, now_s_ = 0, seconds_ = 0;
};

}  // namespace loci::window
