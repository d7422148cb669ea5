#include "gazetteer/import_format.hpp"
#include "geo/error.hpp"
#include "geo/read_layer.hpp"

#include <nlohmann/json.hpp>

#include <cstddef>
#include <iterator>
#include <limits>
#include <string>

namespace loci::gazetteer {
namespace {

using Json = nlohmann::json;

/// The characters of one JSON value after another, with the lines they stand in.
class JsonText {
 public:
  explicit JsonText(ImportStream& stream) : stream_(stream) {}

  /// Goes to the next "{"; false at the end. \param junk set where something else was passed over
  bool find_value(bool& junk) {
    depth_ = 0;
    in_string_ = escaped_ = ended_ = false;
    junk = false;
    for (; fill(); advance()) {
      const char c = *part_.data();
      if (c == '{') return true;
      // What stands between features of a list, and a byte order mark.
      constexpr std::string_view between = " \t\r\n,[]\x1e\xef\xbb\xbf";
      if (between.find(c) == std::string_view::npos) junk = true;
    }
    return false;
  }

  /// Leaves the rest of a line, after a value that is none.
  void skip_line() {
    while (fill() && part_.front() != '\n') advance();
  }

  /// Also where the value is nested so deep that it is no feature, but an attack: it is then
  /// broken.
  bool value_ended() { return ended_ || depth_ > deepest || !fill(); }
  char current() const { return part_.front(); }

  /// To the next character of the value.
  void step() {
    const char c = part_.front();
    if (in_string_) {
      if (!escaped_ && c == '"') in_string_ = false;
      escaped_ = !escaped_ && c == '\\';
    } else if (c == '"') {
      in_string_ = true;
    } else if (c == '{' || c == '[') {
      ++depth_;
    } else if (c == '}' || c == ']') {
      ended_ = --depth_ <= 0;
    }
    advance();
  }

  std::size_t line() const { return line_; }

 private:
  static constexpr std::size_t deepest = 100;

  bool fill() {
    if (part_.empty()) part_ = stream_.next();
    return !part_.empty();
  }
  void advance() {
    if (part_.front() == '\n') ++line_;
    part_.remove_prefix(1);
  }

  ImportStream& stream_;
  std::string_view part_;
  std::size_t line_ = 1;
  std::size_t depth_ = 0;
  bool in_string_ = false, escaped_ = false, ended_ = false;
};

/// The characters of one value, as the JSON parser asks for them. Without a text: the end.
struct JsonCharacters {
  using iterator_category = std::input_iterator_tag;
  using value_type = char;
  using difference_type = std::ptrdiff_t;
  using pointer = const char*;
  using reference = char;

  JsonText* text = nullptr;

  char operator*() const { return text->current(); }
  JsonCharacters& operator++() {
    text->step();
    return *this;
  }
  JsonCharacters operator++(int) { return ++*this; }
  bool operator==(const JsonCharacters& other) const {
    return (text == nullptr || text->value_ended()) ==
           (other.text == nullptr || other.text->value_ended());
  }
};

/// A member that is a text, or nothing.
std::string_view text_in(const Json& object, const char* key) {
  if (!object.is_object()) return {};
  const auto found = object.find(key);
  if (found == object.end() || !found->is_string()) return {};
  return found->get_ref<const std::string&>();
}

const Json& list_in(const Json& object, const char* key) {
  static const Json none = Json::array();
  if (!object.is_object()) return none;
  const auto found = object.find(key);
  return found == object.end() || !found->is_array() ? none : *found;
}

void read_names(const Json& feature, ImportedPlace& imported) {
  imported.names.clear();
  for (const auto& name : list_in(feature, "names")) {
    if (const auto toponym = text_in(name, "toponym"); !toponym.empty()) {
      imported.names.push_back({toponym, NameKind::alternate});
    }
  }
  const auto properties = feature.find("properties");
  if (properties != feature.end()) imported.place.name = text_in(*properties, "title");
  if (imported.place.name.empty() && !imported.names.empty()) {
    imported.place.name = imported.names.front().name;
  }
}

/// Of all countries that a place belongs to, the only one.
std::string country_of(const Json& feature) {
  const auto properties = feature.find("properties");
  const Json& codes = list_in(properties != feature.end() ? *properties : feature, "ccodes");
  if (codes.size() != 1 || !codes[0].is_string()) return {};
  const auto& code = codes[0].get_ref<const std::string&>();
  return code.size() == 2 ? code : std::string{};
}

void read_kind(const Json& feature, Place& place) {
  for (const auto& type : list_in(feature, "types")) {
    for (const char* const key : {"identifier", "label", "sourceLabel"}) {
      auto kind = text_in(type, key);
      if (kind.starts_with("gn:") || kind.starts_with("aat:"))
        kind.remove_prefix(kind.find(':') + 1);
      set_feature(kind, place);
      if (!place.feature_code.empty()) return;
    }
  }
}

void read_position(const Json& feature, Place& place) {
  constexpr double nowhere = std::numeric_limits<double>::quiet_NaN();
  place.position = {nowhere, nowhere};
  const auto geometry = feature.find("geometry");
  if (geometry == feature.end() || !geometry->is_object()) return;
  const auto found =
      geo::point_inside(geometry->dump(-1, ' ', false, Json::error_handler_t::replace));
  if (!found) return;
  place.position = found->position;
  place.radius_km = found->radius_km;
  if (found->is_area) place.feature_class = 'A';
}

void take_feature(const Json& feature, std::size_t line, ImportTarget& target) {
  ImportedPlace imported;
  imported.place.id = text_in(feature, "@id");
  if (imported.place.id.empty()) imported.place.id = text_in(feature, "id");
  read_names(feature, imported);
  read_position(feature, imported.place);
  read_kind(feature, imported.place);
  imported.place.country = country_of(feature);
  target.take(imported, line);
}

}  // namespace

void import_lpf(ImportStream& stream, ImportTarget& target) {
  JsonText text(stream);
  bool junk = false;
  while (text.find_value(junk)) {
    if (junk) target.skip(text.line(), "what stands before this is no JSON object");
    std::size_t features = 0;
    const std::size_t first_line = text.line();
    // A feature is taken and forgotten as soon as it ends: a collection may be of any size.
    const auto take = [&](int depth, Json::parse_event_t event, Json& parsed) {
      constexpr int deepest_feature = 2;
      if (event != Json::parse_event_t::object_end || depth > deepest_feature) return true;
      if (text_in(parsed, "type") != "Feature") return true;
      ++features;
      take_feature(parsed, text.line(), target);
      return false;
    };
    try {
      const Json rest = Json::parse(JsonCharacters{&text}, JsonCharacters{}, take);
      if (features == 0 && text_in(rest, "type") != "FeatureCollection") {
        target.skip(first_line, "no Feature and no FeatureCollection");
      }
    } catch (const Json::exception&) {
      target.skip(text.line(), "broken JSON");
      text.skip_line();
    }
  }
  if (junk) target.skip(text.line(), "what stands before this is no JSON object");
}

}  // namespace loci::gazetteer
