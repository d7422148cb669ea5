#include "app/window/imgui_context.hpp"

#include "app/window/system_fonts.hpp"
#include "geo/error.hpp"

#include <backends/imgui_impl_opengl3.h>
#include <backends/imgui_impl_sdl.h>
#include <imgui_freetype.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace loci::window {
namespace {

/// Latin, Greek, Cyrillic, punctuation: what the program's own words need. Names come as pictures.
constexpr std::array<ImWchar, 9> letters{0x20,   0x24F,  0x370,  0x52F, 0x1E00,
                                         0x1EFF, 0x2000, 0x206F, 0};

constexpr float inter_line_em = 1.21F;  // FreeType sizes by ascent and descent, we by the em

/// Gives all figures the width of the widest, so that numbers stand in columns and do not shiver.
void make_figures_even(ImFont& font) {
  float widest = 0;
  for (ImWchar c = '0'; c <= '9'; ++c) {
    if (const ImFontGlyph* glyph = font.FindGlyphNoFallback(c)) {
      widest = std::max(widest, glyph->AdvanceX);
    }
  }
  for (ImWchar c = '0'; c <= '9'; ++c) {
    auto* const glyph = const_cast<ImFontGlyph*>(font.FindGlyphNoFallback(c));
    if (glyph == nullptr) continue;
    const float shift = std::round((widest - glyph->AdvanceX) / 2);
    glyph->X0 += shift;
    glyph->X1 += shift;
    glyph->AdvanceX = widest;
    font.IndexAdvanceX[c] = widest;
  }
}

}  // namespace

ImguiContext::ImguiContext(const SdlWindow& window) : window_(window) {
  ImGui::CreateContext();
  ImGuiIO& io = ImGui::GetIO();
  io.IniFilename = nullptr;
  io.ConfigInputTextCursorBlink = false;  // nothing moves while nothing happens
  io.ConfigWindowsMoveFromTitleBarOnly = true;
  io.MouseDragThreshold = 4;
  io.MouseDoubleClickTime = 0.5F;  // as desktops have it
  ImGui_ImplSDL2_InitForOpenGL(window.handle(), window.context());
  ImGui_ImplOpenGL3_Init("#version 330 core");
}

ImguiContext::~ImguiContext() {
  picture_.forget();
  ImGui_ImplOpenGL3_Shutdown();
  ImGui_ImplSDL2_Shutdown();
  ImGui::DestroyContext();
}

void ImguiContext::load_fonts() {
  fonts_ratio_ = window_.pixel_ratio();
  ImGuiIO& io = ImGui::GetIO();
  ImFontAtlas& atlas = *io.Fonts;
  atlas.Clear();
  atlas.FontBuilderIO = ImGuiFreeType::GetBuilderForFreeType();
  atlas.FontBuilderFlags = ImGuiFreeTypeBuilderFlags_LightHinting;
  const auto ratio = static_cast<float>(fonts_ratio_);
  const auto load = [&](int weight, float size_px) {
    const SystemFont font = find_font("Inter", weight);
    ImFontConfig config;
    config.FontNo = font.face;
    ImFont* const loaded = atlas.AddFontFromFileTTF(
        font.file.c_str(), size_px * ratio * inter_line_em, &config, letters.data());
    if (loaded == nullptr) {
      throw Error(font.file, "not a font that can be read", "install the package fonts-inter");
    }
    return loaded;
  };
  fonts_.regular = load(400, panels::text_px);
  fonts_.medium = load(500, panels::text_px);
  fonts_.semibold = load(600, panels::heading_px);
  fonts_.small = load(400, panels::small_px);
  atlas.Build();
  for (ImFont* const font : {fonts_.regular, fonts_.medium, fonts_.semibold, fonts_.small}) {
    make_figures_even(*font);
  }
  io.FontGlobalScale = 1 / ratio;
}

void ImguiContext::begin_frame(std::optional<SDL_Point> button_at) {
  if (fonts_ratio_ != window_.pixel_ratio()) {
    const bool first = fonts_ratio_ == 0;
    load_fonts();
    if (!first) ImGui_ImplOpenGL3_DestroyFontsTexture();
    picture_.forget();
  }
  ImGui_ImplOpenGL3_NewFrame();
  ImGui_ImplSDL2_NewFrame();
  ImGuiIO& io = ImGui::GetIO();
  const auto ratio = static_cast<float>(fonts_ratio_);
  io.DisplaySize = {static_cast<float>(window_.drawable_width_px()) / ratio,
                    static_cast<float>(window_.drawable_height_px()) / ratio};
  io.DisplayFramebufferScale = {ratio, ratio};
  // Where the last event of the window was: the backend asks for the pointer's place on the
  // desktop, which SDL does not keep up to date where another program moves the pointer.
  if (SDL_GetMouseFocus() == window_.handle()) {
    int x = 0, y = 0;
    SDL_GetMouseState(&x, &y);
    io.MousePos = {static_cast<float>(x), static_cast<float>(y)};
  }
  if (button_at) {
    io.MousePos = {static_cast<float>(button_at->x), static_cast<float>(button_at->y)};
  }
  const auto mouse = static_cast<float>(window_.mouse_to_logical());
  if (io.MousePos.x > -1e6F) io.MousePos = {io.MousePos.x * mouse, io.MousePos.y * mouse};
  ImGui::NewFrame();
}

std::optional<std::vector<ImVec4>> ImguiContext::draw_frame(std::uint64_t pictures,
                                                            bool back_kept) {
  ImGui::Render();
  return picture_.draw(*ImGui::GetDrawData(), pictures, back_kept);
}

}  // namespace loci::window
