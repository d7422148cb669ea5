#include "app/export/annotation_formats.hpp"
#include "app/import/imported_mention.hpp"

#include <nlohmann/json.hpp>

#include <fstream>

namespace loci::imports {
namespace {

using nlohmann::json;

/// A member's text; empty where there is none, or something else.
std::string text(const json& object, const char* key) {
  const auto found = object.find(key);
  return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

double real(const json& object, const char* key, double otherwise) {
  const auto found = object.find(key);
  return found != object.end() && found->is_number() ? found->get<double>() : otherwise;
}

/// Throws Error where it is no whole number from 0.
std::size_t offset(const json& object, const char* key) {
  const auto found = object.find(key);
  if (found == object.end() || !found->is_number_unsigned()) {
    throw Error(key, "is no whole number");
  }
  return found->get<std::size_t>();
}

const json& member(const json& object, const char* key) {
  static const json nothing = json::object();
  const auto found = object.find(key);
  return found != object.end() && found->is_object() ? *found : nothing;
}

/// The position of a Point; nothing for null. Throws Error for anything else.
std::optional<geo::LonLat> position_of(const json& feature) {
  const auto geometry = feature.find("geometry");
  if (geometry == feature.end() || geometry->is_null()) return {};
  if (geometry->is_object() && text(*geometry, "type") == "Point") {
    const auto at = geometry->find("coordinates");
    if (at != geometry->end() && at->is_array() && at->size() >= 2 && (*at)[0].is_number() &&
        (*at)[1].is_number()) {
      return geo::LonLat{(*at)[0].get<double>(), (*at)[1].get<double>()};
    }
  }
  throw Error("geometry", "is not a point");
}

std::vector<std::string> lines_of(const std::string& lines) {
  std::vector<std::string> result;
  for (std::size_t at = 0; at < lines.size();) {
    const std::size_t end = std::min(lines.find('\n', at), lines.size());
    result.push_back(lines.substr(at, end - at));
    at = end + 1;
  }
  return result;
}

/// What the properties of a feature of the layer `mentions` say.
void read_properties(const json& properties, ImportedMention& mention) {
  mention.document = text(properties, "document");
  mention.url = text(properties, "url");
  mention.sha256 = text(properties, "sha256");
  mention.sense = sense_of_word(text(properties, "sense"));
  mention.resolution.confidence = real(properties, "confidence", 1);
  mention.resolution.method = text(properties, "method");
  mention.resolution.reasons = lines_of(text(properties, "reasons"));
  mention.status = text(properties, "status");
  if (const std::string by = text(properties, "decided_by"); !by.empty()) mention.decided_by = by;
  mention.gazetteer = text(properties, "gazetteer");
  mention.gazetteer_version = text(properties, "gazetteer_version");
}

void read_place(const json& feature, const json& properties, ImportedMention& mention) {
  const auto position = position_of(feature);
  if (!position) return;
  gazetteer::Place place;
  place.position = *position;
  place.id = text(properties, "place_id");
  if (place.id.empty()) place.id = exports::place_of_uri(text(feature, "id"));
  place.name = text(properties, "place");
  if (place.name.empty()) place.name = text(properties, "title");
  if (place.name.empty()) place.name = mention.quote;
  const std::string feature_class = text(properties, "feature_class");
  if (feature_class.size() == 1) place.feature_class = feature_class.front();
  place.feature_code = text(properties, "feature_code");
  place.country = text(properties, "country");
  place.radius_km = real(properties, "precision_km", 0);
  mention.resolution.place = std::move(place);
}

void read_feature(const json& feature, ImportedMention& mention) {
  const json& properties = member(feature, "properties");
  mention.start = offset(properties, "start");
  mention.end = offset(properties, "end");
  mention.quote = text(properties, "quote");
  mention.prefix = text(properties, "prefix");
  mention.suffix = text(properties, "suffix");
  read_properties(properties, mention);
  read_place(feature, properties, mention);
}

/// Calls `use` for one object or for each in an array.
template <typename Use>
void for_each_object(const json& object, const char* key, const Use& use) {
  const auto found = object.find(key);
  if (found == object.end()) return;
  if (found->is_object()) use(*found);
  if (!found->is_array()) return;
  for (const json& one : *found) {
    if (one.is_object()) use(one);
  }
}

void read_annotation(const json& annotation, ImportedMention& mention) {
  const json* body = nullptr;
  for_each_object(annotation, "body", [&](const json& one) {
    if (body == nullptr && text(one, "type") == "Feature") body = &one;
  });
  if (body != nullptr) read_properties(member(*body, "properties"), mention);
  bool positioned = false;
  for_each_object(annotation, "target", [&](const json& target) {
    const std::string source = text(target, "source");
    if (mention.document.empty()) mention.document = source;
    if (mention.url.empty()) mention.url = source;
    for_each_object(target, "selector", [&](const json& selector) {
      const std::string type = text(selector, "type");
      if (type == "TextPositionSelector") {
        mention.start = offset(selector, "start");
        mention.end = offset(selector, "end");
        positioned = true;
      } else if (type == "TextQuoteSelector") {
        mention.quote = text(selector, "exact");
        mention.prefix = text(selector, "prefix");
        mention.suffix = text(selector, "suffix");
      }
    });
  });
  if (!positioned) mention.end = 1;  // the quotation tells where
  if (body != nullptr) read_place(*body, member(*body, "properties"), mention);
}

/// Takes features and annotations while they are parsed.
class Collector {
 public:
  explicit Collector(std::string file) : file_(std::move(file)) {}

  /// For nlohmann's parser: whether the value is kept.
  bool operator()(int depth, json::parse_event_t event, json& value) {
    if (event != json::parse_event_t::object_end || depth < 1 || depth > 2) return true;
    const std::string type = text(value, "type");
    const bool feature = type == "Feature";
    if (!feature && type != "Annotation") return true;
    ++number_;
    ImportedMention mention;
    mention.number = number_;
    try {
      feature ? read_feature(value, mention) : read_annotation(value, mention);
      check(mention);
      read.mentions.push_back(std::move(mention));
    } catch (const Error& error) {
      warn(error.what());
    }
    return false;
  }
  std::size_t count() const { return number_; }

  ReadMentions read;

 private:
  void warn(const std::string& problem) {
    if (read.warnings.size() == most_warnings) return;
    const std::string record = "record " + std::to_string(number_);
    const bool named = problem.starts_with("record ");
    read.warnings.push_back(
        {file_, (named ? problem : record + ": " + problem) + "; left out", {}});
  }

  std::string file_;
  std::size_t number_ = 0;
};

}  // namespace

ReadMentions read_mention_json(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  if (in.peek() == 0xEF) in.ignore(3);
  Collector collector(file.string());
  try {
    const json rest = json::parse(in, std::ref(collector));
    if (rest.is_object()) {
      collector.read.attribution = text(rest, "attribution");
      if (collector.read.attribution.empty()) collector.read.attribution = text(rest, "rights");
    }
  } catch (const json::exception& error) {
    throw Error(file.string(), std::string("damaged JSON (") + error.what() + ")",
                "check that it is whole");
  }
  if (collector.count() == 0) {
    throw Error(file.string(), "has no mentions",
                "export them with --layer mentions, or as annotations");
  }
  return std::move(collector.read);
}

}  // namespace loci::imports
