#include "app/panels/projection_menu.hpp"

#include "app/panels/menu_items.hpp"
#include "geo/error.hpp"
#include "geo/projection.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace loci::panels {
namespace {

void choose(session::Session& session, const std::string& name) {
  try {
    session.set_projection(geo::Projection::named(name));
  } catch (const Error& error) {
    session.say({session::Message::Kind::failure, error.what()});
  }
}

/// Around the selected place, or the middle of the view.
void choose_azimuthal(session::Session& session) {
  const map::MapPlace* const selected = session.lists().on_map->find(session.selected_place());
  session.set_projection(geo::Projection::azimuthal(selected != nullptr ? selected->position
                                                                        : session.view().center()));
}

void epsg_code(Ui& ui) {
  static std::array<char, 8> code{};  // what is being typed
  constexpr float least_px = 130;  // before the menu has found its width
  ImGui::SetNextItemWidth(std::max(least_px, ImGui::GetContentRegionAvail().x));
  if (ImGui::InputTextWithHint(
          "##epsg", "EPSG code", code.data(), code.size(),
          ImGuiInputTextFlags_CharsDecimal | ImGuiInputTextFlags_EnterReturnsTrue)) {
    const std::string name = "EPSG:" + std::string(code.data());
    ui.act([name](session::Session& session) { choose(session, name); });
    ImGui::CloseCurrentPopup();
  }
  ui.shown.push_back(
      {"menu", "EPSG code", "EPSG code", {ImGui::GetItemRectMin(), ImGui::GetItemRectMax()}});
}

}  // namespace

void projection_choices(Ui& ui) {
  const std::string now = ui.session.view().projection().name();
  const auto entry = [&](const char* name, bool chosen, auto action) {
    if (menu_item(ui, name, {.chosen = chosen})) ui.act(action);
  };
  entry("Web Mercator", now == "mercator",
        [](session::Session& session) { choose(session, "mercator"); });
  entry("Equal Earth", now == "equal-earth",
        [](session::Session& session) { choose(session, "equal-earth"); });
  entry("Azimuthal, centred here", now.starts_with("azimuthal"), choose_azimuthal);
  epsg_code(ui);
}

void projection_menu(Ui& ui) {
  if (begin_submenu(ui, "Projection")) {
    projection_choices(ui);
    ImGui::EndMenu();
  }
  const bool graticule = ui.session.graticule;
  if (menu_item(ui, "Graticule", {.chosen = graticule})) {
    ui.act([graticule](session::Session& session) { session.graticule = !graticule; });
  }
}

}  // namespace loci::panels
