#include "app/panels/projection_menu.hpp"

#include "geo/error.hpp"
#include "geo/projection.hpp"

#include <array>
#include <string>

namespace loci::panels {
namespace {

/// Reports the rectangle of the last item.
void show_item(Ui& ui, const char* name) {
  ui.shown.push_back({"menu", name, name, {ImGui::GetItemRectMin(), ImGui::GetItemRectMax()}});
}

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
  ImGui::SetNextItemWidth(130);
  if (ImGui::InputTextWithHint(
          "##epsg", "EPSG code", code.data(), code.size(),
          ImGuiInputTextFlags_CharsDecimal | ImGuiInputTextFlags_EnterReturnsTrue)) {
    const std::string name = "EPSG:" + std::string(code.data());
    ui.act([name](session::Session& session) { choose(session, name); });
    ImGui::CloseCurrentPopup();
  }
  show_item(ui, "EPSG code");
}

}  // namespace

void projection_menu(Ui& ui) {
  const std::string now = ui.session.view().projection().name();
  const bool open = ImGui::BeginMenu("Projection");
  show_item(ui, "Projection");
  if (open) {
    const auto entry = [&](const char* name, bool chosen, auto action) {
      if (ImGui::MenuItem(name, nullptr, chosen)) ui.act(action);
      show_item(ui, name);
    };
    entry("Web Mercator", now == "mercator",
          [](session::Session& session) { choose(session, "mercator"); });
    entry("Equal Earth", now == "equal-earth",
          [](session::Session& session) { choose(session, "equal-earth"); });
    entry("Azimuthal, centred here", now.starts_with("azimuthal"), choose_azimuthal);
    epsg_code(ui);
    ImGui::EndMenu();
  }
  const bool graticule = ui.session.graticule;
  if (ImGui::MenuItem("Graticule", nullptr, graticule)) {
    ui.act([graticule](session::Session& session) { session.graticule = !graticule; });
  }
  show_item(ui, "Graticule");
}

}  // namespace loci::panels
