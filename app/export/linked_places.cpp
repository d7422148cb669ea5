#include "app/export/annotation_formats.hpp"
#include "app/export/mention_in_context.hpp"
#include "geo/geojson.hpp"
#include "geo/json_text.hpp"

#include <algorithm>
#include <map>
#include <ostream>

namespace loci::exports {
namespace {

using workspace::PlaceSummary;

constexpr std::string_view context =
    "https://raw.githubusercontent.com/LinkedPasts/linked-places/master/"
    "linkedplaces-context-v1.1.jsonld";

/// GeoNames has two classes more than the format: undersea is water, vegetation a region.
std::string feature_class(char of_geonames) {
  if (of_geonames == 'U') return "H";
  if (of_geonames == 'V') return "L";
  constexpr std::string_view known = "AHLPRST";
  return std::string(1, known.find(of_geonames) == std::string_view::npos ? 'P' : of_geonames);
}

const char* certainty(double confidence) {
  return confidence >= 0.8 ? "certain" : confidence >= 0.5 ? "less-certain" : "uncertain";
}

/// The documents that write a name so, and the passages, as JSON without their brackets.
struct Attested {
  std::map<std::string, std::string> citations;  ///< by spelling
  std::map<std::string, std::string> last;       ///< document of the last citation, by spelling
  std::string descriptions;

  void add(const MentionInContext& mention) {
    const auto& document = mention.document;
    const std::string& spelling = mention.stored.mention.name;
    if (last[spelling] != document.path + '\n' + document.sha256) {
      last[spelling] = document.path + '\n' + document.sha256;
      std::string& list = citations[spelling];
      list += list.empty() ? "{\"label\":" : ",{\"label\":";
      append_json(list, document.title + (document.date.empty() ? "" : ", " + document.date));
      if (!mention.link.empty()) append_json(list += ",\"@id\":", document.url);
      list += '}';
    }
    descriptions += descriptions.empty() ? "{\"value\":" : ",{\"value\":";
    const auto& passage = mention.passage;
    append_json(descriptions, passage.prefix + passage.quote + passage.suffix);
    if (!mention.link.empty()) append_json(descriptions += ",\"@id\":", mention.link);
    append_json(descriptions += ",\"source\":", document.path);
    descriptions += '}';
  }
};

void append_when(std::string& json, const PlaceSummary& place) {
  if (place.first_date.empty()) {
    json += ",\"when\":{\"timespans\":[],\"label\":\"undated\"}";
    return;
  }
  append_json(json += ",\"when\":{\"timespans\":[{\"start\":{\"in\":", place.first_date);
  append_json(json += "},\"end\":{\"in\":", place.last_date);
  json += "}}],\"label\":\"when the documents mention it\"}";
}

std::string feature_of(const PlaceSummary& summary, const Attested& attested) {
  const gazetteer::Place& place = summary.place;
  std::string json = "{\"@id\":";
  append_json(json, uri_of_place(place.id));
  append_json(json += ",\"type\":\"Feature\",\"properties\":{\"title\":", place.name);
  json += ",\"ccodes\":[";
  if (!place.country.empty()) append_json(json, place.country);
  append_json(json += "],\"fclasses\":[", feature_class(place.feature_class));
  append_json(json += "],\"mentions\":", static_cast<std::int64_t>(summary.mentions));
  append_json(json += ",\"documents\":", static_cast<std::int64_t>(summary.documents));
  json += '}';
  append_when(json, summary);
  json += ",\"names\":[";
  for (const auto& [spelling, citations] : attested.citations) {
    if (json.back() != '[') json += ',';
    append_json(json += "{\"toponym\":", spelling);
    json += ",\"citations\":[" + citations + "]}";
  }
  append_json(json += "],\"types\":[{\"identifier\":",
              "https://www.geonames.org/ontology#" + feature(place));
  append_json(json += ",\"label\":", feature(place));
  json += "}],\"geometry\":";
  geo::append_point(json, place.position);
  json.pop_back();
  append_json(json += ",\"certainty\":", certainty(summary.confidence));
  json += "},\"links\":[";
  if (place.id.starts_with("geonames:")) {
    append_json(json += "{\"type\":\"exactMatch\",\"identifier\":", uri_of_place(place.id));
    json += '}';
  }
  return json + "],\"descriptions\":[" + attested.descriptions + "]}";
}

}  // namespace

Warnings write_linked_places(const workspace::Workspace& workspace, const workspace::Filter& filter,
                             Steps& steps, std::ostream& out) {
  std::string head = "{\"type\":\"FeatureCollection\",\"@context\":";
  append_json(head, context);
  append_json(head += ",\"attribution\":", attribution_of(workspace));
  out << head << ",\"features\":[";
  const char* separator = "\n";
  for (const PlaceSummary& summary : workspace.places(filter)) {
    workspace::Filter of_place = filter;
    of_place.places = {summary.place.id};
    Attested attested;
    visit_in_context(workspace, of_place, [&](const MentionInContext& mention) {
      attested.add(mention);
      return true;
    });
    out << separator << feature_of(summary, attested);
    separator = ",\n";
    steps.done_one();
  }
  out << "\n]}\n";
  return {};
}

}  // namespace loci::exports
