#include "app/window/framebuffer.hpp"

#include "geo/error.hpp"

#include <backends/imgui_impl_opengl3.h>

#define GL_GLEXT_PROTOTYPES
#include <GL/gl.h>
#include <GL/glext.h>

#include <utility>

namespace loci::window {
namespace {

/// How textures are read where every pixel of theirs is one of the screen; lives as long as the
/// program's one context.
unsigned nearest_sampler() {
  static const unsigned sampler = [] {
    unsigned name = 0;
    glGenSamplers(1, &name);
    glSamplerParameteri(name, GL_TEXTURE_MIN_FILTER, GL_NEAREST);
    glSamplerParameteri(name, GL_TEXTURE_MAG_FILTER, GL_NEAREST);
    glSamplerParameteri(name, GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE);
    glSamplerParameteri(name, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
    return name;
  }();
  return sampler;
}

void set_copying_pixels(const ImDrawList*, const ImDrawCmd*) {
  glDisable(GL_BLEND);
  glBindSampler(0, nearest_sampler());
}

void set_copying_smoothly(const ImDrawList*, const ImDrawCmd*) {
  glDisable(GL_BLEND);
  glBindSampler(0, 0);
}

void set_blending_pixels(const ImDrawList*, const ImDrawCmd*) {
  glEnable(GL_BLEND);
  glBindSampler(0, nearest_sampler());
}

void set_blending_as_usual(const ImDrawList*, const ImDrawCmd*) {
  glEnable(GL_BLEND);
  glBindSampler(0, 0);
}

void* as_pointer(std::uint64_t version) {
  return reinterpret_cast<void*>(static_cast<std::uintptr_t>(version));
}

}  // namespace

Framebuffer::Framebuffer(int width_px, int height_px)
    : texture_(width_px, height_px, nullptr), width_px_(width_px), height_px_(height_px) {
  glGenFramebuffers(1, &name_);
  glBindFramebuffer(GL_FRAMEBUFFER, name_);
  const auto texture = static_cast<unsigned>(reinterpret_cast<std::intptr_t>(texture_.id()));
  glFramebufferTexture2D(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_TEXTURE_2D, texture, 0);
  const bool complete = glCheckFramebufferStatus(GL_FRAMEBUFFER) == GL_FRAMEBUFFER_COMPLETE;
  glBindFramebuffer(GL_FRAMEBUFFER, 0);
  if (complete) return;
  glDeleteFramebuffers(1, &name_);
  throw Error("loci-map", "OpenGL cannot draw into a picture", "update the graphics driver");
}

Framebuffer::~Framebuffer() {
  if (name_ != 0) glDeleteFramebuffers(1, &name_);
}

Framebuffer::Framebuffer(Framebuffer&& other) noexcept
    : texture_(std::move(other.texture_)),
      name_(std::exchange(other.name_, 0)),
      width_px_(other.width_px_),
      height_px_(other.height_px_) {}

Framebuffer& Framebuffer::operator=(Framebuffer&& other) noexcept {
  std::swap(texture_, other.texture_);
  std::swap(name_, other.name_);
  std::swap(width_px_, other.width_px_);
  std::swap(height_px_, other.height_px_);
  return *this;
}

void Framebuffer::draw(std::vector<ImDrawList*> lists, double pixel_ratio) {
  glBindFramebuffer(GL_FRAMEBUFFER, name_);
  draw_lists(std::move(lists), width_px_, height_px_, pixel_ratio);
  glBindFramebuffer(GL_FRAMEBUFFER, 0);
}

void Framebuffer::show(const std::vector<ImVec4>& areas_px) const {
  ImDrawList list(ImGui::GetDrawListSharedData());
  list._ResetForNewFrame();
  const auto width = static_cast<float>(width_px_), height = static_cast<float>(height_px_);
  list.PushClipRect({0, 0}, {width, height});
  copying_pixels(list);
  for (const ImVec4& area : areas_px) {
    list.AddImage(texture(), {area.x, area.y}, {area.z, area.w},
                  {area.x / width, 1 - area.y / height}, {area.z / width, 1 - area.w / height});
  }
  blending_as_usual(list);
  draw_lists({&list}, width_px_, height_px_, 1);
}

void draw_lists(std::vector<ImDrawList*> lists, int width_px, int height_px, double pixel_ratio) {
  const auto ratio = static_cast<float>(pixel_ratio);
  ImDrawData data;
  data.Valid = true;
  data.CmdLists = lists.data();
  data.CmdListsCount = static_cast<int>(lists.size());
  data.DisplayPos = {0, 0};
  data.DisplaySize = {static_cast<float>(width_px) / ratio, static_cast<float>(height_px) / ratio};
  data.FramebufferScale = {ratio, ratio};
  for (const ImDrawList* const list : lists) {
    data.TotalVtxCount += list->VtxBuffer.Size;
    data.TotalIdxCount += list->IdxBuffer.Size;
  }
  ImGui_ImplOpenGL3_RenderDrawData(&data);
}

void copying_pixels(ImDrawList& list, std::uint64_t version) {
  list.AddCallback(set_copying_pixels, as_pointer(version));
}

void copying_smoothly(ImDrawList& list) {
  list.AddCallback(set_copying_smoothly, nullptr);
}

void blending_pixels(ImDrawList& list, std::uint64_t version) {
  list.AddCallback(set_blending_pixels, as_pointer(version));
}

void blending_as_usual(ImDrawList& list) {
  list.AddCallback(set_blending_as_usual, nullptr);
}

}  // namespace loci::window
