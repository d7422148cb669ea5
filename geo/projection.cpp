#include "geo/projection.hpp"

#include "geo/distance.hpp"
#include "geo/error.hpp"
#include "geo/proj_functions.hpp"
#include "geo/web_mercator.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdio>
#include <limits>
#include <map>
#include <numbers>

namespace loci::geo {
namespace {

constexpr double nothing = std::numeric_limits<double>::quiet_NaN();
constexpr double rad = std::numbers::pi / 180;
constexpr double longest_m = 6e7;  // beyond: the projection runs off to infinity there

template <const auto& Free>
struct ProjDeleter {
  template <typename T>
  void operator()(T* handle) const {
    Free(handle);
  }
};
using ProjContext = std::unique_ptr<PJ_CONTEXT, ProjDeleter<proj_context_destroy>>;
using ProjTransformation = std::unique_ptr<PJ, ProjDeleter<proj_destroy>>;

[[noreturn]] void refuse_projection(std::string_view name, std::string_view why) {
  throw Error("projection '" + std::string(name) + "'", why,
              "use mercator, equal-earth, azimuthal=LON,LAT or an EPSG code such as EPSG:3035");
}

/// PROJ's objects for one system; for one thread.
struct Handles {
  explicit Handles(const std::string& crs) : context(proj_context_create()) {
    proj_log_level(context.get(), PJ_LOG_NONE);
    proj_context_set_enable_network(context.get(), 0);
    const ProjTransformation raw(
        proj_create_crs_to_crs(context.get(), "OGC:CRS84", crs.c_str(), nullptr));
    // Axis order is fixed here, once: longitude or east first, whatever the authority says.
    if (raw) forward.reset(proj_normalize_for_visualization(context.get(), raw.get()));
  }
  ProjContext context;
  ProjTransformation forward;
};

const Handles& handles_of(const std::string& crs) {
  constexpr std::size_t most = 8;
  thread_local std::map<std::string, Handles> kept;
  const auto found = kept.find(crs);
  if (found != kept.end()) return found->second;
  if (kept.size() >= most) kept.clear();
  return kept.try_emplace(crs, crs).first->second;
}

/// The position at an azimuth and an angular distance from a centre, on the sphere.
LonLat position_at(const LonLat& center, double azimuth_deg, double distance_deg) {
  const double lat = center.lat_deg * rad, d = distance_deg * rad, a = azimuth_deg * rad;
  const double sine = std::sin(lat) * std::cos(d) + std::cos(lat) * std::sin(d) * std::cos(a);
  const double lat2 = std::asin(std::clamp(sine, -1.0, 1.0));
  const double lon2 = std::atan2(std::sin(a) * std::sin(d) * std::cos(lat),
                                 std::cos(d) - std::sin(lat) * std::sin(lat2));
  return {wrapped_lon_deg(center.lon_deg + lon2 / rad), lat2 / rad};
}

std::vector<LonLat> edge_of(const ProjectionDomain& domain) {
  constexpr int steps = 180;
  std::vector<LonLat> edge;
  if (domain.reach_deg > 0) {
    for (int i = 0; i <= 2 * steps; ++i) {
      edge.push_back(position_at(domain.center, 180.0 * i / steps, domain.reach_deg));
    }
    return edge;
  }
  const double w = domain.west_deg, e = domain.east_deg, s = domain.south_deg, n = domain.north_deg;
  const auto side = [&](double lon0, double lat0, double lon1, double lat1) {
    for (int i = 0; i < steps; ++i) {
      edge.push_back({lon0 + (lon1 - lon0) * i / steps, lat0 + (lat1 - lat0) * i / steps});
    }
  };
  side(w, s, e, s);
  side(e, s, e, n);
  side(e, n, w, n);
  side(w, n, w, s);
  edge.push_back({w, s});
  return edge;
}

/// A longitude of natural origin; 0 where the system names none.
double central_meridian_deg(PJ_CONTEXT* context, const PJ* crs) {
  const ProjTransformation conversion(proj_crs_get_coordoperation(context, crs));
  for (int i = 0; conversion && i < proj_coordoperation_get_param_count(context, conversion.get());
       ++i) {
    const char *name = nullptr, *code = nullptr;
    double value = 0, factor = 1;
    proj_coordoperation_get_param(context, conversion.get(), i, &name, nullptr, &code, &value,
                                  nullptr, &factor, nullptr, nullptr, nullptr, nullptr);
    const std::string_view number = code == nullptr ? "" : code;
    // Natural origin, false origin, projection centre, origin.
    if (number == "8802" || number == "8822" || number == "8812" || number == "8833") {
      return value * factor / rad;
    }
  }
  return 0;
}

/// How many metres a unit of the system's plane is.
double metres_in_unit(PJ_CONTEXT* context, const PJ* crs) {
  const ProjTransformation axes(proj_crs_get_coordinate_system(context, crs));
  double factor = 1;
  if (axes) {
    proj_cs_get_axis_info(context, axes.get(), 0, nullptr, nullptr, nullptr, &factor, nullptr,
                          nullptr, nullptr);
  }
  return factor;
}

double number_in(std::string_view text, std::string_view name) {
  double value = 0;
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (problem != std::errc() || end != text.data() + text.size()) {
    refuse_projection(name, "needs a longitude and a latitude in degrees");
  }
  return value;
}

std::string rounded(const char* format, double a, double b) {
  char text[160];
  std::snprintf(text, sizeof text, format, a, b);
  return text;
}

}  // namespace

struct Projection::Definition {
  std::string name, crs;
  double unit_m = 1;
  ProjectionDomain domain;
  ProjectedPoint origin;
  double reach_x_m = 0, reach_y_m = 0;
  std::vector<ProjectedPoint> outline;

  /// On the system's own plane, in metres.
  void project(const std::vector<LonLat>& from, std::vector<ProjectedPoint>& to) const {
    to.resize(from.size());
    for (std::size_t i = 0; i < from.size(); ++i) to[i] = {from[i].lon_deg, from[i].lat_deg};
    transform(PJ_FWD, to);
    for (ProjectedPoint& point : to) {
      const bool fits =
          std::abs(point.x_m) * unit_m < longest_m && std::abs(point.y_m) * unit_m < longest_m;
      point = fits
                  ? ProjectedPoint{point.x_m * unit_m - origin.x_m, point.y_m * unit_m - origin.y_m}
                  : ProjectedPoint{nothing, nothing};
    }
  }

  void transform(PJ_DIRECTION direction, std::vector<ProjectedPoint>& points) const {
    if (points.empty()) return;
    PJ* const pj = handles_of(crs).forward.get();
    proj_errno_reset(pj);
    proj_trans_generic(pj, direction, &points[0].x_m, sizeof points[0], points.size(),
                       &points[0].y_m, sizeof points[0], points.size(), nullptr, 0, 0, nullptr, 0,
                       0);
  }

  /// Finds the outline, the origin and the reach. False where the edge cannot be projected.
  bool measure() {
    const std::vector<LonLat> edge = edge_of(domain);
    origin = {};
    project(edge, outline);
    double left = longest_m, right = -longest_m, bottom = longest_m, top = -longest_m;
    for (const ProjectedPoint& point : outline) {
      if (!std::isfinite(point.x_m)) return false;
      left = std::min(left, point.x_m);
      right = std::max(right, point.x_m);
      bottom = std::min(bottom, point.y_m);
      top = std::max(top, point.y_m);
    }
    origin = {(left + right) / 2, (bottom + top) / 2};
    reach_x_m = (right - left) / 2;
    reach_y_m = (top - bottom) / 2;
    if (domain.reach_deg > 0) origin = {};  // its centre, wherever the flattened Earth's rim lies
    for (ProjectedPoint& point : outline) {
      point = {point.x_m - origin.x_m, point.y_m - origin.y_m};
    }
    constexpr double most_m = web_mercator::world_width_m / 2;
    return reach_x_m <= most_m && reach_y_m <= most_m;
  }
};

Projection Projection::made(std::string name, std::string crs, const ProjectionDomain* domain) {
  auto definition = std::make_shared<Definition>();
  definition->name = std::move(name);
  definition->crs = std::move(crs);
  const Handles& handles = handles_of(definition->crs);
  if (!handles.forward) refuse_projection(definition->name, "is not one that PROJ knows");
  if (domain != nullptr) {
    definition->domain = *domain;
    definition->measure();
  } else {
    PJ_CONTEXT* const context = handles.context.get();
    const ProjTransformation crs_object(proj_create(context, definition->crs.c_str()));
    const PJ_TYPE type = proj_get_type(crs_object.get());
    if (type != PJ_TYPE_PROJECTED_CRS)
      refuse_projection(definition->name, "is not a projected system");
    definition->unit_m = metres_in_unit(context, crs_object.get());
    double west = 0, south = 0, east = 0, north = 0;
    if (proj_get_area_of_use(context, crs_object.get(), &west, &south, &east, &north, nullptr) ==
            0 ||
        west < -180.5) {
      west = -180, east = 180, south = -85, north = 85;
    }
    if (east <= west) east += 360;
    // Beyond its area a system is still good for a while: as far as it stays within the plane.
    bool measured = false;
    for (double grown = 30; !measured && grown >= 0; grown = grown > 1 ? grown / 2 : grown - 1) {
      ProjectionDomain& shown = definition->domain;
      shown.west_deg = west - grown;
      shown.east_deg = east + grown;
      if (shown.east_deg - shown.west_deg >= 359) {
        shown.west_deg = central_meridian_deg(context, crs_object.get()) - 180;
        shown.east_deg = shown.west_deg + 360;
      }
      shown.south_deg = std::max(-90.0, south - grown);
      shown.north_deg = std::min(90.0, north + grown);
      shown.center = {wrapped_lon_deg((shown.west_deg + shown.east_deg) / 2),
                      (shown.south_deg + shown.north_deg) / 2};
      measured = definition->measure();
    }
    if (!measured) refuse_projection(definition->name, "has an area that cannot be drawn");
  }
  Projection projection;
  projection.definition_ = std::move(definition);
  return projection;
}

Projection Projection::equal_earth() {
  const ProjectionDomain world;
  return made("equal-earth", "+proj=eqearth +datum=WGS84 +units=m +no_defs +type=crs", &world);
}

Projection Projection::azimuthal(const LonLat& center) {
  constexpr double most_deg = 175;  // the point opposite the centre would be a circle
  const LonLat at{std::round(wrapped_lon_deg(center.lon_deg) * 100) / 100,
                  std::round(std::clamp(center.lat_deg, -90.0, 90.0) * 100) / 100};
  const ProjectionDomain cap{.west_deg = at.lon_deg - 180,
                             .east_deg = at.lon_deg + 180,
                             .center = at,
                             .reach_deg = most_deg};
  return made(rounded("azimuthal=%g,%g", at.lon_deg, at.lat_deg),
              rounded("+proj=laea +lon_0=%.2f +lat_0=%.2f +datum=WGS84 +units=m +no_defs +type=crs",
                      at.lon_deg, at.lat_deg),
              &cap);
}

Projection Projection::named(std::string_view name) {
  constexpr std::string_view azimuthal_with = "azimuthal=";
  if (name == "mercator" || name == "EPSG:3857") return {};
  if (name == "equal-earth") return equal_earth();
  if (name.starts_with(azimuthal_with)) {
    const std::string_view center = name.substr(azimuthal_with.size());
    const std::size_t comma = center.find(',');
    if (comma == std::string_view::npos)
      refuse_projection(name, "needs a longitude and a latitude");
    const LonLat at{number_in(center.substr(0, comma), name),
                    number_in(center.substr(comma + 1), name)};
    if (!is_valid(at)) refuse_projection(name, "has a centre that is not on the Earth");
    return azimuthal(at);
  }
  if (name.size() < 6 || name.size() > 12 || !name.starts_with("EPSG:") ||
      name.find_first_not_of("0123456789", 5) != std::string_view::npos) {
    refuse_projection(name, "is not known");
  }
  return made(std::string(name), std::string(name), nullptr);
}

std::string Projection::name() const {
  return definition_ ? definition_->name : "mercator";
}
std::string Projection::crs() const {
  return definition_ ? definition_->crs : "EPSG:3857";
}

std::optional<ProjectedPoint> Projection::to_projected(const LonLat& position) const {
  if (!definition_) return web_mercator::to_projected(position);
  std::vector<ProjectedPoint> points;
  to_projected(std::vector{position}, points);
  if (!std::isfinite(points[0].x_m)) return std::nullopt;
  return points[0];
}

std::optional<LonLat> Projection::to_lonlat(const ProjectedPoint& point) const {
  if (!definition_) return web_mercator::to_lonlat(point);
  std::vector<LonLat> positions;
  to_lonlat(std::vector{point}, positions);
  if (!is_valid(positions[0])) return std::nullopt;
  return positions[0];
}

void Projection::to_projected(const std::vector<LonLat>& positions,
                              std::vector<ProjectedPoint>& points) const {
  if (!definition_) {
    points.resize(positions.size());
    std::transform(positions.begin(), positions.end(), points.begin(), web_mercator::to_projected);
    return;
  }
  definition_->project(positions, points);
  const ProjectionDomain& shown = definition_->domain;
  constexpr double close = 1e-9;
  for (std::size_t i = 0; i < positions.size(); ++i) {
    const LonLat& at = positions[i];
    bool inside = at.lat_deg >= shown.south_deg - close && at.lat_deg <= shown.north_deg + close;
    if (shown.reach_deg > 0) {
      inside =
          distance_km(shown.center, at) <= (shown.reach_deg + 1e-6) * rad * earth_mean_radius_km;
    } else {
      const double east = at.lon_deg - shown.west_deg;
      inside = inside && east - 360 * std::floor(east / 360 + close) <=
                             shown.east_deg - shown.west_deg + 360 * close + close;
    }
    if (!inside) points[i] = {nothing, nothing};
  }
}

void Projection::to_lonlat(const std::vector<ProjectedPoint>& points,
                           std::vector<LonLat>& positions) const {
  positions.resize(points.size());
  if (!definition_) {
    std::transform(points.begin(), points.end(), positions.begin(), web_mercator::to_lonlat);
    return;
  }
  const Definition& of = *definition_;
  std::vector<ProjectedPoint> there = points, back;
  for (ProjectedPoint& point : there) {
    point = {(point.x_m + of.origin.x_m) / of.unit_m, (point.y_m + of.origin.y_m) / of.unit_m};
  }
  of.transform(PJ_INV, there);
  for (std::size_t i = 0; i < points.size(); ++i) {
    const bool finite =
        std::isfinite(there[i].x_m) && std::isfinite(there[i].y_m) && std::abs(there[i].y_m) <= 90;
    positions[i] =
        finite ? LonLat{wrapped_lon_deg(there[i].x_m), there[i].y_m} : LonLat{nothing, nothing};
  }
  // Some formulas give a position for points where nothing is: it leads back somewhere else.
  to_projected(positions, back);
  const double close_m = 1e-4 * std::max(of.reach_x_m, of.reach_y_m);
  for (std::size_t i = 0; i < points.size(); ++i) {
    const double apart_m = std::hypot(back[i].x_m - points[i].x_m, back[i].y_m - points[i].y_m);
    if (!(apart_m <= close_m)) positions[i] = {nothing, nothing};
  }
}

double Projection::scale_at(const LonLat& position) const {
  const double lat = std::clamp(position.lat_deg, -85.0, 85.0);
  if (!definition_) return 1 / std::cos(lat * rad);
  constexpr double step_deg = 0.01;
  std::vector<ProjectedPoint> points;
  definition_->project({{position.lon_deg, lat},
                        {position.lon_deg + step_deg / std::cos(lat * rad), lat},
                        {position.lon_deg, lat + step_deg}},
                       points);
  const double ax = points[1].x_m - points[0].x_m, ay = points[1].y_m - points[0].y_m;
  const double bx = points[2].x_m - points[0].x_m, by = points[2].y_m - points[0].y_m;
  const double step_m = step_deg * rad * web_mercator::radius_m;
  const double scale = std::sqrt(std::abs(ax * by - ay * bx)) / step_m;
  return std::isfinite(scale) && scale > 0 ? scale : 1;
}

const ProjectionDomain& Projection::domain() const {
  static const ProjectionDomain mercator{.south_deg = -web_mercator::max_lat_deg,
                                         .north_deg = web_mercator::max_lat_deg};
  return definition_ ? definition_->domain : mercator;
}

double Projection::reach_x_m() const {
  return definition_ ? definition_->reach_x_m : web_mercator::world_width_m / 2;
}

double Projection::reach_y_m() const {
  return definition_ ? definition_->reach_y_m : web_mercator::world_width_m / 2;
}

const std::vector<ProjectedPoint>& Projection::outline() const {
  static const std::vector<ProjectedPoint> none;
  return definition_ ? definition_->outline : none;
}

std::vector<std::vector<ProjectedPoint>> Projection::edge_lines() const {
  const std::vector<ProjectedPoint>& whole = outline();
  if (whole.empty() || domain().reach_deg > 0) return {whole};
  // edge_of(): south, east, north, west.
  const auto side = static_cast<std::ptrdiff_t>((whole.size() - 1) / 4);
  const ProjectedPoint &east = whole[static_cast<std::size_t>(side + side / 2)],
                       &west = whole[static_cast<std::size_t>(3 * side + side / 2)];
  const double apart_m = std::hypot(east.x_m - west.x_m, east.y_m - west.y_m);
  if (apart_m > 1e-3 * (reach_x_m() + reach_y_m())) return {whole};
  const auto from = whole.begin();
  return {{from, from + side + 1}, {from + 2 * side, from + 3 * side + 1}};
}

ProjectedPoint Projection::origin() const {
  return definition_ ? definition_->origin : ProjectedPoint{};
}

double Projection::unit_m() const {
  return definition_ ? definition_->unit_m : 1;
}

}  // namespace loci::geo
