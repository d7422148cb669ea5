#include "app/window/map_lines.hpp"

#include "app/session/companions.hpp"
#include "geo/great_circle.hpp"

#include <algorithm>
#include <cmath>

namespace loci::window {
namespace {

constexpr std::size_t most_lines = 60;  // more would say nothing
constexpr int pieces = 48;
constexpr float thinnest_px = 1.1F, thickest_px = 3.2F;
constexpr double most_radius_km = 5000;  // oceans: their circle would say nothing

ImVec2 on_screen(const panels::Area& area, const map::MapView& view, const geo::LonLat& position) {
  const map::ScreenPoint at = view.to_screen(position);
  return {area.min.x + static_cast<float>(at.x_px), area.min.y + static_cast<float>(at.y_px)};
}

/// Every other piece, so that the circle is dashed at every zoom.
void draw_circle(ImDrawList& list, const panels::Area& area, const map::MapView& view,
                 const std::vector<geo::LonLat>& circle, const panels::Palette& colours) {
  for (std::size_t i = 0; i + 1 < circle.size(); i += 2) {
    const ImVec2 from = on_screen(area, view, circle[i]);
    const ImVec2 to = on_screen(area, view, circle[i + 1]);
    if (std::hypot(to.x - from.x, to.y - from.y) > 400) continue;  // where the map is cut
    list.AddLine(from, to, panels::solid(colours.accent, 0.75), 1.6F);
  }
}

}  // namespace

void MapLines::update(const session::Session& session) {
  const auto& document = session.open_document();
  const std::string place = session.lines && document ? session.selected_place() : std::string();
  const std::string circled = session.selected_place() + "\n" + session.hovered_place();
  const workspace::DocumentId id = document ? document->summary.id : 0;
  const bool same_lists = lists_ == session.lists_number();
  if (place == place_ && id == document_ && circled == circled_ && same_lists) return;
  const bool had_any = !lines_.empty() || !circles_.empty();
  if (place != place_ || id != document_ || !same_lists) {
    lines_.clear();
    if (!place.empty()) find_companions(session);
  }
  place_ = place;
  document_ = id;
  circled_ = circled;
  lists_ = session.lists_number();
  find_circles(session);
  if (had_any || !lines_.empty() || !circles_.empty()) ++number_;
}

void MapLines::find_companions(const session::Session& session) {
  const map::MapPlace* const selected = session.lists().on_map->find(session.selected_place());
  if (selected == nullptr || selected->is_area) return;
  for (const auto& companion :
       session::companions_of(selected->id, session.open_document()->mentions)) {
    if (lines_.size() == most_lines) return;
    const float stronger = 0.6F * std::log2(static_cast<float>(companion.mentions));
    lines_.push_back({geo::great_circle(selected->position, companion.place.position, pieces),
                      std::min(thickest_px, thinnest_px + stronger)});
  }
}

void MapLines::find_circles(const session::Session& session) {
  circles_.clear();
  for (const std::string& id : {session.selected_place(), session.hovered_place()}) {
    const map::MapPlace* const place = session.lists().on_map->find(id);
    const bool shown = place != nullptr && place->is_area && place->area_code.empty();
    if (!shown || place->radius_km <= 0 || place->radius_km > most_radius_km) continue;
    circles_.push_back(geo::circle_around(place->position, place->radius_km, 4 * pieces));
  }
}

void MapLines::draw(ImDrawList& list, const panels::Area& area, const map::MapView& view,
                    const panels::Palette& colours) const {
  for (const Line& line : lines_) {
    std::vector<ImVec2> run;
    const auto finish = [&] {
      const auto count = static_cast<int>(run.size());
      list.AddPolyline(run.data(), count, panels::solid(colours.panel, 0.55), 0,
                       line.width_px + 1.6F);
      list.AddPolyline(run.data(), count, panels::solid(colours.accent, 0.5), 0, line.width_px);
      run.clear();
    };
    for (const geo::LonLat& point : line.points) {
      const ImVec2 next =
          on_screen(area, view, {geo::wrapped_lon_deg(point.lon_deg), point.lat_deg});
      // Where the map is cut, the next point is on its other side.
      const bool cut = !run.empty() && std::hypot(next.x - run.back().x, next.y - run.back().y) >
                                           static_cast<float>(view.width_px()) / 2;
      if (cut) finish();
      run.push_back(next);
    }
    finish();
  }
  for (const auto& circle : circles_) draw_circle(list, area, view, circle, colours);
}

}  // namespace loci::window
