/// \file
/// Threads that paint tiles.
#pragma once

#include "app/map/tile.hpp"
#include "app/render/tile_painter.hpp"

#include <condition_variable>
#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <set>
#include <stop_token>
#include <string>
#include <thread>
#include <vector>

namespace loci::window {

/// The areas that are tinted on the map.
struct TintedAreas {
  std::uint64_t number = 0;  ///< another one for other areas; not 0
  std::vector<map::MapPlace> mentioned;
  std::vector<map::MapPlace> selected;  ///< none or one

  bool operator==(const TintedAreas&) const = default;
};

/// Which picture of a tile.
struct TileKey {
  map::TileId tile;
  render::Theme theme = render::Theme::light;
  double pixel_ratio = 1;
  std::uint64_t areas = 0;  ///< 0: the basemap; else the number of the areas that are over it
  /// The number of TileWorkers::show(); of areas, the first with the projection that holds.
  std::uint64_t setting = 0;

  auto operator<=>(const TileKey&) const = default;
};

/// A file of the user's that could not be drawn, and why.
struct FailedLayer {
  std::shared_ptr<const render::UserLayer> layer;
  std::string why;
};

struct PaintedTile {
  TileKey key;
  render::Picture picture;  ///< without pixels: nothing is to be seen; of areas with straight alpha
};

/// Paints the tiles most wanted first. What is no longer wanted is not begun.
class TileWorkers {
 public:
  /// \param painter outlives this object
  /// \param wake called, from any thread, when a tile is finished
  TileWorkers(const render::TilePainter& painter, std::function<void()> wake);
  ~TileWorkers();
  TileWorkers(const TileWorkers&) = delete;
  TileWorkers& operator=(const TileWorkers&) = delete;

  /// What tiles with this number of areas are painted from.
  void tint(std::shared_ptr<const TintedAreas> areas);
  /// How tiles with this number are painted; those with an earlier one no longer are, but for areas
  /// while the projection is the same.
  void show(std::uint64_t number, render::MapSetting setting);
  /// Replaces what is wanted; the first is painted first.
  void want(std::vector<TileKey> tiles);
  /// At most so many finished tiles.
  std::vector<PaintedTile> take(std::size_t most);
  bool any_finished() const;  ///< take() would bring some
  /// Layers that could not be drawn since the last call, each once: tiles go on without them.
  std::vector<FailedLayer> take_failures();

 private:
  void work(std::stop_token stop);
  render::Picture paint(const TileKey& key, const TintedAreas* areas,
                        const render::MapSetting* setting);
  render::Picture paint_ground(const TileKey& key, render::MapSetting setting);
  void note_failure(const render::LayerFailure& failure);
  bool has_failed(const render::LayerOnMap& shown) const;

  const render::TilePainter& painter_;
  std::function<void()> wake_;
  mutable std::mutex mutex_;
  std::condition_variable_any more_;
  std::shared_ptr<const TintedAreas> areas_;
  std::uint64_t number_ = 0;  ///< of setting_
  std::uint64_t plane_ = 0;   ///< the first number with its projection
  std::vector<std::shared_ptr<const render::UserLayer>> failed_;
  std::vector<FailedLayer> failures_;  ///< not taken yet
  std::shared_ptr<const render::MapSetting> setting_ = std::make_shared<const render::MapSetting>();
  std::vector<TileKey> wanted_;  ///< the last is painted first
  std::set<TileKey> in_work_;
  std::vector<PaintedTile> done_;
  std::vector<std::jthread> threads_;  // last: they use all of the above
};

}  // namespace loci::window
