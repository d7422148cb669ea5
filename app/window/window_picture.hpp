/// \file
/// What the window shows, drawn only where it changes.
#pragma once

#include "app/window/framebuffer.hpp"

#include <imgui.h>

#include <cstdint>
#include <optional>
#include <vector>

namespace loci::window {

/// Keeps the last frame and draws of the next one only those rectangles in which Dear ImGui's lists
/// differ: while the map is dragged the panels beside it cost nothing. A large rectangle that
/// changes from frame to frame goes straight to the window, past the picture that is kept.
class WindowPicture {
 public:
  /// Draws into the window's back buffer.
  /// \param pictures a number that changes when a picture changes that the lists refer to
  /// \param back_kept the back buffer still has the last frame
  /// \return the rectangles of the back buffer, in pixels, that differ from the last frame; nothing
  /// where all of it was drawn
  std::optional<std::vector<ImVec4>> draw(const ImDrawData& data, std::uint64_t pictures,
                                          bool back_kept);
  void forget() { picture_ = {}; }  ///< everything is drawn next time

 private:
  /// A list of the last frame.
  struct Drawn {
    const ImDrawList* list;
    std::uint64_t hash;
    ImVec4 area;  ///< left, top, right, bottom
  };

  enum class On { picture, window };

  std::vector<ImVec4> changed_areas(const std::vector<Drawn>& now) const;
  std::optional<ImVec4> moving_area(const std::vector<ImVec4>& changed);
  std::vector<ImVec4> draw_changes(const ImDrawData& data, const std::vector<Drawn>& now);
  void draw_area(const ImDrawData& data, const ImVec4& area, On target);
  void show_all_but(const ImVec4& area, double pixel_ratio) const;

  Framebuffer picture_;
  std::vector<Drawn> drawn_;
  std::optional<ImVec4> largest_;  ///< of what changed in the last frame
  std::optional<ImVec4> past_;     ///< went past the picture in the last frame
  std::uint64_t pictures_ = 0;
};

}  // namespace loci::window
