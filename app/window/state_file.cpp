#include "app/window/state_file.hpp"

#include "geo/partial_file.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <ostream>

namespace loci::window {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t longest_shown = 2000;  // of marked text

Json view_of(const map::MapView& view) {
  const geo::LonLat center = view.center();
  return {{"lon", center.lon_deg},    {"lat", center.lat_deg},
          {"zoom", view.zoom()},      {"projection", view.projection().name()},
          {"width", view.width_px()}, {"height", view.height_px()}};
}

Json items_of(const std::vector<panels::ShownItem>& items, double ratio) {
  Json list = Json::array();
  for (const panels::ShownItem& item : items) {
    list.push_back({{"kind", item.kind},
                    {"id", item.id},
                    {"name", item.name},
                    {"x", item.area.min.x * ratio},
                    {"y", item.area.min.y * ratio},
                    {"width", item.area.width() * ratio},
                    {"height", item.area.height() * ratio}});
  }
  return list;
}

Json markers_of(const std::vector<ShownMarker>& markers,
                const std::vector<panels::ShownItem>& items, double ratio) {
  Json list = Json::array();
  const auto map = std::find_if(items.begin(), items.end(),
                                [](const panels::ShownItem& item) { return item.kind == "map"; });
  if (map == items.end()) return list;
  for (const ShownMarker& marker : markers) {
    list.push_back({{"id", marker.id},
                    {"name", marker.name},
                    {"mentions", marker.mentions},
                    {"places", marker.places},
                    {"x", (map->area.min.x + marker.at.x_px) * ratio},
                    {"y", (map->area.min.y + marker.at.y_px) * ratio}});
  }
  return list;
}

Json find_of(const panels::FindBar& find) {
  const auto hit = find.current();
  return {{"open", find.is_open()},
          {"words", find.words()},
          {"typing", find.typing()},
          {"hits", find.hits().size()},
          {"hit", hit ? Json{hit->begin, hit->end} : Json(nullptr)}};
}

Json reader_of(const session::Session& session, const WindowState& window) {
  const auto& document = session.open_document();
  if (!document) return nullptr;
  return {{"document", document->summary.path},
          {"title", document->summary.title},
          {"mention", session.reader_target().mention},
          {"first_byte", window.reader.first_byte_in_sight()},
          {"selected", window.reader.selected_text(session).substr(0, longest_shown)},
          {"find", find_of(window.reader.find())}};
}

Json picker_of(const session::Session& session) {
  if (!session.picker()) return nullptr;
  const session::Picker& picker = *session.picker();
  const auto& mention = picker.mention;
  const auto& place = mention.resolution.place;
  Json candidates = Json::array();
  for (const auto& one : picker.candidates) candidates.push_back(one.candidate.place.id);
  const auto& reach = picker.reach();
  return {{"mention", mention.id},
          {"name", mention.mention.name},
          {"place", place ? Json(place->id) : Json(nullptr)},
          {"sense", to_word(mention.mention.sense)},
          {"scope", to_word(picker.scope)},
          {"reach", reach ? Json(reach->which) : Json(nullptr)},
          {"candidates", candidates},
          {"searched", picker.searched},
          {"placing", picker.placing},
          {"previewing", picker.previewing}};
}

Json review_of(const session::Session& session) {
  const auto& review = session.reviewing();
  if (!review) return nullptr;
  return {{"at", review->doubts.empty() ? 0 : review->at + 1}, {"of", review->doubts.size()}};
}

Json layer_of(const session::Session& session, const session::ListedLayer& layer) {
  const bool dark = session.theme == session::Theme::dark;
  return {{"file", layer.kept.file.string()},
          {"name", layer.kept.file.filename().string()},
          {"visible", layer.kept.visible},
          {"opacity", layer.kept.opacity},
          {"colour", session.layers().colour(layer, dark)},
          {"drawn", layer.read != nullptr && layer.kept.visible},
          {"reading", layer.reading()},
          {"problem", layer.problem}};
}

Json layers_of(const session::Session& session) {
  Json layers = Json::array();
  for (const auto& layer : session.layers().over()) layers.push_back(layer_of(session, layer));
  return layers;
}

}  // namespace

void StateFile::write(const session::Session& session, const std::vector<panels::ShownItem>& items,
                      const WindowState& window, double pixel_ratio) {
  if (file_.empty()) return;
  std::size_t passages = 0;
  for (const auto& group : session.passages()) passages += group.mentions.size();
  Json messages = Json::array();
  for (const auto& message : session.messages()) messages.push_back(message.text);
  const auto& ground = session.layers().ground();
  const Json state{{"settled", window.settled},
                   {"workspace", session.workspace_file().string()},
                   {"theme", session.theme == session::Theme::dark ? "dark" : "light"},
                   {"selected_place", session.selected_place()},
                   {"hovered_place", session.hovered_place()},
                   {"documents", session.lists().documents.size()},
                   {"places", session.lists().places.size()},
                   {"mentions", session.lists().mentions},
                   {"unlocated", session.lists().unlocated},
                   {"filter", to_options(session.filter())},
                   {"passages", passages},
                   {"view", view_of(session.view())},
                   {"reader", reader_of(session, window)},
                   {"picker", picker_of(session)},
                   {"review", review_of(session)},
                   {"layers", layers_of(session)},
                   {"ground", ground ? layer_of(session, *ground) : Json(nullptr)},
                   {"messages", messages},
                   {"markers", markers_of(window.markers, items, pixel_ratio)},
                   {"items", items_of(items, pixel_ratio)}};
  std::string text = state.dump(1, ' ', false, Json::error_handler_t::replace);
  if (text == written_) return;
  written_ = std::move(text);
  write_whole_file(file_, [this](std::ostream& out) { out << written_ << '\n'; });
}

}  // namespace loci::window
