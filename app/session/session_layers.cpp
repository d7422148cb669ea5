/// \file
/// The part of Session that the files of the user's on the map belong to.
#include "app/session/dropped_files.hpp"
#include "app/session/session.hpp"

#include "app/render/user_layer.hpp"

#include <utility>

namespace loci::session {
namespace {

/// Whether the view shows a bit of the extent: as far as its middle, corners and edges tell.
bool in_sight(const map::MapView& view, const geo::Extent& extent) {
  constexpr int steps = 8;
  if (geo::contains(extent, view.center())) return true;
  const map::ScreenRect shown{0, 0, view.width_px(), view.height_px()};
  for (int i = 0; i <= steps; ++i) {
    for (int k = 0; k <= steps; ++k) {
      const geo::LonLat at{
          geo::wrapped_lon_deg(extent.west_deg + geo::width_deg(extent) * i / steps),
          extent.south_deg + (extent.north_deg - extent.south_deg) * k / steps};
      if (map::contains(shown, view.to_screen(at))) return true;
    }
  }
  return false;
}

}  // namespace

void Session::add_layers(const std::vector<std::filesystem::path>& files) {
  for (const auto& file : files) layers_.add(file);
}

void Session::remove_layer(LayerId id) {
  const ListedLayer* const layer = layers_.find(id);
  if (layer == nullptr) return;
  const std::string name = layer->kept.file.filename().string();
  layers_.remove(id);
  say({Message::Kind::note, name + " is no longer on the map", Message::Offer::bring_back});
}

void Session::bring_back_layer() {
  layers_.bring_back();
  for (std::size_t i = messages_.size(); i-- > 0;) {
    if (messages_[i].offer == Message::Offer::bring_back) return dismiss_message(i);
  }
}

void Session::layer_failed(const render::UserLayer& layer, const std::string& why) {
  const std::string head = layer.file().string() + ": ";
  const std::string reason = why.starts_with(head) ? why.substr(head.size()) : why;
  if (layers_.fail(layer, reason)) say({Message::Kind::failure, head + reason});
}

bool Session::take_layers() {
  LayerList::News news = layers_.update();
  for (Message& message : news.messages) say(std::move(message));
  if (news.arrived) {
    const auto extent = layers_.extent(*news.arrived);
    if (extent && !in_sight(motion_.destination(), *extent)) fly_to_layer(*news.arrived);
  }
  return news.any;
}

void Session::take_dropped(const std::vector<std::filesystem::path>& dropped) {
  if (dropped.size() == 1 && dropped.front().extension() == ".loci") {
    return try_to_open(dropped.front());
  }
  DroppedFiles files = sorted(dropped);
  add_layers(files.layers);
  add_documents(std::move(files.documents));
}

}  // namespace loci::session
