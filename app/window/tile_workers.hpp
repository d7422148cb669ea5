/// \file
/// Threads that paint tiles.
#pragma once

#include "app/map/tile.hpp"
#include "app/render/tile_painter.hpp"

#include <condition_variable>
#include <functional>
#include <mutex>
#include <set>
#include <stop_token>
#include <thread>
#include <vector>

namespace loci::window {

/// Which picture of a tile.
struct TileKey {
  map::TileId tile;
  render::Theme theme = render::Theme::light;
  double pixel_ratio = 1;

  auto operator<=>(const TileKey&) const = default;
};

struct PaintedTile {
  TileKey key;
  render::Picture picture;
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

  /// Replaces what is wanted; the first is painted first.
  void want(std::vector<TileKey> tiles);
  /// At most so many finished tiles.
  std::vector<PaintedTile> take(std::size_t most);
  bool any_finished() const;  ///< take() would bring some
  bool idle() const;          ///< nothing wanted, nothing being painted, nothing to take

 private:
  void work(std::stop_token stop);

  const render::TilePainter& painter_;
  std::function<void()> wake_;
  mutable std::mutex mutex_;
  std::condition_variable_any more_;
  std::vector<TileKey> wanted_;  ///< the last is painted first
  std::set<TileKey> in_work_;
  std::vector<PaintedTile> done_;
  std::vector<std::jthread> threads_;  // last: they use all of the above
};

}  // namespace loci::window
