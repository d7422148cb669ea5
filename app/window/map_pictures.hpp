/// \file
/// The map on the screen: tiles below, sprites above.
#pragma once

#include "app/panels/map_panel.hpp"
#include "app/render/annotator.hpp"
#include "app/render/tile_painter.hpp"
#include "app/session/session.hpp"
#include "app/window/annotation_worker.hpp"
#include "app/window/map_layer.hpp"
#include "app/window/sprites.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace loci::window {

/// A marker on the screen.
struct ShownMarker {
  std::string id, name;  ///< of its most mentioned place
  std::size_t mentions, places;
  map::ScreenPoint at;
};

/// Draws the session's map from pictures that threads paint.
class MapPictures : public panels::MapCanvas {
 public:
  /// \param tiles,annotations outlive this object, and so does the session
  MapPictures(const session::Session& session, TileWorkers& tiles, AnnotationWorker& annotations);

  void begin_frame(double pixel_ratio, double now_s);
  void draw(ImDrawList& list, const panels::Area& area, const map::MapView& view) override;
  std::optional<panels::Touched> touched(const map::MapView& view,
                                         const map::ScreenPoint& point) override;
  std::vector<panels::LegendEntry> legend() const override;
  std::vector<ShownMarker> markers() const;  ///< in the present view

  /// The next frame will look different.
  bool changing() const { return tiles_.fading() || sprites_.fading() || workers_.any_finished(); }
  bool sharp() const;    ///< nothing in sight is missing or on its way
  bool settled() const;  ///< sharp, and so are the surroundings

 private:
  bool out_of_date(const AnnotationRequest& wanted) const;
  void annotate();
  void prepare_steps();
  void tint_areas();
  void take_annotation(const map::MapView& view);
  SpriteChange change_to(const Annotation& next) const;

  const session::Session& session_;
  TileWorkers& workers_;
  AnnotationWorker& annotations_;
  TileTextures tiles_;
  TextureStore sprite_textures_;  // of its own: the panels need not be drawn anew for a new name
  Sprites sprites_;
  MapLines lines_;
  MapLayer layer_;
  map::SharedPlaces places_;
  TintedAreas tinted_;            ///< last; without its number
  map::SharedPlaces tinted_for_;  ///< what that was made from
  std::string tinted_selected_;
  std::optional<AnnotationRequest> requested_, shown_;
  bool prepared_ = false;              ///< for the steps from requested_
  std::optional<Annotation> waiting_;  ///< for a zoom that the view is still on its way to
  double pixel_ratio_ = 1, now_s_ = 0, seconds_ = 0;
};

}  // namespace loci::window
