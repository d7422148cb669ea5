#include "app/render/map_names.hpp"

#include "app/map/map_view.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <tuple>

namespace loci::render {
namespace {

using text::TextStyle;

constexpr double halo_px = 1.5;

double units_per_px(double zoom) {
  return world_units / (map::tile_size_px * std::exp2(zoom));
}

double width_px(const MapBox& box, double zoom) {
  return (static_cast<double>(box.right) - box.left) / units_per_px(zoom);
}

/// The seat of a country, not of an island of a few thousand people.
bool is_great_capital(const BasemapName& name) {
  return name.is_capital == 2 && name.population >= 150000;
}

bool is_shown(const BasemapName& name, double zoom) {
  switch (name.kind) {
    case NameKind::country:
      return zoom < 9.5 && (name.rank <= zoom + 1.2 || zoom >= 4.5) &&
             width_px(name.box, zoom) > 26;
    case NameKind::city: {
      const double bonus = is_great_capital(name) ? 2 : name.is_capital > 0 ? 0.5 : 0;
      return zoom >= 2.5 && name.rank <= zoom * 1.2 + 0.6 + bonus;
    }
    case NameKind::ocean:
      return zoom < 5;
    case NameKind::sea:
      return zoom >= 2.5 && zoom < 9;
    case NameKind::lake:
      return zoom >= 4 && width_px(name.box, zoom) > 34;
    case NameKind::admin1:
      return zoom >= 4.8 && zoom < 11 && width_px(name.box, zoom) > 70;
    case NameKind::river:
      return false;  // along their lines: river_names.hpp
  }
  return false;
}

int order_of(NameKind kind) {
  switch (kind) {
    case NameKind::country:
      return 0;
    case NameKind::city:
      return 1;
    case NameKind::ocean:
    case NameKind::sea:
      return 2;
    case NameKind::lake:
    case NameKind::river:
      return 3;
    case NameKind::admin1:
      return 4;
  }
  return 5;
}

double dot_px(const BasemapName& name) {
  if (name.kind != NameKind::city) return 0;
  if (is_great_capital(name) || name.rank <= 2) return 6.4;
  return name.rank <= 6 || name.population >= 400000 ? 4.8 : 3.6;
}

/// Upper case of ASCII, Latin-1 and Latin Extended-A: what names of countries are written in.
std::string capitals(std::string_view text) {
  std::string result;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if (byte >= 'a' && byte <= 'z') {
      result += static_cast<char>(byte - 32);
    } else if (byte == 0xC3 && i + 1 < text.size()) {
      const auto next = static_cast<unsigned char>(text[++i]);
      result += static_cast<char>(byte);
      result += static_cast<char>(next >= 0xA0 && next != 0xB7 && next != 0xBF ? next - 32 : next);
    } else {
      result += text[i];
    }
  }
  return result;
}

/// "Homs Governorate" is shown as "Homs": the dashes around it say what it is.
std::string_view without_kind(std::string_view name) {
  for (const std::string_view kind : {" Governorate", " Province", " Oblast", " County", " Region",
                                      " Department", " District", " Prefecture", " Voivodeship"}) {
    if (name.ends_with(kind)) return name.substr(0, name.size() - kind.size());
  }
  return name;
}

std::vector<LabelLine> country_label(const Basemap& basemap, const BasemapName& name, double zoom,
                                     const MapStyle& style) {
  const std::string text = capitals(basemap.text(name.name));
  // Not much wider than the country: 0.8 of the size a letter, with its tracking.
  const double room_px = std::max(60.0, 1.15 * width_px(name.box, zoom));
  const double fitting_px =
      room_px / (0.8 * static_cast<double>(std::max<std::size_t>(4, text.size())));
  const double by_zoom_px = 11 + (zoom - 2.5) * 1.6 - (name.rank > 4 ? 1.5 : 0);
  const bool one_word = text.find(' ') == std::string::npos;
  const double size_px = text::usual_size_px(
      std::clamp(one_word ? std::min(by_zoom_px, fitting_px) : by_zoom_px, 9.5, 15.0));
  TextStyle look{.size_px = size_px,
                 .weight = 600,
                 .tracking_px = size_px / 5,
                 .colour = style.country_name,
                 .halo = style.halo,
                 .halo_px = halo_px};
  // About 0.9 of the size a letter with its tracking: long names go on two lines.
  if (text.find(' ') != std::string::npos && static_cast<double>(text.size()) * size_px * 0.95 >
                                                 std::max(110.0, width_px(name.box, zoom))) {
    look.wrap_width_px = std::max(size_px * 9, 100.0);
    look.centred = true;
  }
  std::vector<LabelLine> lines{{text, look}};
  const std::string_view local = basemap.text(name.local_name);
  if (!local.empty() && zoom >= 4 && local != basemap.text(name.name)) {
    TextStyle small = look;
    small.size_px = text::usual_size_px(size_px * 0.8);
    small.weight = 500;
    small.tracking_px = 0;
    lines.push_back({std::string(local), small});
  }
  return lines;
}

std::vector<LabelLine> city_label(const Basemap& basemap, const NameCandidate& candidate,
                                  double zoom, const MapStyle& style) {
  const bool large = candidate.dot_px > 6, medium = candidate.dot_px > 4;
  const double shrink = zoom < 4.2 ? 1.5 : 0;
  const TextStyle look{.size_px = (large    ? 15
                                   : medium ? 12.5
                                            : 11) -
                                  shrink,
                       .weight = large ? 600 : 500,
                       .colour = style.text,
                       .halo = style.halo,
                       .halo_px = halo_px};
  std::vector<LabelLine> lines{{std::string(basemap.text(candidate.name->name)), look}};
  const std::string_view local = basemap.text(candidate.name->local_name);
  if (large && zoom >= 5 && !local.empty() && local != basemap.text(candidate.name->name)) {
    TextStyle small = look;
    small.size_px = 11;
    small.weight = 400;
    small.colour = style.admin1_name;
    lines.push_back({std::string(local), small});
  }
  return lines;
}

}  // namespace

std::vector<NameCandidate> names_at(const Basemap& basemap, double zoom) {
  std::vector<NameCandidate> candidates;
  for (const BasemapName& name : basemap.names()) {
    if (is_shown(name, zoom)) candidates.push_back({&name, dot_px(name)});
  }
  const auto before = [](const NameCandidate& a, const NameCandidate& b) {
    const auto key = [](const BasemapName& n) {
      return std::tuple(order_of(n.kind), n.rank - (is_great_capital(n) ? 2 : 0),
                        -static_cast<std::int64_t>(n.population), n.position);
    };
    return key(*a.name) < key(*b.name);
  };
  std::stable_sort(candidates.begin(), candidates.end(), before);
  return candidates;
}

std::vector<LabelLine> label_of(const Basemap& basemap, const NameCandidate& candidate, double zoom,
                                Theme theme) {
  const MapStyle& style = map_style(theme);
  const BasemapName& name = *candidate.name;
  TextStyle look{.italic = true, .colour = style.water_name, .halo = style.halo};
  switch (name.kind) {
    case NameKind::country:
      return country_label(basemap, name, zoom, style);
    case NameKind::city:
      return city_label(basemap, candidate, zoom, style);
    case NameKind::ocean:
      look.size_px = text::usual_size_px(std::clamp(10.5 + zoom * 2.2, 10.0, 15.0));
      look.tracking_px = look.size_px / 5;
      look.wrap_width_px = 150;
      look.centred = true;
      break;
    case NameKind::sea:
      look.size_px = text::usual_size_px(std::clamp(10 + zoom * 0.55, 11.0, 15.0));
      look.tracking_px = 1.2;
      look.wrap_width_px = 130;
      look.centred = true;
      break;
    case NameKind::lake:
    case NameKind::river:
      look.size_px = 11;
      look.wrap_width_px = 90;
      look.centred = true;
      break;
    case NameKind::admin1:
      look.size_px = 11;
      look.colour = style.admin1_name;
      look.halo_px = halo_px;
      look.tracking_px = 0.3;
      break;
  }
  const std::string_view text = basemap.text(name.name);
  return {{std::string(name.kind == NameKind::admin1 ? without_kind(text) : text), look}};
}

std::string marker_name(const std::string& name, std::size_t places) {
  return places > 1 ? name + " +" + std::to_string(places - 1) : name;
}

text::TextStyle marker_name_style(Theme theme, bool emphasised) {
  const MapStyle& style = map_style(theme);
  return {.size_px = emphasised ? 14.0 : 13.0,
          .weight = emphasised ? 700 : 600,
          .colour = style.text,
          .halo = style.halo,
          .halo_px = emphasised ? 2.2 : 1.8};
}

text::TextStyle river_name_style(Theme theme) {
  const MapStyle& style = map_style(theme);
  return {.size_px = 11,
          .italic = true,
          .tracking_px = 1,
          .colour = style.water_name,
          .halo = style.land,
          .halo_px = 1.2};
}

}  // namespace loci::render
