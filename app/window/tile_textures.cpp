#include "app/window/tile_textures.hpp"

#include "app/window/framebuffer.hpp"

#include <algorithm>
#include <cmath>
#include <memory>
#include <utility>

namespace loci::window {
namespace {

constexpr double tile_fade_s = 0.16;
constexpr std::size_t uploads_a_frame = 3;  // about a millisecond each with software OpenGL
constexpr std::size_t uploads_at_rest = 16;
constexpr std::size_t memory_bytes = 256u << 20;
constexpr int coarser_levels = 3;
constexpr double short_zoom = 2.1;  // levels
constexpr double ahead_px = 320;    // painted around the view before it is needed

/// A little finer than the view rather than coarser: shrunk pictures stay crisp.
int tile_zoom(const map::MapView& view) {
  return std::clamp(static_cast<int>(std::ceil(view.zoom() - 0.26)), 0,
                    static_cast<int>(map::max_zoom));
}

map::TileId ancestor(const map::TileId& tile, int levels) {
  return {tile.zoom - levels, tile.column >> levels, tile.row >> levels};
}

ImU32 white(double alpha) {
  return IM_COL32(255, 255, 255, static_cast<int>(alpha * 255 + 0.5));
}

}  // namespace

TileTextures::Tile* TileTextures::find(const TileKey& key) {
  const auto found = tiles_.find(key);
  if (found == tiles_.end()) return nullptr;
  found->second.seen_s = now_s_;
  return &found->second;
}

/// Tiles are kept in the order of their keys, so that those of one tile follow each other.
TileTextures::Tile* TileTextures::newest(const TileKey& key) {
  auto next = tiles_.upper_bound(key);
  if (next == tiles_.begin()) return nullptr;
  TileKey before = (--next)->first;
  if (before.setting < plane_) return nullptr;
  before.setting = key.setting;
  if (before != key) return nullptr;
  next->second.seen_s = now_s_;
  return &next->second;
}

TileKey TileTextures::key_of_areas(TileKey key) const {
  key.areas = areas_;
  key.setting = plane_;
  return key;
}

void TileTextures::tint(TintedAreas areas) {
  areas_before_ = areas_;
  areas.number = ++areas_;
  workers_.tint(std::make_shared<const TintedAreas>(std::move(areas)));
  std::erase_if(tiles_, [&](const auto& kept) {
    const std::uint64_t number = kept.first.areas;
    return number != 0 && number != areas_ && number != areas_before_;
  });
}

void TileTextures::show(const render::MapSetting& setting) {
  if (setting == shown_) return;
  workers_.show(++setting_, setting);
  if (setting.projection != shown_.projection) {
    tiles_.clear();
    plane_ = setting_;
  }
  shown_ = setting;
}

bool TileTextures::update(const map::MapView& view, const map::MapView& destination,
                          render::Theme theme, double pixel_ratio, double now_s) {
  now_s_ = now_s;
  const bool moving = view != destination || view != updated_for_;
  updated_for_ = view;
  const bool news = take_painted(moving);
  want(view, destination, moving, {{}, theme, pixel_ratio, 0, setting_});
  forget_oldest();
  return news;
}

void TileTextures::draw(ImDrawList& list, const panels::Area& area, const map::MapView& view,
                        render::Theme theme, double pixel_ratio) {
  fading_ = false;
  complete_ = true;
  const auto ratio = static_cast<float>(pixel_ratio);
  // Edges on whole pixels of the screen: neighbours share them, and a tile at its own size stays
  // sharp.
  const auto snapped = [&](double px, float from) {
    return std::round((static_cast<float>(px) + from) * ratio) / ratio;
  };
  std::vector<Drawn> tiles;
  for (const map::PlacedTile& placed : map::tiles_for(view, tile_zoom(view))) {
    tiles.push_back(
        {{placed.tile, theme, pixel_ratio, 0, setting_},
         {snapped(placed.rect.left_px, area.min.x), snapped(placed.rect.top_px, area.min.y)},
         {snapped(placed.rect.right_px, area.min.x), snapped(placed.rect.bottom_px, area.min.y)}});
  }
  const render::MapStyle& style = render::map_style(theme);
  const bool endless = view.projection().is_web_mercator();
  list.AddRectFilled(area.min, area.max, panels::solid(endless ? style.sea : style.paper));
  draw_basemap(list, tiles);
  if (areas_ != 0) draw_areas(list, tiles);
  areas_drawn_ = areas_;
  setting_drawn_ = setting_;
}

double TileTextures::opacity(const Tile* tile) const {
  return tile == nullptr ? 0 : std::min(1.0, (now_s_ - tile->since_s) / tile_fade_s);
}

void TileTextures::draw_basemap(ImDrawList& list, const std::vector<Drawn>& tiles) {
  copying_smoothly(list);
  std::vector<const Drawn*> others;
  for (const Drawn& drawn : tiles) {
    const Tile* const tile = find(drawn.key);
    if (opacity(tile) < 1 || !tile->texture) {
      others.push_back(&drawn);
    } else {
      list.AddImage(tile->texture.id(), drawn.from, drawn.to);
    }
  }
  blending_as_usual(list);
  for (const Drawn* const drawn : others) {
    if (!draw_before(list, *drawn)) draw_relatives(list, drawn->key, drawn->from, drawn->to);
    const Tile* const tile = find(drawn->key);
    complete_ = complete_ && opacity(tile) >= 1;
    if (tile == nullptr || !tile->texture) continue;
    list.AddImage(tile->texture.id(), drawn->from, drawn->to, {0, 0}, {1, 1}, white(opacity(tile)));
    fading_ = true;
  }
}

/// True where there is a tile of an earlier setting.
bool TileTextures::draw_before(ImDrawList& list, const Drawn& drawn) {
  TileKey key = drawn.key;
  if (key.setting == plane_) return false;
  --key.setting;
  const Tile* const tile = newest(key);
  if (tile == nullptr || !tile->texture) return false;
  list.AddImage(tile->texture.id(), drawn.from, drawn.to);
  return true;
}

/// Those of before are shown until the new ones have come.
void TileTextures::draw_areas(ImDrawList& list, const std::vector<Drawn>& tiles) {
  for (const Drawn& drawn : tiles) {
    TileKey key = key_of_areas(drawn.key);
    const Tile* tile = find(key);
    complete_ = complete_ && tile != nullptr;
    if (tile == nullptr && draw_ancestor(list, key, drawn.from, drawn.to)) continue;
    if (tile == nullptr) {
      key.areas = areas_before_;
      tile = areas_before_ != 0 ? find(key) : nullptr;
    }
    if (tile != nullptr && tile->texture) list.AddImage(tile->texture.id(), drawn.from, drawn.to);
  }
}

bool TileTextures::take_painted(bool moving) {
  bool any = false;
  for (PaintedTile& painted : workers_.take(moving ? uploads_a_frame : uploads_at_rest)) {
    const render::Picture& picture = painted.picture;
    const bool old = painted.key.areas != 0 && painted.key.areas != areas_;
    if (old || painted.key.setting != (painted.key.areas == 0 ? setting_ : plane_)) continue;
    any = true;
    Tile tile{{}, now_s_, now_s_};
    if (!picture.rgba.empty()) {
      tile.texture = GlTexture(picture.width_px, picture.height_px, picture.rgba.data());
    }
    tiles_.insert_or_assign(painted.key, std::move(tile));
    forget_before(painted.key);
  }
  return any;
}

/// Of a tile as it was with earlier settings only the last is of use, to fade from.
void TileTextures::forget_before(const TileKey& key) {
  if (key.setting == 0) return;
  TileKey before = key, first = key;
  --before.setting;
  first.setting = 0;
  auto end = tiles_.upper_bound(before);
  const auto begin = tiles_.lower_bound(first);
  if (end != begin) tiles_.erase(begin, --end);
}

/// Tiles that are not there yet, the most wanted first, each once.
class TileTextures::Wanted {
 public:
  Wanted(const TileTextures& textures, const TileKey& like) : textures_(textures), key_(like) {}

  void add(const map::TileId& tile) {
    key_.tile = tile;
    add_once(key_);
  }

  /// What a view consists of.
  void add(const map::MapView& view, int zoom) {
    const auto visible = map::tiles_for(view, zoom);
    for (const auto& placed : visible) add(placed.tile);
    if (textures_.areas_ == 0) return;
    for (const auto& placed : visible) {
      key_.tile = placed.tile;
      add_once(textures_.key_of_areas(key_));
    }
  }

  std::vector<TileKey> tiles;

 private:
  void add_once(const TileKey& key) {
    if (textures_.tiles_.contains(key)) return;
    if (std::find(tiles.begin(), tiles.end(), key) == tiles.end()) tiles.push_back(key);
  }

  const TileTextures& textures_;
  TileKey key_;
};

void TileTextures::want(const map::MapView& view, const map::MapView& destination, bool moving,
                        const TileKey& like) {
  Wanted wanted(*this, like);
  const int zoom = tile_zoom(destination);
  if (tiles_.empty()) wanted.add({0, 0, 0});  // something to show at once
  wanted.add(destination, zoom);
  // What is passed in a short zoom is shown from its relatives.
  if (std::abs(view.zoom() - destination.zoom()) > short_zoom) wanted.add(view, tile_zoom(view));
  const int coarser = std::min(zoom, coarser_levels);
  for (const auto& placed : map::tiles_for(destination, zoom)) {
    wanted.add(ancestor(placed.tile, coarser));
  }
  wanted.add(destination.with_margin(ahead_px), zoom);
  missing_ = wanted.tiles.size();
  if (!moving) {  // so that a step is sharp when its motion ends
    const map::ScreenPoint middle{view.width_px() / 2, view.height_px() / 2};
    for (const double step : {1.0, -1.0}) {
      const map::MapView next = view.zoomed_at(middle, view.zoom() + step);
      if (next.zoom() != view.zoom()) wanted.add(next, tile_zoom(next));
    }
  }
  workers_.want(std::move(wanted.tiles));
}

void TileTextures::draw_relatives(ImDrawList& list, const TileKey& key, ImVec2 from, ImVec2 to) {
  draw_ancestor(list, key, from, to);
  draw_children(list, key, from, to);
}

bool TileTextures::draw_ancestor(ImDrawList& list, const TileKey& key, ImVec2 from, ImVec2 to) {
  for (int levels = 1; levels <= key.tile.zoom; ++levels) {
    TileKey coarser = key;
    coarser.tile = ancestor(key.tile, levels);
    Tile* const tile = newest(coarser);
    if (tile == nullptr) continue;
    if (!tile->texture) return true;
    const float share = 1.0F / static_cast<float>(1 << levels);
    const int mask = (1 << levels) - 1;
    const ImVec2 uv{static_cast<float>(key.tile.column & mask) * share,
                    static_cast<float>(key.tile.row & mask) * share};
    list.AddImage(tile->texture.id(), from, to, uv, {uv.x + share, uv.y + share});
    return true;
  }
  return false;
}

void TileTextures::draw_children(ImDrawList& list, const TileKey& key, ImVec2 from, ImVec2 to) {
  const ImVec2 middle{(from.x + to.x) / 2, (from.y + to.y) / 2};
  for (int i = 0; i < 4; ++i) {
    const int right = i & 1, down = i >> 1;
    TileKey finer = key;
    finer.tile = {key.tile.zoom + 1, key.tile.column * 2 + right, key.tile.row * 2 + down};
    Tile* const tile = newest(finer);
    if (tile == nullptr || !tile->texture) continue;
    list.AddImage(tile->texture.id(),
                  {right != 0 ? middle.x : from.x, down != 0 ? middle.y : from.y},
                  {right != 0 ? to.x : middle.x, down != 0 ? to.y : middle.y});
  }
}

void TileTextures::forget_oldest() {
  if (tiles_.empty()) return;
  const double side = map::tile_size_px * tiles_.begin()->first.pixel_ratio;
  const auto most =
      std::max<std::size_t>(64, memory_bytes / static_cast<std::size_t>(side * side * 4));
  while (tiles_.size() > most) {
    const auto oldest = std::min_element(
        tiles_.begin(), tiles_.end(),
        [](const auto& a, const auto& b) { return a.second.seen_s < b.second.seen_s; });
    tiles_.erase(oldest);
  }
}

}  // namespace loci::window
