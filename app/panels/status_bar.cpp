#include "app/panels/status_bar.hpp"

#include "app/panels/icons.hpp"
#include "app/panels/projection_menu.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace loci::panels {
namespace {

constexpr double screen_m_per_px = 0.0254 / 96;
constexpr float message_width_px = 460;

std::string coordinates(const geo::LonLat& at) {
  return fmt::format("{:.4f}° {}  {:.4f}° {}", std::abs(at.lat_deg), at.lat_deg < 0 ? "S" : "N",
                     std::abs(at.lon_deg), at.lon_deg < 0 ? "W" : "E");
}

/// "1 : 3 400 000", two figures of it true: a screen is no ruler.
std::string scale(const map::MapView& view) {
  const double lat = view.center().lat_deg * std::numbers::pi / 180;
  const double exact = view.m_per_px() * std::cos(lat) / screen_m_per_px;
  const double step = std::pow(10, std::floor(std::log10(exact)) - 1);
  return "1 : " + grouped(static_cast<std::size_t>(std::round(exact / step) * step));
}

std::string in_words(const geo::Projection& projection) {
  const std::string name = projection.name();
  if (name == "mercator") return "Web Mercator";
  if (name == "equal-earth") return "Equal Earth";
  return name.starts_with("azimuthal") ? "Azimuthal" : name;
}

void draw_progress(Ui& ui, const Area& area, const session::Progress& progress,
                   const Action& cancelling) {
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const float left = area.min.x + margin_px, y = area.min.y + area.height() / 2;
  const float share = progress.total == 0
                          ? 0
                          : static_cast<float>(progress.done) / static_cast<float>(progress.total);
  list.AddRectFilled({left, y - 2}, {left + 120, y + 2}, solid(ui.colours().hairline), 2);
  list.AddRectFilled({left, y - 2}, {left + 120 * share, y + 2}, solid(ui.colours().accent), 2);
  const auto count = [&progress](std::size_t done) {
    return progress.total == 0 ? "Beginning" : grouped(done) + " of " + grouped(progress.total);
  };
  label(list, ui.fonts.small, {left + 132, y - 7}, ui.colours().dim, count(progress.done).c_str());
  // As wide as the count becomes, so that nothing moves while it goes up.
  const std::string widest = count(progress.total);
  const float width = text_width(ui.fonts.small, widest.c_str());
  const float words = left + std::max(196.0F, 132 + width + 16), cancels = words + 272;
  ui.texts.line(list, {words, y - 8}, 260, progress.current, text_style(12, ui.colours().faint));
  const Area cancel{{cancels, area.min.y + 2}, {cancels + 52, area.max.y - 2}};
  const Touch touch = touchable("##cancel", cancel);
  label(list, ui.fonts.small, {cancel.min.x, y - 7},
        touch.hovered ? ui.colours().text : ui.colours().accent, "Cancel");
  if (touch.clicked) ui.act(cancelling);
  ui.shown.push_back({"button", "cancel", "Cancel", cancel});
}

void draw_offer(Ui& ui, session::Message::Offer offer, const Area& at) {
  using enum session::Message::Offer;
  const bool again = offer == redo;
  const char* const words = again ? "Redo" : "Undo";
  const Touch touch = touchable("##offer", at);
  label(*ImGui::GetWindowDrawList(), ui.fonts.medium, {at.min.x + 6, at.min.y + 11},
        touch.hovered ? ui.colours().text : ui.colours().accent, words);
  if (touch.clicked) {
    ui.act([offer](session::Session& session) {
      if (offer == bring_back) return session.bring_back_layer();
      offer == redo ? session.redo() : session.undo();
    });
  }
  ui.shown.push_back({"button", again ? "redo" : "undo", words, at});
}

float draw_message(Ui& ui, const session::Message& message, std::size_t index, const Area& at) {
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const Palette& colours = ui.colours();
  text::TextStyle style = text_style(13, colours.text);
  style.wrap_width_px = at.width() - (message.offer != session::Message::Offer::nothing ? 124 : 76);
  style.line_height = 1.25;
  TextBlock& text = ui.texts.block(message.text, style);
  const float height = std::round(text.height_px()) + 20;
  const ImVec2 to{at.max.x, at.min.y + height};
  draw_card(list, {at.min, to}, colours);
  using enum session::Message::Kind;
  const Colour dot = message.kind == failure   ? colours.accent
                     : message.kind == warning ? colours.warning
                                               : colours.dim;
  list.AddCircleFilled({at.min.x + 18, at.min.y + 19}, 4, solid(dot), 16);
  text.draw(list, {at.min.x + 34, at.min.y + 10}, ui.texts.store());
  if (message.offer != session::Message::Offer::nothing) {
    draw_offer(ui, message.offer, {{to.x - 84, at.min.y}, {to.x - 36, at.min.y + 38}});
  }
  const Area cross{{to.x - 36, at.min.y}, {to.x, at.min.y + 36}};
  const Touch touch = touchable("##dismiss", cross);
  const ImVec2 m{to.x - 18, at.min.y + 19};
  draw_sign(list, Sign::cross, m, touch.hovered ? colours.text : colours.faint);
  if (touch.clicked) {
    ui.act([index](session::Session& session) { session.dismiss_message(index); });
  }
  return height;
}

/// The name of the projection, right-aligned; a click opens the choices above it.
void draw_projection(Ui& ui, ImVec2 right) {
  const std::string name = in_words(ui.session.view().projection());
  const float width = text_width(ui.fonts.small, name.c_str());
  const Area at{{right.x - width - 6, right.y - 5}, {right.x + 6, right.y + small_px + 5}};
  const Touch touch = touchable("##projection", at);
  label_right(*ImGui::GetWindowDrawList(), ui.fonts.small, right,
              touch.hovered ? ui.colours().text : ui.colours().dim, name.c_str());
  ui.shown.push_back({"button", "projection", name, at});
  if (touch.clicked) ImGui::OpenPopup("projections");
  ImGui::SetNextWindowPos({at.max.x, at.min.y - gap_px}, ImGuiCond_Always, {1, 1});
  const MenuSpacing spacing;
  if (ImGui::BeginPopup("projections")) {
    projection_choices(ui);
    ImGui::EndPopup();
  }
}

}  // namespace

void draw_status_bar(Ui& ui, const Area& area) {
  const Pane pane("status", area);
  ImDrawList& list = *ImGui::GetWindowDrawList();
  hairline(list, ui.colours(), area.min, {area.max.x, area.min.y});
  const float y = area.min.y + (area.height() - small_px) / 2 - 1;
  if (ui.session.reading()) {
    draw_progress(ui, area, ui.session.reading_progress(),
                  [](session::Session& session) { session.cancel_reading(); });
  } else if (ui.session.exporting()) {
    draw_progress(ui, area, ui.session.export_progress(),
                  [](session::Session& session) { session.cancel_export(); });
  } else if (ui.session.correcting() && ui.session.correcting_progress().total > 0) {
    draw_progress(ui, area, ui.session.correcting_progress(),
                  [](session::Session& session) { session.stop_resolving(); });
  } else if (ui.session.layers().reading()) {
    draw_progress(ui, area, ui.session.layers().progress(),
                  [](session::Session& session) { session.layers().cancel(); });
  } else if (ui.session.lists().documents.empty()) {
    label(list, ui.fonts.small, {area.min.x + margin_px, y}, ui.colours().faint,
          "Nothing leaves this machine");
  }
  const float right = area.max.x - margin_px;
  constexpr float projection_px = 130, scale_px = 130;
  const map::MapView& view = ui.session.view();
  label_right(list, ui.fonts.small, {right, y}, ui.colours().dim, scale(view).c_str());
  draw_projection(ui, {right - scale_px, y});
  if (ui.cursor && is_valid(*ui.cursor)) {
    label_right(list, ui.fonts.small, {right - scale_px - projection_px, y}, ui.colours().dim,
                coordinates(*ui.cursor).c_str());
  }
}

void draw_messages(Ui& ui, const Area& map_area) {
  const auto& messages = ui.session.messages();
  if (messages.empty()) return;
  const float width = std::min(message_width_px, map_area.width() - 120);
  const float left = std::round(map_area.min.x + (map_area.width() - width) / 2);
  const Area pane_area{{left - 8, map_area.min.y + 4},
                       {left + width + 8, map_area.min.y + map_area.height() * 0.6F}};
  // As tall as what it shows, or it would keep clicks from the map.
  static constexpr std::size_t most_shown = 5;
  const std::size_t first = messages.size() > most_shown ? messages.size() - most_shown : 0;
  ImGui::SetNextWindowPos(pane_area.min);
  ImGui::SetNextWindowSize({pane_area.width(), 0});
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {8, 8});
  ImGui::Begin("messages", nullptr,
               ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoBackground |
                   ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings |
                   ImGuiWindowFlags_NoFocusOnAppearing | ImGuiWindowFlags_NoNav);
  float top = pane_area.min.y + 8;
  for (std::size_t i = first; i < messages.size(); ++i) {
    ImGui::PushID(static_cast<int>(i));
    const Area at{{left, top}, {left + width, top}};
    const float height = draw_message(ui, messages[i], i, at);
    ui.shown.push_back(
        {"message", std::to_string(i), messages[i].text, {at.min, {at.max.x, top + height}}});
    ImGui::PopID();
    ImGui::SetCursorScreenPos({left, top});
    ImGui::Dummy({width, height});
    top += height + gap_px;
  }
  ImGui::End();
  ImGui::PopStyleVar();
}

}  // namespace loci::panels
