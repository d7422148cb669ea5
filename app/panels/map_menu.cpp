#include "app/panels/map_menu.hpp"

#include "geo/grid_reference.hpp"

#include <fmt/format.h>

#include <cmath>
#include <utility>

namespace loci::panels {
namespace {

std::string in_sixtieths(double degrees, char positive, char negative) {
  const auto tenths = static_cast<long long>(std::llround(std::abs(degrees) * 36000));
  return fmt::format("{}°{:02}′{:02}.{}″ {}", tenths / 36000, tenths / 600 % 60, tenths / 10 % 60,
                     tenths % 10, degrees < 0 ? negative : positive);
}

}  // namespace

std::string decimal_degrees(const geo::LonLat& at) {
  return fmt::format("{:.5f}, {:.5f}", at.lat_deg, at.lon_deg);
}

std::string degrees_minutes_seconds(const geo::LonLat& at) {
  return in_sixtieths(at.lat_deg, 'N', 'S') + "  " + in_sixtieths(at.lon_deg, 'E', 'W');
}

void MapMenu::open(const geo::LonLat& at) {
  at_ = at;
  appear_ = true;
}

void MapMenu::draw(Ui& ui) {
  if (std::exchange(appear_, false)) ImGui::OpenPopup("map menu");
  const MenuSpacing spacing;
  if (ImGui::BeginPopup("map menu")) {
    draw_copy(ui, "degrees", decimal_degrees(at_));
    draw_copy(ui, "sixtieths", degrees_minutes_seconds(at_));
    if (const std::string grid = geo::to_mgrs(at_); !grid.empty()) draw_copy(ui, "grid", grid);
    ImGui::Separator();
    if (ImGui::MenuItem("Centre the map here")) {
      ui.act([at = at_](session::Session& session) {
        session.map().fly_to(session.view().centered_at(at));
      });
    }
    ui.shown.push_back({"menu",
                        "centre",
                        "Centre the map here",
                        {ImGui::GetItemRectMin(), ImGui::GetItemRectMax()}});
    ImGui::EndPopup();
  }
}

void MapMenu::draw_copy(Ui& ui, const char* name, const std::string& text) {
  if (ImGui::MenuItem(("Copy  " + text).c_str())) {
    ImGui::SetClipboardText(text.c_str());
    ui.act([text](session::Session& session) {
      session.say({session::Message::Kind::note, "Copied: " + text});
    });
  }
  ui.shown.push_back({"menu", name, text, {ImGui::GetItemRectMin(), ImGui::GetItemRectMax()}});
}

}  // namespace loci::panels
