#include "app/commands/command.hpp"
#include "app/commands/command_line.hpp"
#include "app/commands/keep_to_the_end.hpp"
#include "app/commands/workspace_options.hpp"
#include "app/data/data_files.hpp"
#include "app/map/fitted_extent.hpp"
#include "app/map/place_layer.hpp"
#include "app/map/places_on_map.hpp"
#include "app/render/map_picture.hpp"
#include "app/render/vector_map.hpp"
#include "geo/error.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <malloc.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <future>
#include <iostream>
#include <limits>
#include <memory>
#include <optional>
#include <string>
#include <system_error>
#include <tuple>
#include <utility>
#include <vector>

namespace loci::commands {
namespace {

using workspace::Workspace;

struct RenderOptions {
  std::string workspace;
  std::string output;
  std::string extent;
  std::string size = "1600x1000";
  std::string theme = "light";
  std::string projection = "mercator";
  bool graticule = false;
  std::vector<std::string> layers;
  std::string ground;
  double scale = 1;
  FilterOptions filter;
};

struct Size {
  int width_px = 0, height_px = 0;
};

Size parse_size(const std::string& text) {
  Size size;
  char rest = 0;
  const int read = std::sscanf(text.c_str(), "%5dx%5d%c", &size.width_px, &size.height_px, &rest);
  if (read != 2 || size.width_px < 64 || size.height_px < 64 || size.width_px > 8192 ||
      size.height_px > 8192) {
    throw Error(text, "not a size", "give WIDTHxHEIGHT in pixels from 64 to 8192, as 1600x1000");
  }
  return size;
}

/// Places with a marker that the picture does not show.
std::vector<map::MapPlace> places_outside(const map::MapView& view,
                                          const std::vector<map::MapPlace>& places) {
  const map::ScreenRect shown{0, 0, view.width_px(), view.height_px()};
  std::vector<map::MapPlace> outside;
  for (const map::MapPlace& place : places) {
    if (!place.is_area && !contains(shown, view.to_screen(place.position)))
      outside.push_back(place);
  }
  std::stable_sort(outside.begin(), outside.end(),
                   [](const auto& a, const auto& b) { return a.mentions > b.mentions; });
  return outside;
}

void say_what_is_outside(const std::vector<map::MapPlace>& outside) {
  if (outside.empty()) return;
  constexpr std::size_t most = 5;
  std::string names;
  for (std::size_t i = 0; i < std::min(most, outside.size()); ++i) {
    names += fmt::format("{}{} ({})", i > 0 ? ", " : "", outside[i].name, outside[i].mentions);
  }
  if (outside.size() > most) names += fmt::format(" and {} more", outside.size() - most);
  std::cerr << one_line(
                   fmt::format("outside the map: {}; --extent W,S,E,N shows another part", names))
            << '\n';
}

geo::Projection projection_of(const std::string& name, const geo::Extent& shown) {
  return name == "azimuthal" ? geo::Projection::azimuthal(geo::center(shown))
                             : geo::Projection::named(name);
}

map::MapView view_of_extent(const RenderOptions& chosen) {
  const Size size = parse_size(chosen.size);
  const geo::Extent extent = geo::parse_extent(chosen.extent);
  return map::MapView::showing(extent, size.width_px, size.height_px, 0, map::max_zoom,
                               projection_of(chosen.projection, extent));
}

map::MapView view_around(const std::vector<map::MapPlace>& places, const RenderOptions& chosen) {
  constexpr double margin_px = 90, closest_zoom = 9;
  const Size size = parse_size(chosen.size);
  const geo::Extent extent = map::fitted_extent(places).extent;
  const map::MapView view =
      map::MapView::showing(extent, size.width_px, size.height_px, margin_px, closest_zoom,
                            projection_of(chosen.projection, extent));
  say_what_is_outside(places_outside(view, places));
  return view;
}

/// In the order of the lists, by which ties are decided.
map::SharedPlaces all_places(const Workspace& workspace, const workspace::Filter& filter) {
  std::vector<map::MapPlace> places = map::read_map_places(workspace, filter).places;
  std::sort(places.begin(), places.end(), [](const map::MapPlace& a, const map::MapPlace& b) {
    if (a.mentions != b.mentions) return a.mentions > b.mentions;
    return std::tie(a.name, a.id) < std::tie(b.name, b.id);
  });
  return std::make_shared<const map::PlacesOnMap>(std::move(places));
}

/// What a view needs of them: its own, and those so near that their markers and names might come
/// into it. One from further off would need a chain of markers that touch, all the way.
map::SharedPlaces places_around(const map::MapView& view, const Workspace& workspace,
                                const workspace::Filter& filter) {
  constexpr double margin_px = 420;
  const geo::Extent around = view.with_margin(margin_px).extent();
  const bool some = geo::width_deg(around) < 360;  // else hardly any place lies beyond it
  auto part = map::read_map_places(workspace, filter, some ? std::optional(around) : std::nullopt);
  return std::make_shared<const map::PlacesOnMap>(std::move(part.places), part.in_all);
}

/// "FILE" or "FILE:OPACITY"; a file of that very name comes first.
render::LayerOnMap layer_of(const std::string& text, const map::MapView& view) {
  std::string file = text;
  double opacity = 1;
  const std::size_t colon = text.rfind(':');
  std::error_code problem;
  if (colon != std::string::npos && !std::filesystem::exists(text, problem)) {
    const char* const number = text.c_str() + colon + 1;
    char* end = nullptr;
    opacity = std::strtod(number, &end);
    if (end == number || *end != '\0' || !(opacity >= 0 && opacity <= 1)) {
      throw Error(text, "not a file, and no opacity behind the colon",
                  "give FILE or FILE:OPACITY with 0 for invisible to 1 for opaque");
    }
    file.resize(colon);
  }
  return {std::make_shared<const render::UserLayer>(file, view.extent()), opacity};
}

render::MapSetting setting_of(const RenderOptions& chosen, const map::MapView& view) {
  render::MapSetting setting{.projection = view.projection(), .graticule = chosen.graticule};
  if (!chosen.ground.empty()) setting.ground = layer_of(chosen.ground, view);
  for (const std::string& layer : chosen.layers) {
    const std::size_t number = setting.layers.size();
    setting.layers.push_back(layer_of(layer, view));
    setting.layers.back().colour = number;
  }
  return setting;
}

/// Taking memory from the system costs as much as what is then done with it, and more in virtual
/// machines: it is taken in large pieces, and what was freed is used again instead of given back.
void keep_memory() {
  constexpr int large_piece_bytes = 1 << 24, largest_kept_bytes = 1 << 25;
  mallopt(M_TOP_PAD, large_piece_bytes);
  mallopt(M_MMAP_THRESHOLD, largest_kept_bytes);
  mallopt(M_TRIM_THRESHOLD, std::numeric_limits<int>::max());
}

struct MeansOfDrawing {
  render::TilePainter painter{data::data_file("world.basemap")};
  render::Annotator annotator{painter.basemap()};
};

int run_render(const RenderOptions& chosen) {
  keep_memory();
  const Workspace workspace(chosen.workspace, Workspace::Mode::read);
  refuse_overwriting(chosen.workspace, chosen.output);
  const workspace::Filter filter = filter_of(chosen.filter, workspace);
  map::SharedPlaces all;
  if (chosen.extent.empty()) all = all_places(workspace, filter);
  const map::MapView view = all ? view_around(all->places(), chosen) : view_of_extent(chosen);
  const map::ComingPlaces places =
      all ? map::coming(all) : std::async(std::launch::async, [&] {
                                 return places_around(view, workspace, filter);
                               }).share();
  auto& [painter, annotator] = keep_to_the_end(new MeansOfDrawing);
  const auto theme = chosen.theme == "dark" ? render::Theme::dark : render::Theme::light;
  const render::MapSetting setting = setting_of(chosen, view);
  if (const auto format = render::vector_format(chosen.output)) {
    render::write_vector_map(chosen.output, *format, painter, annotator, view, places.get(), theme,
                             setting);
  } else {
    render::write_png(
        render::draw_map(painter, annotator, view, places, theme, chosen.scale, setting),
        chosen.output);
  }
  keep_to_the_end(new map::SharedPlaces(places.get()));
  return exit_done;
}

Run set_up_render(CLI::App& options) {
  const auto chosen = std::make_shared<RenderOptions>();
  add_workspace_option(options, chosen->workspace);
  options
      .add_option("-o,--output", chosen->output,
                  "The picture to write: PNG, or SVG or PDF after its name")
      ->required()
      ->type_name("FILE");
  options
      .add_option("--extent", chosen->extent,
                  "West, south, east, north in degrees; otherwise around the places")
      ->type_name("W,S,E,N");
  options.add_option("--size", chosen->size, "In pixels, before --scale")
      ->type_name("WxH")
      ->capture_default_str();
  options.add_option("--theme", chosen->theme, "light or dark")
      ->type_name("THEME")
      ->capture_default_str()
      ->check(CLI::IsMember({"light", "dark"}));
  options
      .add_option("--projection", chosen->projection,
                  "mercator, equal-earth, azimuthal (around the middle of what is shown), "
                  "azimuthal=LON,LAT, or an EPSG code as EPSG:3035")
      ->type_name("NAME")
      ->capture_default_str();
  options
      .add_option("--layer", chosen->layers,
                  "A vector or raster file over the map, with its opacity from 0 to 1 behind a "
                  "colon; may be repeated")
      ->type_name("FILE[:OPACITY]")
      ->take_all();
  options.add_option("--basemap", chosen->ground, "A vector or raster file instead of Loci's map")
      ->type_name("FILE[:OPACITY]");
  options.add_flag("--graticule", chosen->graticule, "Draw parallels and meridians");
  options
      .add_option("--scale", chosen->scale,
                  "Pixels for each pixel of --size: 2 for fine screens and print")
      ->type_name("N")
      ->capture_default_str()
      ->check(CLI::Range(1.0, 4.0));
  add_filter_options(options, chosen->filter);
  return [chosen] { return run_render(*chosen); };
}

}  // namespace

const Command render_command{"render", "Draw the map of a workspace as a picture", set_up_render};

}  // namespace loci::commands
