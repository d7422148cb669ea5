#include "app/session/place_card.hpp"

#include "app/data/data_files.hpp"
#include "gazetteer/gazetteer.hpp"
#include "geo/error.hpp"

#include <algorithm>
#include <iterator>
#include <set>
#include <string_view>

namespace loci::session {
namespace {

/// The blocks of Unicode that readers tell apart at a glance; 0 for Latin and signs.
int script_of(std::string_view name) {
  for (std::size_t i = 0; i < name.size(); ++i) {
    const auto lead = static_cast<unsigned char>(name[i]);
    if (lead < 0xC0) continue;
    const auto next = i + 1 < name.size() ? static_cast<unsigned char>(name[i + 1]) : 0u;
    const unsigned two = (lead & 0x1Fu) << 6 | (next & 0x3Fu);  // of two bytes
    if (lead < 0xE0) {
      if (two >= 0x370 && two < 0x400) return 1;  // Greek
      if (two >= 0x400 && two < 0x530) return 2;  // Cyrillic
      if (two >= 0x530 && two < 0x590) return 3;  // Armenian
      if (two >= 0x590 && two < 0x600) return 4;  // Hebrew
      if (two >= 0x600 && two < 0x780) return 5;  // Arabic
      continue;
    }
    if (lead == 0xE0) return 6 + (next >> 2);    // of South and South-East Asia
    if (lead == 0xE1 && next < 0xB4) return 80;  // Georgian, Ethiopic, Khmer …
    if (lead >= 0xE3 && lead <= 0xE9) return lead == 0xE3 ? 91 : 90;  // kana, Han
    if (lead >= 0xEA && lead <= 0xED) return 92;                      // Hangul
  }
  return 0;
}

void add_from_gazetteer(PlaceCard& card, const gazetteer::Place& place) {
  try {
    const gazetteer::Gazetteer gazetteer(data::gazetteers_in_force());
    card.names = names_in_other_scripts(gazetteer.names(place.id));
    if (place.admin1.empty()) return;
    const auto area = gazetteer.admin_area(place.country, place.admin1);
    if (area && area->id != place.id) card.area = area->name;
  } catch (const Error&) {
    return;  // who adds documents is told
  }
}

}  // namespace

std::vector<std::string> names_in_other_scripts(const std::vector<std::string>& names) {
  constexpr std::size_t most = 4;
  std::vector<std::string> chosen;
  std::set<int> scripts{0};
  for (const std::string& name : names) {
    if (chosen.size() < most && scripts.insert(script_of(name)).second) chosen.push_back(name);
  }
  return chosen;
}

PlaceCard load_place_card(const std::filesystem::path& workspace_file,
                          const gazetteer::Place& place) {
  constexpr std::size_t mentions_looked_at = 40, passages_shown = 2;
  PlaceCard card;
  card.place = place.id;
  const workspace::Workspace workspace(workspace_file, workspace::Workspace::Mode::read);
  auto surest = workspace.surest_mentions(place.id, mentions_looked_at);
  if (!surest.empty()) {
    card.confidence = surest.front().resolution.confidence;
    card.reasons = surest.front().resolution.reasons;
  }
  std::set<workspace::DocumentId> documents;
  std::vector<workspace::StoredMention> chosen, others;
  for (auto& mention : surest) {
    const bool is_new = documents.insert(mention.document).second;
    (is_new ? chosen : others).push_back(std::move(mention));
  }
  std::move(others.begin(), others.end(), std::back_inserter(chosen));
  for (const auto& mention : chosen) {
    if (card.passages.size() == passages_shown) break;
    if (const auto document = workspace.document(mention.document)) {
      card.passages.push_back(
          workspace::passage_of(*document, mention.id, mention.document, mention.mention.span));
    }
  }
  add_from_gazetteer(card, place);
  return card;
}

const PlaceCard* PlaceCards::card(const std::filesystem::path& workspace_file,
                                  const gazetteer::Place& place) {
  if (const auto found = kept_.find(place.id); found != kept_.end()) return &found->second;
  if (loading_.going_on()) return nullptr;
  const auto load = [workspace_file, place] {
    try {
      return load_place_card(workspace_file, place);
    } catch (const Error&) {  // the lists say what is wrong with the file
      PlaceCard card;
      card.place = place.id;
      return card;
    }
  };
  loading_.start(load, wake_);
  return nullptr;
}

bool PlaceCards::update() {
  constexpr std::size_t most = 200;
  if (!loading_.ready()) return false;
  PlaceCard card = loading_.take();
  if (kept_.size() == most) kept_.clear();
  std::string id = card.place;
  kept_.insert_or_assign(std::move(id), std::move(card));
  return true;
}

}  // namespace loci::session
