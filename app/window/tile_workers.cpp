#include "app/window/tile_workers.hpp"

#include "app/window/texture_store.hpp"
#include "geo/usable_processors.hpp"

#include <fmt/format.h>

#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <exception>
#include <utility>

namespace loci::window {
namespace {

constexpr unsigned most_threads = 6;
constexpr int behind_the_window = 5;  // nice value: frames come first

constexpr int selected_over = 3;  // times the tint of a mentioned area

bool is_transparent(const render::Picture& picture) {
  for (std::size_t i = 3; i < picture.rgba.size(); i += 4) {
    if (picture.rgba[i] != 0) return false;
  }
  return true;
}

render::Picture paint_areas(const render::TilePainter& painter, const TileKey& key,
                            const TintedAreas& areas, const geo::Projection& projection) {
  const auto painted = [&](const std::vector<map::MapPlace>& places) {
    return painter.paint_areas(key.tile, places, key.theme, key.pixel_ratio, projection);
  };
  render::Picture picture = painted(areas.mentioned);
  if (!areas.selected.empty()) {
    const render::Picture selected = painted(areas.selected);
    for (int i = 0; i < selected_over; ++i) render::draw_over(picture, selected, 0, 0);
  }
  if (is_transparent(picture)) return {};
  picture.rgba = straight_alpha(picture);
  return picture;
}

}  // namespace

TileWorkers::TileWorkers(const render::TilePainter& painter, std::function<void()> wake)
    : painter_(painter), wake_(std::move(wake)) {
  const unsigned threads = std::min(geo::usable_processors(), most_threads);
  for (unsigned i = 0; i < threads; ++i) {
    threads_.emplace_back([this](std::stop_token stop) { work(stop); });
  }
}

TileWorkers::~TileWorkers() = default;

void TileWorkers::tint(std::shared_ptr<const TintedAreas> areas) {
  const std::lock_guard lock(mutex_);
  areas_ = std::move(areas);
}

void TileWorkers::show(std::uint64_t number, render::MapSetting setting) {
  const std::lock_guard lock(mutex_);
  if (setting.projection != setting_->projection) plane_ = number;
  number_ = number;
  setting_ = std::make_shared<const render::MapSetting>(std::move(setting));
  wanted_.clear();
}

void TileWorkers::want(std::vector<TileKey> tiles) {
  const std::lock_guard lock(mutex_);
  const auto under_way = [&](const TileKey& key) {
    return in_work_.contains(key) || std::any_of(done_.begin(), done_.end(),
                                                 [&](const auto& done) { return done.key == key; });
  };
  std::erase_if(tiles, under_way);
  std::reverse(tiles.begin(), tiles.end());
  wanted_ = std::move(tiles);
  more_.notify_all();
}

std::vector<PaintedTile> TileWorkers::take(std::size_t most) {
  const std::lock_guard lock(mutex_);
  std::vector<PaintedTile> taken;
  const std::size_t count = std::min(most, done_.size());
  std::move(done_.begin(), done_.begin() + static_cast<std::ptrdiff_t>(count),
            std::back_inserter(taken));
  done_.erase(done_.begin(), done_.begin() + static_cast<std::ptrdiff_t>(count));
  return taken;
}

std::vector<FailedLayer> TileWorkers::take_failures() {
  const std::lock_guard lock(mutex_);
  return std::exchange(failures_, {});
}

void TileWorkers::note_failure(const render::LayerFailure& failure) {
  const std::lock_guard lock(mutex_);
  if (std::find(failed_.begin(), failed_.end(), failure.layer()) != failed_.end()) return;
  failed_.push_back(failure.layer());
  failures_.push_back({failure.layer(), failure.what()});
}

bool TileWorkers::has_failed(const render::LayerOnMap& shown) const {
  const std::lock_guard lock(mutex_);
  return std::find(failed_.begin(), failed_.end(), shown.layer) != failed_.end();
}

/// Without the layers that cannot be drawn: one try for each.
render::Picture TileWorkers::paint_ground(const TileKey& key, render::MapSetting setting) {
  while (true) {
    std::erase_if(setting.layers, [this](const auto& shown) { return has_failed(shown); });
    if (setting.ground.layer != nullptr && has_failed(setting.ground)) setting.ground = {};
    try {
      return painter_.paint(key.tile, key.theme, key.pixel_ratio, setting);
    } catch (const render::LayerFailure& failure) {
      note_failure(failure);
    }
  }
}

bool TileWorkers::any_finished() const {
  const std::lock_guard lock(mutex_);
  return !done_.empty();
}

/// A tile that cannot be painted stays empty: the rest of the map goes on.
render::Picture TileWorkers::paint(const TileKey& key, const TintedAreas* areas,
                                   const render::MapSetting* setting) {
  try {
    if (setting == nullptr) return {};
    if (key.areas == 0) return paint_ground(key, *setting);
    if (areas == nullptr || areas->number != key.areas) return {};
    return paint_areas(painter_, key, *areas, setting->projection);
  } catch (const std::exception& error) {
    fmt::print(stderr, "loci-map: a tile was not painted: {}\n", error.what());
    return {};
  }
}

void TileWorkers::work(std::stop_token stop) {
  setpriority(PRIO_PROCESS, static_cast<id_t>(gettid()), behind_the_window);
  std::unique_lock lock(mutex_);
  while (more_.wait(lock, stop, [&] { return !wanted_.empty(); })) {
    const TileKey key = wanted_.back();
    wanted_.pop_back();
    in_work_.insert(key);
    const auto areas = areas_;
    const bool holds = key.setting == (key.areas == 0 ? number_ : plane_);
    const auto setting = holds ? setting_ : nullptr;
    lock.unlock();
    render::Picture picture = paint(key, areas.get(), setting.get());
    lock.lock();
    in_work_.erase(key);
    done_.push_back({key, std::move(picture)});
    if (wake_) wake_();
  }
}

}  // namespace loci::window
