#include "app/map/place_layer.hpp"

#include "gazetteer/geoparse/code_points.hpp"

#include <algorithm>
#include <unordered_map>
#include <utility>

namespace loci::map {
namespace {

using workspace::Filter;
using workspace::StoredMention;
using workspace::Workspace;

/// One mention with the words around it, as every layer and list writes it.
struct Quoted {
  const StoredMention& stored;
  const document::Document& document;
  workspace::Passage passage;
  geoparse::CodePointSpan span;
};

/// Calls `use` for every mention, by document, then begin. One document at a time is in memory.
template <typename Use>
void for_each_mention(const Workspace& workspace, const Filter& filter, const Use& use) {
  auto documents = workspace.documents(filter);
  std::sort(documents.begin(), documents.end(),
            [](const auto& a, const auto& b) { return a.id < b.id; });
  for (const auto& summary : documents) {
    if (summary.mentions == 0) continue;
    const auto document = workspace.document(summary.id);
    if (!document) continue;  // removed by another program meanwhile
    const geoparse::CodePoints code_points(document->text);
    Filter of_document = filter;
    of_document.documents = {summary.id};
    of_document.text.clear();  // it has them
    for (const StoredMention& stored : workspace.mentions(of_document)) {
      const auto& span = stored.mention.span;
      use(Quoted{stored, *document,
                 workspace::passage_of(document->text, stored.id, summary.id, span),
                 code_points.of(span)});
    }
  }
}

std::string attribution_of(const Workspace& workspace) {
  std::vector<std::string> lines;
  for (const auto& gazetteer : workspace.gazetteers()) {
    const auto& line = gazetteer.attribution;
    if (!line.empty() && std::find(lines.begin(), lines.end(), line) == lines.end()) {
      lines.push_back(line);
    }
  }
  std::string attribution;
  for (const std::string& line : lines) attribution += (attribution.empty() ? "" : " | ") + line;
  return attribution;
}

/// Three decimals: more would say more than the resolver knows.
double rounded(double confidence) {
  return std::round(confidence * 1000) / 1000;
}

nlohmann::ordered_json passage_json(const Quoted& quoted) {
  nlohmann::ordered_json json;
  json["document"] = quoted.document.path;
  json["title"] = quoted.document.title;
  json["url"] = quoted.document.url;
  json["date"] = quoted.document.date;
  json["start"] = quoted.span.start;
  json["end"] = quoted.span.end;
  json["quote"] = quoted.passage.quote;
  json["prefix"] = quoted.passage.prefix;
  json["suffix"] = quoted.passage.suffix;
  return json;
}

nlohmann::ordered_json mention_properties(const Quoted& quoted) {
  nlohmann::ordered_json json;
  const StoredMention& stored = quoted.stored;
  const auto& place = stored.resolution.place;
  json["place_id"] = place ? nlohmann::ordered_json(place->id) : nullptr;
  json["place"] = place ? nlohmann::ordered_json(place->name) : nullptr;
  json["document"] = quoted.document.path;
  json["title"] = quoted.document.title;
  json["url"] = quoted.document.url;
  json["date"] = quoted.document.date;
  json["sha256"] = quoted.document.sha256;
  json["start"] = quoted.span.start;
  json["end"] = quoted.span.end;
  json["quote"] = quoted.passage.quote;
  json["prefix"] = quoted.passage.prefix;
  json["suffix"] = quoted.passage.suffix;
  json["sense"] = geoparse::to_word(stored.mention.sense);
  json["confidence"] = rounded(stored.resolution.confidence);
  json["status"] = stored.status;
  json["decided_by"] = stored.decided_by;
  json["gazetteer"] = stored.gazetteer;
  json["gazetteer_version"] = stored.gazetteer_version;
  return json;
}

}  // namespace

namespace {

/// What can be read on a map: files may call a place anything, at any length.
std::string name_on_map(const std::string& name) {
  constexpr std::size_t most_bytes = 120;
  if (name.size() <= most_bytes) return name;
  std::size_t end = most_bytes;
  while (end > 0 && (static_cast<unsigned char>(name[end]) & 0xC0) == 0x80) --end;
  return name.substr(0, end) + "…";
}

}  // namespace

std::vector<MapPlace> map_places(const std::vector<workspace::PlaceSummary>& places) {
  std::vector<MapPlace> result;
  result.reserve(places.size());
  for (const auto& summary : places) {
    const gazetteer::Place& place = summary.place;
    const bool is_country = place.feature_class == 'A' && place.feature_code.starts_with("PCL");
    result.push_back({place.id, name_on_map(place.name), place.position, summary.mentions,
                      gazetteer::is_area(place), is_country ? place.country : std::string(),
                      place.radius_km});
  }
  return result;
}

nlohmann::ordered_json place_properties(const workspace::PlaceSummary& summary) {
  nlohmann::ordered_json json;
  const gazetteer::Place& place = summary.place;
  json["id"] = place.id;
  json["name"] = place.name;
  json["country"] = place.country;
  json["feature_class"] = std::string(1, place.feature_class);
  json["feature_code"] = place.feature_code;
  json["gazetteer"] = summary.gazetteer;
  json["mentions"] = summary.mentions;
  json["documents"] = summary.documents;
  json["first_date"] = summary.first_date;
  json["last_date"] = summary.last_date;
  json["confidence"] = rounded(summary.confidence);
  json["precision_km"] = place.radius_km;
  return json;
}

geo::Layer place_layer(const Workspace& workspace, const Filter& filter) {
  geo::Layer layer{"places", attribution_of(workspace), {}};
  std::unordered_map<std::string, std::size_t> positions;
  for (const auto& summary : workspace.places(filter)) {
    positions.emplace(summary.place.id, layer.features.size());
    auto properties = place_properties(summary);
    properties["passages"] = nlohmann::ordered_json::array();
    layer.features.push_back({summary.place.position, std::move(properties)});
  }
  for_each_mention(workspace, filter, [&](const Quoted& quoted) {
    const auto& place = quoted.stored.resolution.place;
    if (!place) return;
    const auto found = positions.find(place->id);
    if (found == positions.end()) return;  // added by another program meanwhile
    layer.features[found->second].properties["passages"].push_back(passage_json(quoted));
  });
  return layer;
}

geo::Layer mention_layer(const Workspace& workspace, const Filter& filter) {
  geo::Layer layer{"mentions", attribution_of(workspace), {}};
  for_each_mention(workspace, filter, [&](const Quoted& quoted) {
    std::optional<geo::LonLat> position;
    if (const auto& place = quoted.stored.resolution.place) position = place->position;
    layer.features.push_back({position, mention_properties(quoted)});
  });
  return layer;
}

}  // namespace loci::map
