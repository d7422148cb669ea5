#include "app/export/page_basemap.hpp"

#include "app/export/page_outlines.hpp"
#include "app/render/map_names.hpp"
#include "geo/json_text.hpp"
#include "geo/web_mercator.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <utility>
#include <vector>

namespace loci::exports {
namespace {

using render::AreaKind;
using render::Basemap;
using render::LineKind;
using render::MapBox;
using render::MapPoint;
using render::world_units;

constexpr std::size_t most_names = 5000;

/// The world, or the tiles of one size.
struct Level {
  std::size_t detail;  ///< level of the basemap
  double zoom;         ///< from which it is drawn
  int side_bits;       ///< points are whole numbers from 0 to 2^side_bits
  int tile_bits;       ///< 2^tile_bits squares are as wide as the world
  std::size_t bytes;   ///< room for all of them
};
constexpr Level world_level{1, 0, 14, 0, 0};
constexpr std::array tile_levels{Level{3, 3.5, 17, 4, 550'000}, Level{4, 6.2, 20, 6, 350'000}};

/// A part of a level.
struct Tile {
  Level level;
  int column = 0, row = 0;
  MapBox box;

  bool is_world() const { return level.tile_bits == 0; }
  /// What is smaller than a pixel and a half where it is first drawn is not worth its bytes.
  std::int32_t least_size() const {
    return static_cast<std::int32_t>(1.5 * world_units / (256 * std::exp2(level.zoom + 2)));
  }
};

Tile tile_at(const Level& level, int column, int row) {
  const std::int32_t side = world_units >> level.tile_bits;
  return {level, column, row, {column * side, row * side, (column + 1) * side, (row + 1) * side}};
}

// No default: the compiler asks for the word of a new kind.
const char* word(AreaKind kind) {
  switch (kind) {
    case AreaKind::land:
      return "land";
    case AreaKind::country:
      return "country";
    case AreaKind::lake:
      return "lake";
    case AreaKind::glacier:
      return "glacier";
    case AreaKind::urban:
      return "urban";
    case AreaKind::contested:
      return "contested";
    case AreaKind::admin1:
      return "admin1";
  }
  return "";
}

const char* word(LineKind kind) {
  switch (kind) {
    case LineKind::coast:
      return "coast";
    case LineKind::river:
      return "river";
    case LineKind::country_border:
      return "country_border";
    case LineKind::disputed_border:
      return "disputed_border";
    case LineKind::admin1_border:
      return "admin1_border";
  }
  return "";
}

bool is_drawn(AreaKind kind, const Tile& tile) {
  // The land is one area, and borders are lines.
  if (kind == AreaKind::country || kind == AreaKind::admin1) return false;
  return kind != AreaKind::urban || !tile.is_world();
}

bool is_drawn(LineKind kind, const Tile& tile) {
  return !tile.is_world() || (kind != LineKind::river && kind != LineKind::admin1_border);
}

std::int32_t size_of(const MapBox& box) {
  return std::max(box.right - box.left, box.bottom - box.top);
}

using OutlinesByKind = std::map<std::string, Outlines>;

OutlinesByKind areas_of(const Basemap& basemap, const Tile& tile) {
  OutlinesByKind outlines;
  for (const auto& area : basemap.areas()) {
    if (!is_drawn(area.kind, tile) || !touches(area.box, tile.box)) continue;
    auto& kind = outlines.try_emplace(word(area.kind), tile.level.side_bits).first->second;
    for (const auto& ring : basemap.rings(area)) {
      if (!touches(ring.box, tile.box) || size_of(ring.box) < tile.least_size()) continue;
      Points points = points_of(basemap, basemap.refs(ring), tile.level.detail);
      kind.add(tile.is_world() ? points : clipped_ring(std::move(points), tile.box), 3);
    }
  }
  return outlines;
}

OutlinesByKind lines_of(const Basemap& basemap, const Tile& tile) {
  OutlinesByKind outlines;
  for (const auto& line : basemap.lines()) {
    if (!is_drawn(line.kind, tile) || !touches(line.box, tile.box)) continue;
    if (size_of(line.box) < tile.least_size()) continue;
    auto& kind = outlines.try_emplace(word(line.kind), tile.level.side_bits).first->second;
    const Points points = points_of(basemap, basemap.refs(line), tile.level.detail);
    for (const Points& part : clipped_line(points, tile.box)) kind.add(part, 2);
  }
  return outlines;
}

std::string json_of(const OutlinesByKind& outlines) {
  std::string json = "{";
  for (const auto& [kind, one] : outlines) {
    if (json.size() > 1) json += ',';
    json += '"' + kind + "\":\"" + one.letters() + '"';
  }
  return json + "}";
}

std::string tile_json(const Basemap& basemap, const Tile& tile) {
  std::string json = "{\"from\":";
  append_json(json, tile.level.zoom);
  append_json(json += ",\"side\":", static_cast<std::int64_t>(1) << tile.level.side_bits);
  json += ",\"box\":[";
  const char* separator = "";
  for (const std::int32_t edge : {tile.box.left, tile.box.top, tile.box.right, tile.box.bottom}) {
    json += separator;
    append_json(json, static_cast<double>(edge) / world_units);
    separator = ",";
  }
  return json + "],\"areas\":" + json_of(areas_of(basemap, tile)) +
         ",\"lines\":" + json_of(lines_of(basemap, tile)) + "}";
}

/// The tiles of a level with places in or beside them, those with most mentions first.
std::vector<Tile> tiles_around(const Level& level, const std::vector<map::MapPlace>& places) {
  const int across = 1 << level.tile_bits;
  std::map<std::pair<int, int>, std::size_t> weights;  // by row, column
  for (const map::MapPlace& place : places) {
    const MapPoint at = render::to_map_point(geo::web_mercator::to_projected(place.position));
    const int column = std::clamp(at.x >> (30 - level.tile_bits), 0, across - 1);
    const int row = std::clamp(at.y >> (30 - level.tile_bits), 0, across - 1);
    const std::size_t weight = place.is_area ? 1 : 8 * place.mentions;
    for (int dx = -1; dx <= 1; ++dx) {
      for (int dy = -1; dy <= 1; ++dy) {
        if (row + dy < 0 || row + dy >= across) continue;
        const int other = (column + dx + across) % across;
        weights[{row + dy, other}] += dx == 0 && dy == 0 ? weight : weight / 8;
      }
    }
  }
  std::vector<std::pair<std::size_t, Tile>> weighed;
  for (const auto& [at, weight] : weights) {
    weighed.emplace_back(weight, tile_at(level, at.second, at.first));
  }
  std::stable_sort(weighed.begin(), weighed.end(),
                   [](const auto& a, const auto& b) { return a.first > b.first; });
  std::vector<Tile> tiles;
  for (const auto& [weight, tile] : weighed) tiles.push_back(tile);
  return tiles;
}

/// From which zoom to which a name is shown.
struct Zooms {
  double from = 0, to = 0;
};

const char* kind_of(const render::BasemapName& name) {
  using render::NameKind;
  if (name.kind == NameKind::country) return "country";
  if (name.kind == NameKind::city) return name.is_capital > 0 ? "capital" : "city";
  return "water";
}

/// The names that the program's own map shows: the important ones of the world, and those on the
/// tiles.
std::string names_json(const Basemap& basemap, const std::vector<Tile>& tiles) {
  constexpr double first_zoom = 1, last_zoom = 7.5, step = 0.5, always = 99;
  std::vector<const render::BasemapName*> names;  // those shown first are the important ones
  std::map<const render::BasemapName*, Zooms> zooms;
  for (double zoom = first_zoom; zoom <= last_zoom; zoom += step) {
    for (const auto& candidate : render::names_at(basemap, zoom)) {
      if (candidate.name->kind == render::NameKind::admin1) continue;
      const auto [found, is_new] = zooms.try_emplace(candidate.name, Zooms{zoom, 0});
      if (is_new) names.push_back(candidate.name);
      found->second.to = zoom == last_zoom ? always : zoom + step;
    }
  }
  const auto is_far = [&](const render::BasemapName* name) {
    const MapPoint& at = name->position;
    return zooms[name].from > 3.5 &&
           std::none_of(tiles.begin(), tiles.end(), [&](const Tile& tile) {
             return touches({at.x, at.y, at.x, at.y}, tile.box);
           });
  };
  names.erase(std::remove_if(names.begin(), names.end(), is_far), names.end());
  if (names.size() > most_names) names.resize(most_names);
  std::stable_sort(names.begin(), names.end(),
                   [](const auto* a, const auto* b) { return a->kind < b->kind; });
  std::string json = "[";
  for (const render::BasemapName* const name : names) {
    const Zooms shown = zooms[name];
    const geo::LonLat position = geo::web_mercator::to_lonlat(render::to_projected(name->position));
    append_json(json += json.size() > 1 ? ",[" : "[", basemap.text(name->name));
    append_json(json += ',', std::string_view(kind_of(*name)));
    for (const double value : {shown.from, shown.to, position.lat_deg, position.lon_deg}) {
      append_json(json += ',', std::round(value * 1e3) / 1e3);
    }
    json += ']';
  }
  return json + "]";
}

}  // namespace

std::string basemap_json(const Basemap& basemap, const std::vector<map::MapPlace>& places) {
  std::string json = "{\"world\":" + tile_json(basemap, tile_at(world_level, 0, 0));
  json += ",\"tiles\":[";
  std::vector<Tile> shown;
  for (const Level& level : tile_levels) {
    std::size_t room = level.bytes;
    for (const Tile& tile : tiles_around(level, places)) {
      const std::string drawn = tile_json(basemap, tile);
      if (drawn.size() > room) break;
      room -= drawn.size();
      json += (shown.empty() ? "" : ",") + drawn;
      shown.push_back(tile);
    }
  }
  return json + "],\"names\":" + names_json(basemap, shown) + "}";
}

}  // namespace loci::exports
