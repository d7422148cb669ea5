/// \file
/// What every panel draws with.
#pragma once

#include "app/panels/look.hpp"
#include "app/panels/text_block.hpp"
#include "app/session/session.hpp"
#include "app/session/settings.hpp"

#include <imgui.h>

#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace loci::panels {

/// A rectangle of the window, in logical pixels from its top left corner.
struct Area {
  ImVec2 min, max;

  float width() const { return max.x - min.x; }
  float height() const { return max.y - min.y; }
  ImVec2 size() const { return {width(), height()}; }
};

/// Something on the screen that can be used, told to tests and screen readers.
struct ShownItem {
  std::string kind;  ///< "place", "document", "passage", "menu" …
  std::string id;    ///< within its kind
  std::string name;
  Area area;
};

/// A named action of the session, to be done.
using Action = std::function<void(session::Session&)>;

/// The session, how things look, and what a frame leaves behind.
struct Ui {
  session::Session& session;
  TextBlocks& texts;
  const Fonts& fonts;
  std::vector<ShownItem> shown{};
  bool wants_frame = false;  ///< something is in motion: draw again
  std::vector<Action> actions{};
  std::string hovered_place{};  ///< id of the place under the mouse, in whichever panel
  std::optional<std::size_t> hovered_candidate{};                 ///< of the picker, likewise
  std::optional<geo::LonLat> cursor{};                            ///< where on the map the mouse is
  const std::vector<session::RecentWorkspace>* recent = nullptr;  ///< workspaces, or none

  const Palette& colours() const { return palette(session.theme); }
  /// Leaves an action of the session for the end of the frame, when no panel is looking at it.
  void act(Action action) { actions.push_back(std::move(action)); }
};

/// A panel's own piece of the window: a child of Dear ImGui without scrolling or padding.
class Pane {
 public:
  Pane(const char* name, const Area& area);
  ~Pane();
  Pane(const Pane&) = delete;
  Pane& operator=(const Pane&) = delete;
};

/// The room in and between the entries of a menu, for as long as it lives.
class MenuSpacing {
 public:
  explicit MenuSpacing(float between_columns_px = gap_px);
  ~MenuSpacing();
  MenuSpacing(const MenuSpacing&) = delete;
  MenuSpacing& operator=(const MenuSpacing&) = delete;
};

/// A rectangle that can be clicked.
struct Touch {
  bool hovered = false, clicked = false;
};
Touch touchable(const char* id, const Area& area);

/// True in the frame in which the key went down, and again while it is held.
bool pressed(ImGuiKey key);

/// Text of the program itself, in a font of Dear ImGui.
void label(ImDrawList& list, ImFont* font, ImVec2 at, Colour colour, const char* text);
/// The same, ending at `right`; for numbers.
void label_right(ImDrawList& list, ImFont* font, ImVec2 right, Colour colour, const char* text);
float text_width(ImFont* font, const char* text);  ///< as label() draws it
/// "PLACES   62": the heading of a panel; returns its height.
float heading(Ui& ui, const Area& area, const char* title, const std::string& count);
/// A few words in the middle of an empty panel: what it is for, and what to do.
void empty_state(Ui& ui, const Area& area, const char* title, const char* advice);
/// The ground of something that lies over the map, with a soft shadow.
void draw_card(ImDrawList& list, const Area& area, const Palette& colours);
void hairline(ImDrawList& list, const Palette& colours, ImVec2 from, ImVec2 to);

/// "1 243": digits in groups of three with a thin space between them.
std::string grouped(std::size_t number);
/// "1 document", "3 documents".
std::string counted(std::size_t number, const char* one, const char* many);

/// The style of data on a panel.
text::TextStyle text_style(double size_px, Colour colour, int weight = 400);

}  // namespace loci::panels
