#include "app/export/feature_layers.hpp"

#include "app/export/balloon.hpp"
#include "geo/json_text.hpp"

#include <algorithm>
#include <utility>

namespace loci::exports {
namespace {

using geo::Field;
using geo::FieldKind;
using geo::Value;
using workspace::DocumentSummary;
using workspace::Filter;
using workspace::PlaceSummary;
using workspace::Workspace;

const std::vector<Field> place_fields{
    {"id"},
    {"name"},
    {"country"},
    {"feature_class", FieldKind::text, "feat_class"},
    {"feature_code", FieldKind::text, "feat_code"},
    {"gazetteer"},
    {"mentions", FieldKind::integer},
    {"documents", FieldKind::integer},
    {"first_date", FieldKind::date},
    {"last_date", FieldKind::date},
    {"confidence", FieldKind::real},
    {"precision_km", FieldKind::real, "prec_km"},
};

const std::vector<Field> mention_fields{
    {"place_id"},
    {"place"},
    {"document"},
    {"title"},
    {"url"},
    {"link"},
    {"date", FieldKind::date},
    {"sha256"},
    {"start", FieldKind::integer},
    {"end", FieldKind::integer},
    {"quote"},
    {"prefix"},
    {"suffix"},
    {"sense"},
    {"confidence", FieldKind::real},
    {"status"},
    {"decided_by"},
    {"gazetteer"},
    {"gazetteer_version", FieldKind::text, "gaz_vers"},
    {"country"},
    {"feature_class", FieldKind::text, "feat_class"},
    {"feature_code", FieldKind::text, "feat_code"},
    {"precision_km", FieldKind::real, "prec_km"},
    {"method"},
    {"reasons"},
    {"mention", FieldKind::integer},
    {"page", FieldKind::integer},
};

const std::vector<Field> document_fields{
    {"id", FieldKind::integer},
    {"document"},
    {"title"},
    {"source"},
    {"url"},
    {"date", FieldKind::date},
    {"sha256"},
    {"mentions", FieldKind::integer},
    {"places", FieldKind::integer},
    {"author"},
    {"language"},
};

const std::vector<Field>& fields_of(Layer layer) {
  switch (layer) {
    case Layer::places:
      return place_fields;
    case Layer::mentions:
      return mention_fields;
    case Layer::documents:
      break;
  }
  return document_fields;
}

Value number(std::size_t count) {
  return static_cast<std::int64_t>(count);
}

using Values = std::vector<Value>;

/// A place's values, with the text that they point to and that the place has not.
struct PlaceValues {
  explicit PlaceValues(const PlaceSummary& summary)
      : feature_class(1, summary.place.feature_class) {
    const gazetteer::Place& place = summary.place;
    values = {place.id,
              place.name,
              place.country,
              feature_class,
              place.feature_code,
              summary.gazetteer,
              number(summary.mentions),
              number(summary.documents),
              summary.first_date,
              summary.last_date,
              rounded_confidence(summary.confidence),
              place.radius_km};
  }
  PlaceValues(const PlaceValues&) = delete;
  PlaceValues& operator=(const PlaceValues&) = delete;

  std::string feature_class;
  Values values;
};

struct MentionValues {
  explicit MentionValues(const MentionInContext& mention) {
    const auto& stored = mention.stored;
    const auto& place = stored.resolution.place;
    for (const std::string& reason : stored.resolution.reasons) {
      reasons += (reasons.empty() ? "" : "\n") + reason;
    }
    if (place) feature_class = std::string(1, place->feature_class);
    const auto of_place = [&place](const std::string gazetteer::Place::*text) {
      return place ? Value(std::string_view((*place).*text)) : Value();
    };
    values = {of_place(&gazetteer::Place::id),
              of_place(&gazetteer::Place::name),
              mention.document.path,
              mention.document.title,
              mention.document.url,
              mention.link,
              mention.document.date,
              mention.document.sha256,
              number(mention.span.start),
              number(mention.span.end),
              mention.passage.quote,
              mention.passage.prefix,
              mention.passage.suffix,
              geoparse::to_word(stored.mention.sense),
              rounded_confidence(stored.resolution.confidence),
              stored.status,
              stored.decided_by,
              stored.gazetteer,
              stored.gazetteer_version,
              of_place(&gazetteer::Place::country),
              place ? Value(std::string_view(feature_class)) : Value(),
              of_place(&gazetteer::Place::feature_code),
              place ? Value(place->radius_km) : Value(),
              stored.resolution.method,
              reasons,
              stored.id,
              mention.passage.page > 0 ? number(mention.passage.page) : Value()};
  }
  MentionValues(const MentionValues&) = delete;
  MentionValues& operator=(const MentionValues&) = delete;

  std::string feature_class, reasons;
  Values values;
};

nlohmann::ordered_json to_json(const Value& value) {
  if (const auto* integer = std::get_if<std::int64_t>(&value)) return *integer;
  if (const auto* real = std::get_if<double>(&value)) return *real;
  if (const auto* text = std::get_if<std::string_view>(&value)) return std::string(*text);
  return nullptr;
}

nlohmann::ordered_json to_json(const std::vector<Field>& fields, const Values& values) {
  auto json = nlohmann::ordered_json::object();
  for (std::size_t i = 0; i < fields.size(); ++i) json[fields[i].name] = to_json(values[i]);
  return json;
}

void add_place(const PlaceSummary& summary, const Extras& extras, const Workspace& workspace,
               const Filter& filter, geo::LayerWriter& writer) {
  PlaceValues place(summary);
  Filter of_place = filter;
  of_place.places = {summary.place.id};
  std::string passages = "[";
  PlaceBalloon balloon(summary);
  if (extras.passages || extras.balloon) {
    visit_in_context(workspace, of_place, [&](const MentionInContext& mention) {
      if (extras.balloon) return balloon.add(mention);
      if (passages.size() > 1) passages += ',';
      append_passage(passages, mention);
      return true;
    });
  }
  passages += ']';
  const std::string description = extras.balloon ? balloon.html() : "";
  if (extras.balloon) place.values.emplace_back(description);
  if (extras.passages) place.values.emplace_back(passages);
  writer.add(summary.place.position, place.values);
}

void add_mention(const MentionInContext& mention, const Extras& extras, geo::LayerWriter& writer) {
  MentionValues values(mention);
  const auto& place = mention.stored.resolution.place;
  const std::string description = extras.balloon ? mention_balloon(mention) : "";
  if (extras.document_id) values.values.emplace_back(mention.stored.document);
  if (extras.balloon) {
    values.values.emplace_back(mention.passage.quote);
    values.values.emplace_back(description);
  }
  writer.add(place ? std::optional(place->position) : std::nullopt, values.values);
}

std::vector<DocumentSummary> documents_of(const Workspace& workspace, const Filter& filter) {
  auto documents = workspace.documents(filter);
  std::sort(documents.begin(), documents.end(),
            [](const auto& a, const auto& b) { return a.id < b.id; });
  return documents;
}

void add_document(const DocumentSummary& document, geo::LayerWriter& writer) {
  const Values values{document.id,
                      document.path,
                      document.title,
                      document.source,
                      document.url,
                      document.date,
                      document.sha256,
                      number(document.mentions),
                      number(document.places),
                      document.author,
                      document.language};
  writer.add(std::nullopt, values);
}

}  // namespace

const char* to_word(Layer layer) {
  switch (layer) {
    case Layer::places:
      return "places";
    case Layer::mentions:
      return "mentions";
    case Layer::documents:
      break;
  }
  return "documents";
}

geo::LayerDefinition definition_of(Layer layer, const Extras& extras, std::string attribution) {
  geo::LayerDefinition definition{to_word(layer), std::move(attribution), fields_of(layer),
                                  layer != Layer::documents};
  auto& fields = definition.fields;
  if (layer == Layer::mentions && extras.document_id) {
    fields.push_back({"document_id", FieldKind::integer, "doc_id"});
  }
  if (layer == Layer::mentions && extras.balloon) fields.push_back({"name"});
  if (layer != Layer::documents && extras.balloon) fields.push_back({"description"});
  if (layer == Layer::places && extras.passages) fields.push_back({"passages", FieldKind::json});
  return definition;
}

std::size_t write_layer(Layer layer, const Extras& extras, const Workspace& workspace,
                        const Filter& filter, geo::LayerWriter& writer, Steps& steps) {
  const std::size_t before = steps.done();
  writer.begin(definition_of(layer, extras, attribution_of(workspace)));
  switch (layer) {
    case Layer::places:
      for (const PlaceSummary& summary : workspace.places(filter)) {
        add_place(summary, extras, workspace, filter, writer);
        steps.done_one();
      }
      break;
    case Layer::mentions:
      visit_in_context(workspace, filter, [&](const MentionInContext& mention) {
        add_mention(mention, extras, writer);
        steps.done_one();
        return true;
      });
      break;
    case Layer::documents:
      for (const DocumentSummary& document : documents_of(workspace, filter)) {
        add_document(document, writer);
        steps.done_one();
      }
  }
  writer.end();
  return steps.done() - before;
}

nlohmann::ordered_json properties_of(const MentionInContext& mention) {
  return to_json(mention_fields, MentionValues(mention).values);
}

nlohmann::ordered_json properties_of(const PlaceSummary& place) {
  return to_json(place_fields, PlaceValues(place).values);
}

void append_passage(std::string& json, const MentionInContext& mention) {
  const auto member = [&json](const char* key, const auto& value) {
    json += key;
    append_json(json, value);
  };
  member("{\"document\":", mention.document.path);
  member(",\"title\":", mention.document.title);
  member(",\"url\":", mention.document.url);
  member(",\"link\":", mention.link);
  member(",\"date\":", mention.document.date);
  member(",\"start\":", static_cast<std::int64_t>(mention.span.start));
  member(",\"end\":", static_cast<std::int64_t>(mention.span.end));
  member(",\"quote\":", mention.passage.quote);
  member(",\"prefix\":", mention.passage.prefix);
  member(",\"suffix\":", mention.passage.suffix);
  json += '}';
}

}  // namespace loci::exports
