#include "app/export/annotation_formats.hpp"
#include "app/export/feature_layers.hpp"
#include "app/export/mention_in_context.hpp"
#include "geo/geojson.hpp"
#include "geo/json_text.hpp"

#include <fmt/format.h>

#include <ostream>

namespace loci::exports {
namespace {

std::string annotation_of(const MentionInContext& mention, std::string id) {
  const auto& place = mention.stored.resolution.place;
  std::string json = "{\"id\":";
  append_json(json, id);
  json += ",\"type\":\"Annotation\",\"motivation\":\"identifying\",\"body\":[";
  json += "{\"purpose\":\"identifying\",";
  if (place) {
    append_json(json += "\"id\":", uri_of_place(place->id));
    json += ',';
  }
  json += "\"type\":\"Feature\",\"geometry\":";
  geo::append_point(json, place ? std::optional(place->position) : std::nullopt);
  constexpr auto replace = nlohmann::ordered_json::error_handler_t::replace;
  json += ",\"properties\":" + properties_of(mention).dump(-1, ' ', false, replace);
  append_json(json += "},{\"type\":\"TextualBody\",\"purpose\":\"tagging\",\"value\":",
              geoparse::to_word(mention.stored.mention.sense));
  const auto& document = mention.document;
  append_json(json += "}],\"target\":{\"source\":",
              document.url.empty() ? document.path : document.url);
  append_json(json += ",\"selector\":[{\"type\":\"TextPositionSelector\",\"start\":",
              static_cast<std::int64_t>(mention.span.start));
  append_json(json += ",\"end\":", static_cast<std::int64_t>(mention.span.end));
  append_json(json += "},{\"type\":\"TextQuoteSelector\",\"exact\":", mention.passage.quote);
  append_json(json += ",\"prefix\":", mention.passage.prefix);
  append_json(json += ",\"suffix\":", mention.passage.suffix);
  return json + "}]}}";
}

}  // namespace

Warnings write_web_annotations(const workspace::Workspace& workspace,
                               const workspace::Filter& filter, Steps& steps, std::ostream& out) {
  std::string head =
      "{\"@context\":\"http://www.w3.org/ns/anno.jsonld\","
      "\"type\":\"AnnotationPage\",\"startIndex\":0,\"rights\":";
  append_json(head, attribution_of(workspace));
  out << head << ",\"items\":[";
  const char* separator = "\n";
  visit_in_context(workspace, filter, [&](const MentionInContext& mention) {
    const std::string id =
        fmt::format("urn:loci:{}:{}:{}-{}", mention.stored.document,
                    mention.document.sha256.substr(0, 16), mention.span.start, mention.span.end);
    out << separator << annotation_of(mention, id);
    separator = ",\n";
    steps.done_one();
    return true;
  });
  out << "\n]}\n";
  return {};
}

}  // namespace loci::exports
