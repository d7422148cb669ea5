#include "geo/projection.hpp"

#include <proj.h>

#include <cmath>

#include "geo/error.hpp"

namespace loci::geo {

struct Projection::Handles {
  std::unique_ptr<PJ_CONTEXT, decltype(&proj_context_destroy)> context{proj_context_create(),
                                                                       &proj_context_destroy};
  std::unique_ptr<PJ, decltype(&proj_destroy)> transformation{nullptr, &proj_destroy};
};

Projection::Projection(const std::string& crs) : crs_(crs), handles_(std::make_unique<Handles>()) {
  PJ_CONTEXT* const context = handles_->context.get();
  proj_log_level(context, PJ_LOG_NONE);
  const std::unique_ptr<PJ, decltype(&proj_destroy)> raw(
      proj_create_crs_to_crs(context, "OGC:CRS84", crs.c_str(), nullptr), &proj_destroy);
  if (raw) {
    // Axis order is fixed here, once: longitude or east first, whatever the authority says.
    handles_->transformation.reset(proj_normalize_for_visualization(context, raw.get()));
  }
  if (!handles_->transformation) {
    throw Error("projection '" + crs + "'", "is not one that PROJ knows",
                "use an EPSG code such as EPSG:3857");
  }
}

Projection::~Projection() = default;
Projection::Projection(Projection&&) noexcept = default;
Projection& Projection::operator=(Projection&&) noexcept = default;

ProjectedPoint Projection::to_projected(const LonLat& position) const {
  const PJ_COORD from = proj_coord(position.lon_deg, position.lat_deg, 0, 0);
  const PJ_COORD to = proj_trans(handles_->transformation.get(), PJ_FWD, from);
  if (!std::isfinite(to.xy.x) || !std::isfinite(to.xy.y)) {
    throw Error("projection '" + crs_ + "'",
                "cannot show longitude " + std::to_string(position.lon_deg) + ", latitude " +
                    std::to_string(position.lat_deg));
  }
  return {to.xy.x, to.xy.y};
}

LonLat Projection::to_lonlat(const ProjectedPoint& point) const {
  const PJ_COORD from = proj_coord(point.x_m, point.y_m, 0, 0);
  const PJ_COORD to = proj_trans(handles_->transformation.get(), PJ_INV, from);
  if (!std::isfinite(to.lp.lam) || !std::isfinite(to.lp.phi)) {
    throw Error("projection '" + crs_ + "'", "has no position at x " + std::to_string(point.x_m) +
                                                  " m, y " + std::to_string(point.y_m) + " m");
  }
  return {to.lp.lam, to.lp.phi};
}

}  // namespace loci::geo
