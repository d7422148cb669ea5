#include "app/panels/look.hpp"

namespace loci::panels {
namespace {

constexpr Palette light{.panel = 0xffffff,
                        .bar = 0xffffff,
                        .field = 0xf4f2ee,
                        .hairline = 0xe4e1db,
                        .text = 0x23282f,
                        .dim = 0x646b75,
                        .faint = 0x757b85,
                        .accent = 0xd1495b,
                        .hover = 0xf7f5f1,
                        .selected = 0xfbecee,
                        .literal = 0xd1495b,
                        .associative = 0x5566b3,
                        .demonym = 0x84817a,
                        .warning = 0xb7791f,
                        .found = 0xe9b93a,
                        .marked = 0x5b8fc7};

constexpr Palette dark{.panel = 0x1b2126,
                       .bar = 0x1b2126,
                       .field = 0x252c32,
                       .hairline = 0x2f373e,
                       .text = 0xd7dde3,
                       .dim = 0x98a2ac,
                       .faint = 0x7f8993,
                       .accent = 0xff6b6b,
                       .hover = 0x232a30,
                       .selected = 0x38292e,
                       .literal = 0xff6b6b,
                       .associative = 0x8fa2f0,
                       .demonym = 0x8d8b86,
                       .warning = 0xe0a84e,
                       .found = 0xd2a23a,
                       .marked = 0x4f86c0};

ImVec4 value(Colour colour, float alpha = 1) {
  return ImGui::ColorConvertU32ToFloat4(solid(colour, alpha));
}

void set_distances(ImGuiStyle& style) {
  style.WindowPadding = {margin_px, margin_px};
  style.FramePadding = {10, 6};
  style.ItemSpacing = {gap_px, gap_px};
  style.ItemInnerSpacing = {gap_px, 4};
  style.ScrollbarSize = 10;
  style.WindowBorderSize = 0;
  style.ChildBorderSize = 0;
  style.FrameBorderSize = 0;
  style.PopupBorderSize = 1;
  style.FrameRounding = corner_px;
  style.PopupRounding = corner_px;
  style.WindowRounding = corner_px;
  style.GrabRounding = corner_px;
  style.ScrollbarRounding = corner_px;
  style.SelectableTextAlign = {0, 0.5F};
}

}  // namespace

const Palette& palette(session::Theme theme) {
  return theme == session::Theme::dark ? dark : light;
}

ImU32 solid(Colour colour, double alpha) {
  return IM_COL32((colour >> 16) & 255, (colour >> 8) & 255, colour & 255,
                  static_cast<int>(alpha * 255 + 0.5));
}

void apply_look(session::Theme theme) {
  const Palette& colours = palette(theme);
  ImGuiStyle& style = ImGui::GetStyle();
  set_distances(style);
  ImVec4* const of = style.Colors;
  of[ImGuiCol_Text] = value(colours.text);
  of[ImGuiCol_TextDisabled] = value(colours.faint);
  of[ImGuiCol_WindowBg] = value(colours.panel);
  of[ImGuiCol_ChildBg] = value(colours.panel, 0);
  of[ImGuiCol_PopupBg] = value(colours.panel);
  of[ImGuiCol_Border] = value(colours.hairline);
  of[ImGuiCol_FrameBg] = of[ImGuiCol_FrameBgHovered] = of[ImGuiCol_FrameBgActive] =
      value(colours.field);
  of[ImGuiCol_MenuBarBg] = value(colours.bar);
  of[ImGuiCol_Header] = value(colours.selected);
  of[ImGuiCol_HeaderHovered] = of[ImGuiCol_HeaderActive] = value(colours.field);
  of[ImGuiCol_Button] = value(colours.field);
  of[ImGuiCol_ButtonHovered] = of[ImGuiCol_ButtonActive] = value(colours.hairline);
  of[ImGuiCol_ScrollbarBg] = value(colours.panel, 0);
  of[ImGuiCol_ScrollbarGrab] = value(colours.hairline);
  of[ImGuiCol_ScrollbarGrabHovered] = of[ImGuiCol_ScrollbarGrabActive] = value(colours.faint);
  of[ImGuiCol_TextSelectedBg] = value(colours.accent, 0.25F);
  of[ImGuiCol_CheckMark] = value(colours.accent);
  of[ImGuiCol_NavHighlight] = value(colours.accent, 0.5F);
  of[ImGuiCol_Separator] = value(colours.hairline);
  of[ImGuiCol_ModalWindowDimBg] = ImVec4(0, 0, 0, 0.35F);
  of[ImGuiCol_TitleBg] = of[ImGuiCol_TitleBgActive] = value(colours.panel);
}

}  // namespace loci::panels
