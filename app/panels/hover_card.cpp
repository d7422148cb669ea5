#include "app/panels/hover_card.hpp"

#include "app/panels/map_furniture.hpp"
#include "app/panels/quoted_passage.hpp"
#include "gazetteer/place_kind.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <utility>

namespace loci::panels {
namespace {

constexpr double delay_s = 0.32;
constexpr float card_px = 328, padding_px = 14, away_px = 14;
constexpr std::size_t most_places = 8, most_reasons = 3;
constexpr std::size_t words_before = 70, words_after = 90;  // bytes around a quote

std::string kind_and_area(const session::Session& session, const gazetteer::Place& place,
                          const session::PlaceCard* card) {
  std::string line = gazetteer::described(place);
  line[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(line[0])));
  if (card != nullptr && !card->area.empty()) line += " · " + card->area;
  const std::string& country = session.country_name(place.country);
  if (!country.empty() && country != place.name) line += " · " + country;
  return line;
}

}  // namespace

void HoverCard::draw(Ui& ui, const Area& map_area, const std::optional<Touched>& touched) {
  const double now_s = ImGui::GetTime();
  const std::string place = touched ? touched->place : std::string();
  const auto cluster = touched ? touched->cluster : std::nullopt;
  if (place != place_ || cluster != cluster_) {
    place_ = place;
    cluster_ = cluster;
    since_s_ = now_s;
  }
  if (!touched || ImGui::IsMouseDown(0)) {
    since_s_ = now_s;
    return;
  }
  if (now_s - since_s_ < delay_s) {
    ui.wants_frame = true;
    return;
  }
  collect(ui, *touched);
  if (!rows_.empty()) draw_at(ui, map_area, *touched);
}

void HoverCard::collect(Ui& ui, const Touched& touched) {
  rows_.clear();
  if (touched.cluster) return collect_cluster(ui, *touched.cluster);
  if (const auto summary = ui.session.place(touched.place)) collect_place(ui, *summary);
}

void HoverCard::collect_place(Ui& ui, const workspace::PlaceSummary& summary) {
  const Palette& colours = ui.colours();
  const session::PlaceCard* const card = ui.session.place_card(summary.place);
  rows_.push_back({summary.place.name, text_style(16, colours.text, 600), {}, 0});
  if (card != nullptr && !card->names.empty()) {
    std::string names;
    constexpr const char* left_to_right = "\u200E";  // else an Arabic name sends all to the right
    for (const std::string& name : card->names) {
      names += (names.empty() ? "" : "   ") + (left_to_right + name);
    }
    rows_.push_back({names, text_style(13.5, colours.dim)});
  }
  rows_.push_back({kind_and_area(ui.session, summary.place, card), text_style(12.5, colours.dim)});
  rows_.push_back({counted(summary.mentions, "mention", "mentions") + " in " +
                       counted(summary.documents, "document", "documents"),
                   text_style(12.5, colours.text, 500)});
  if (card == nullptr) return;
  if (!card->reasons.empty()) {
    rows_.push_back({fmt::format("Why here: {:.0f} % sure", summary.confidence * 100),
                     text_style(12.5, colours.text, 600),
                     {},
                     10,
                     true});
    for (std::size_t i = 0; i < std::min(most_reasons, card->reasons.size()); ++i) {
      rows_.push_back({card->reasons[i], text_style(12.5, colours.dim), {}, 2});
    }
  }
  bool first = true;
  for (const workspace::Passage& passage : card->passages) {
    QuotedPassage quoted = quoted_passage(passage, words_before, words_after, colours.accent);
    rows_.push_back({std::move(quoted.text),
                     text_style(12.5, colours.text),
                     {quoted.quote},
                     first ? 10.0F : 8.0F,
                     first});
    first = false;
  }
}

void HoverCard::collect_cluster(Ui& ui, map::ClusterId id) {
  const Palette& colours = ui.colours();
  const map::PlacesOnMap& on_map = *ui.session.lists().on_map;
  const map::Clusters& clusters = on_map.clusters();
  const map::Cluster& cluster = clusters[id];
  rows_.push_back({counted(cluster.places, "place", "places") + ", " +
                       counted(cluster.mentions, "mention", "mentions"),
                   text_style(14, colours.text, 600),
                   {},
                   0});
  for (const std::uint32_t i : clusters.places_of(id, most_places)) {
    const map::MapPlace& place = on_map.places()[i];
    rows_.push_back({place.name + "  " + grouped(place.mentions), text_style(13, colours.dim)});
  }
  const std::size_t more = cluster.places - std::min<std::size_t>(most_places, cluster.places);
  if (more > 0)
    rows_.push_back({"and " + grouped(more) + " more", text_style(12.5, colours.faint)});
  const bool opens = clusters.comes_apart_at(id).has_value();
  rows_.push_back({opens ? "Click to zoom to them" : "Click to choose one",
                   text_style(12.5, colours.faint),
                   {},
                   8});
}

void HoverCard::draw_at(Ui& ui, const Area& map_area, const Touched& touched) {
  const float inner = card_px - 2 * padding_px;
  std::vector<TextBlock*> blocks;
  float height = 2 * padding_px;
  for (Row& row : rows_) {
    row.style.wrap_width_px = inner;
    row.style.line_height = 1.25;
    blocks.push_back(&ui.texts.block(row.text, row.style, row.marks));
    height += row.above_px * (row.line_above ? 2 : 1) + std::round(blocks.back()->height_px());
  }
  const ImVec2 at{map_area.min.x + static_cast<float>(touched.at.x_px),
                  map_area.min.y + static_cast<float>(touched.at.y_px)};
  const float away = static_cast<float>(touched.reach_px) + away_px;
  float left = at.x + away;
  if (left + card_px > map_area.max.x - gap_px) left = at.x - away - card_px;
  const float lowest =
      std::max(map_area.min.y + gap_px, map_area.max.y - attribution_px - gap_px - height);
  const ImVec2 from{std::round(std::max(map_area.min.x + gap_px, left)),
                    std::round(std::clamp(at.y - 40, map_area.min.y + gap_px, lowest))};
  const ImVec2 to{from.x + card_px, from.y + height};
  ImGui::SetNextWindowPos({from.x - 8, from.y - 4});
  ImGui::SetNextWindowSize({card_px + 16, height + 16});
  ImGui::Begin("hover card", nullptr,
               ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoBackground |
                   ImGuiWindowFlags_NoInputs | ImGuiWindowFlags_NoSavedSettings |
                   ImGuiWindowFlags_NoFocusOnAppearing | ImGuiWindowFlags_NoNav);
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const Palette& colours = ui.colours();
  draw_card(list, {from, to}, colours);
  float y = from.y + padding_px;
  for (std::size_t i = 0; i < rows_.size(); ++i) {
    y += rows_[i].above_px;
    if (rows_[i].line_above) {
      hairline(list, colours, {from.x + padding_px, y}, {to.x - padding_px, y});
      y += rows_[i].above_px;
    }
    blocks[i]->draw(list, {from.x + padding_px, y}, ui.texts.store());
    y += std::round(blocks[i]->height_px());
  }
  ImGui::End();
  ui.shown.push_back({"card", touched.place, rows_.front().text, {from, to}});
}

}  // namespace loci::panels
