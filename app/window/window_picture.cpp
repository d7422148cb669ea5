#include "app/window/window_picture.hpp"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <string_view>

namespace loci::window {
namespace {

constexpr std::size_t most_areas = 6;

std::uint64_t mixed(std::uint64_t hash, std::uint64_t word) {
  hash = (hash ^ word) * 0x9E3779B97F4A7C15u;
  return hash ^ (hash >> 32);
}

template <typename T>
std::uint64_t hash_of(std::uint64_t hash, const ImVector<T>& values) {
  const auto* const bytes = reinterpret_cast<const unsigned char*>(values.Data);
  const std::size_t size = static_cast<std::size_t>(values.Size) * sizeof(T);
  std::size_t i = 0;
  for (; i + 8 <= size; i += 8) {
    std::uint64_t word = 0;
    std::memcpy(&word, bytes + i, 8);
    hash = mixed(hash, word);
  }
  for (; i < size; ++i) hash = mixed(hash, bytes[i]);
  return mixed(hash, size);
}

std::uint64_t hash_of(const ImDrawList& list) {
  std::uint64_t hash = hash_of(hash_of(1, list.VtxBuffer), list.IdxBuffer);
  for (const ImDrawCmd& command : list.CmdBuffer) {
    for (const float edge :
         {command.ClipRect.x, command.ClipRect.y, command.ClipRect.z, command.ClipRect.w}) {
      hash = mixed(hash, static_cast<std::uint64_t>(std::lround(edge * 64)));
    }
    hash = mixed(hash, reinterpret_cast<std::uintptr_t>(command.TextureId));
    hash = mixed(hash, reinterpret_cast<std::uintptr_t>(command.UserCallback));
    hash = mixed(hash, reinterpret_cast<std::uintptr_t>(command.UserCallbackData));
    hash = mixed(hash, command.ElemCount);
  }
  return hash;
}

bool is_empty(const ImVec4& area) {
  return area.z <= area.x || area.w <= area.y;
}

bool is_same(const ImVec4& a, const ImVec4& b) {
  return a.x == b.x && a.y == b.y && a.z == b.z && a.w == b.w;
}

ImVec4 common(const ImVec4& a, const ImVec4& b) {
  return {std::max(a.x, b.x), std::max(a.y, b.y), std::min(a.z, b.z), std::min(a.w, b.w)};
}

ImVec4 around(const ImVec4& a, const ImVec4& b) {
  if (is_empty(a)) return b;
  if (is_empty(b)) return a;
  return {std::min(a.x, b.x), std::min(a.y, b.y), std::max(a.z, b.z), std::max(a.w, b.w)};
}

ImVec4 area_of(const ImDrawList& list) {
  ImVec4 area{0, 0, 0, 0};
  for (const ImDrawCmd& command : list.CmdBuffer) {
    if (command.ElemCount > 0) area = around(area, command.ClipRect);
  }
  return {std::floor(area.x), std::floor(area.y), std::ceil(area.z), std::ceil(area.w)};
}

/// Whole pixels around areas of the window.
std::vector<ImVec4> in_pixels(const std::vector<ImVec4>& areas, float ratio, int width,
                              int height) {
  std::vector<ImVec4> pixels;
  for (const ImVec4& area : areas) {
    const ImVec4 one = common({std::floor(area.x * ratio), std::floor(area.y * ratio),
                               std::ceil(area.z * ratio), std::ceil(area.w * ratio)},
                              {0, 0, static_cast<float>(width), static_cast<float>(height)});
    if (!is_empty(one)) pixels.push_back(one);
  }
  return pixels;
}

}  // namespace

std::optional<std::vector<ImVec4>> WindowPicture::draw(const ImDrawData& data,
                                                       std::uint64_t pictures, bool back_kept) {
  const float ratio = data.FramebufferScale.x;
  const int width = static_cast<int>(std::lround(data.DisplaySize.x * ratio));
  const int height = static_cast<int>(std::lround(data.DisplaySize.y * ratio));
  std::vector<Drawn> now;
  for (int i = 0; i < data.CmdListsCount; ++i) {
    const ImDrawList& list = *data.CmdLists[i];
    now.push_back({&list, hash_of(list), area_of(list)});
  }
  const bool as_before = picture_ && picture_.width_px() == width &&
                         picture_.height_px() == height && pictures_ == pictures;
  const ImVec4 everything{0, 0, data.DisplaySize.x, data.DisplaySize.y};
  std::optional<std::vector<ImVec4>> differs;
  if (as_before) {
    const std::vector<ImVec4> changed = draw_changes(data, now);
    if (back_kept) differs = in_pixels(changed, ratio, width, height);
  } else {
    picture_ = Framebuffer(width, height);
    draw_area(data, everything, On::picture);
    past_.reset();
  }
  if (differs) {
    picture_.show(*differs);
    if (past_) {
      draw_area(data, *past_, On::window);
      const auto past = in_pixels({*past_}, ratio, width, height);
      differs->insert(differs->end(), past.begin(), past.end());
    }
  } else if (past_) {
    show_all_but(*past_, ratio);
    draw_area(data, *past_, On::window);
  } else {
    picture_.show({{0, 0, static_cast<float>(width), static_cast<float>(height)}});
  }
  drawn_ = std::move(now);
  pictures_ = pictures;
  return differs;
}

/// What it has drawn into the picture.
std::vector<ImVec4> WindowPicture::draw_changes(const ImDrawData& data,
                                                const std::vector<Drawn>& now) {
  const auto changed = changed_areas(now);
  const auto moving = moving_area(changed);
  std::vector<ImVec4> drawn;
  const auto draw = [&](const ImVec4& area) {
    draw_area(data, area, On::picture);
    drawn.push_back(area);
  };
  if (past_ && (!moving || !is_same(*moving, *past_))) draw(*past_);
  for (const ImVec4& area : changed) {
    if (!moving || !is_same(*moving, area)) draw(area);
  }
  past_ = moving;
  return drawn;
}

/// The largest of what changed, if it was so in the last frame, too.
std::optional<ImVec4> WindowPicture::moving_area(const std::vector<ImVec4>& changed) {
  const auto size = [](const ImVec4& area) { return (area.z - area.x) * (area.w - area.y); };
  const auto before = largest_;
  const auto largest =
      std::max_element(changed.begin(), changed.end(),
                       [&](const ImVec4& a, const ImVec4& b) { return size(a) < size(b); });
  largest_ = largest == changed.end() ? std::nullopt : std::optional(*largest);
  return largest_ && before && is_same(*largest_, *before) ? largest_ : std::nullopt;
}

void WindowPicture::show_all_but(const ImVec4& area, double pixel_ratio) const {
  const auto ratio = static_cast<float>(pixel_ratio);
  const auto width = static_cast<float>(picture_.width_px());
  const auto height = static_cast<float>(picture_.height_px());
  const ImVec4 hole = common({std::floor(area.x * ratio), std::floor(area.y * ratio),
                              std::floor(area.z * ratio), std::floor(area.w * ratio)},
                             {0, 0, width, height});
  picture_.show({{0, 0, width, hole.y},
                 {0, hole.y, hole.x, hole.w},
                 {hole.z, hole.y, width, hole.w},
                 {0, hole.w, width, height}});
}

/// Where lists were, are now, or changed their order; rectangles that do not overlap.
std::vector<ImVec4> WindowPicture::changed_areas(const std::vector<Drawn>& now) const {
  std::vector<ImVec4> areas;
  const auto add = [&](ImVec4 area) {
    if (is_empty(area)) return;
    for (auto i = areas.begin(); i != areas.end();) {
      if (is_empty(common(*i, area)) && areas.size() < most_areas) {
        ++i;
        continue;
      }
      area = around(*i, area);
      areas.erase(i);
      i = areas.begin();
    }
    areas.push_back(area);
  };
  for (std::size_t i = 0; i < std::max(now.size(), drawn_.size()); ++i) {
    const bool same = i < now.size() && i < drawn_.size() && now[i].list == drawn_[i].list &&
                      now[i].hash == drawn_[i].hash;
    if (same) continue;
    if (i < now.size()) add(now[i].area);
    if (i < drawn_.size()) add(drawn_[i].area);
  }
  return areas;
}

/// Draws everything again that lies in an area.
void WindowPicture::draw_area(const ImDrawData& data, const ImVec4& area, On target) {
  std::vector<ImDrawList*> lists;
  std::vector<ImVec4> clips;
  for (int i = 0; i < data.CmdListsCount; ++i) {
    ImDrawList* const list = data.CmdLists[i];
    if (is_empty(common(area_of(*list), area))) continue;
    lists.push_back(list);
    for (ImDrawCmd& command : list->CmdBuffer) {
      clips.push_back(command.ClipRect);
      command.ClipRect = common(command.ClipRect, area);
    }
  }
  const double ratio = data.FramebufferScale.x;
  target == On::picture ? picture_.draw(lists, ratio)
                        : draw_lists(lists, picture_.width_px(), picture_.height_px(), ratio);
  auto clip = clips.begin();
  for (ImDrawList* const list : lists) {
    for (ImDrawCmd& command : list->CmdBuffer) command.ClipRect = *clip++;
  }
}

}  // namespace loci::window
