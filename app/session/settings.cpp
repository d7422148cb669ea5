#include "app/session/settings.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <fstream>
#include <system_error>

namespace loci::session {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t most_recent = 10;
constexpr std::size_t most_layers = 64;

/// A number within its range, or what it was.
void read_number(const Json& json, const char* key, double low, double high, double& value) {
  const auto found = json.find(key);
  if (found == json.end() || !found->is_number()) return;
  const double read = found->get<double>();
  if (read >= low && read <= high) value = read;
}

void read_flag(const Json& json, const char* key, bool& value) {
  const auto found = json.find(key);
  if (found != json.end() && found->is_boolean()) value = found->get<bool>();
}

std::string word_of(const Json& json, const char* key) {
  const auto found = json.find(key);
  return found != json.end() && found->is_string() ? found->get<std::string>() : "";
}

std::optional<KeptView> read_view(const Json& json) {
  const auto found = json.find("view");
  if (found == json.end() || !found->is_object()) return std::nullopt;
  KeptView view{999, 999, -1};
  read_number(*found, "lon", -180, 180, view.lon_deg);
  read_number(*found, "lat", -90, 90, view.lat_deg);
  read_number(*found, "zoom", 0, 30, view.zoom);
  const bool whole = view.lon_deg < 999 && view.lat_deg < 999 && view.zoom >= 0;
  return whole ? std::optional(view) : std::nullopt;
}

std::optional<KeptLayer> read_layer(const Json& json) {
  KeptLayer layer;
  layer.file = word_of(json, "file");
  if (!layer.file.is_absolute()) return std::nullopt;
  read_flag(json, "visible", layer.visible);
  read_number(json, "opacity", 0, 1, layer.opacity);
  double colour = 0;
  read_number(json, "colour", 0, most_layers, colour);
  layer.colour = static_cast<std::size_t>(colour);
  return layer;
}

KeptLayers read_layers(const Json& json) {
  KeptLayers layers;
  if (const auto ground = json.find("ground"); ground != json.end()) {
    layers.ground = read_layer(*ground);
  }
  const auto over = json.find("layers");
  if (over == json.end() || !over->is_array()) return layers;
  for (const Json& one : *over) {
    const auto layer = read_layer(one);
    if (layer && layers.over.size() < most_layers) layers.over.push_back(*layer);
  }
  return layers;
}

Settings settings_of(const Json& json) {
  Settings settings;
  double width = 0, height = 0;
  read_number(json, "window_width", 200, 20000, width);
  read_number(json, "window_height", 200, 20000, height);
  if (width > 0 && height > 0) {
    settings.window_width = static_cast<int>(width);
    settings.window_height = static_cast<int>(height);
  }
  read_flag(json, "maximized", settings.maximized);
  settings.dark = word_of(json, "theme") == "dark";
  read_number(json, "scale", 0.5, 3, settings.scale);
  const std::string by = word_of(json, "markers");
  if (by == "kind") settings.coloured_by = map::ColouredBy::kind;
  if (by == "confidence") settings.coloured_by = map::ColouredBy::confidence;
  read_flag(json, "lines", settings.lines);
  read_number(json, "left_px", 100, 4000, settings.left_px);
  read_number(json, "right_px", 100, 4000, settings.right_px);
  read_number(json, "left_share", 0.1, 0.9, settings.left_share);
  read_number(json, "right_share", 0.1, 0.9, settings.right_share);
  const auto recent = json.find("recent");
  if (recent == json.end() || !recent->is_array()) return settings;
  for (const Json& one : *recent) {
    const std::string file = word_of(one, "file");
    if (file.empty() || settings.recent.size() == most_recent) continue;
    settings.recent.push_back({file, read_view(one), read_layers(one)});
  }
  return settings;
}

const char* word(map::ColouredBy by) {
  return by == map::ColouredBy::kind         ? "kind"
         : by == map::ColouredBy::confidence ? "confidence"
                                             : "nothing";
}

Json json_of(const KeptLayer& layer) {
  return {{"file", layer.file.string()},
          {"visible", layer.visible},
          {"opacity", layer.opacity},
          {"colour", layer.colour}};
}

Json json_of(const Settings& settings) {
  Json json{{"window_width", settings.window_width},
            {"window_height", settings.window_height},
            {"maximized", settings.maximized},
            {"theme", settings.dark ? "dark" : "light"},
            {"scale", settings.scale},
            {"markers", word(settings.coloured_by)},
            {"lines", settings.lines},
            {"left_px", settings.left_px},
            {"right_px", settings.right_px},
            {"left_share", settings.left_share},
            {"right_share", settings.right_share},
            {"recent", Json::array()}};
  for (const RecentWorkspace& recent : settings.recent) {
    Json one{{"file", recent.file.string()}};
    if (recent.view) {
      one["view"] = {{"lon", recent.view->lon_deg},
                     {"lat", recent.view->lat_deg},
                     {"zoom", recent.view->zoom}};
    }
    for (const KeptLayer& layer : recent.layers.over) one["layers"].push_back(json_of(layer));
    if (recent.layers.ground) one["ground"] = json_of(*recent.layers.ground);
    json["recent"].push_back(std::move(one));
  }
  return json;
}

bool is_set(const char* value) {
  return value != nullptr && *value != '\0';
}

}  // namespace

std::filesystem::path whole_path(const std::filesystem::path& file) {
  std::error_code problem;
  const auto path = std::filesystem::weakly_canonical(file, problem);
  return problem ? file : path;
}

std::filesystem::path settings_file() {
  const char* const state = std::getenv("XDG_STATE_HOME");
  if (is_set(state)) return std::filesystem::path(state) / "loci" / "viewer.json";
  const char* const home = std::getenv("HOME");
  if (!is_set(home)) return {};
  return std::filesystem::path(home) / ".local" / "state" / "loci" / "viewer.json";
}

Settings read_settings(const std::filesystem::path& file) {
  constexpr std::uintmax_t most_bytes = 1 << 20;
  std::error_code problem;
  const auto size = file.empty() ? 0 : std::filesystem::file_size(file, problem);
  if (problem || size == 0 || size > most_bytes) return {};
  std::ifstream in(file);
  const Json json = Json::parse(in, nullptr, false);
  return json.is_object() ? settings_of(json) : Settings{};
}

bool write_settings(const Settings& settings, const std::filesystem::path& file) {
  if (file.empty()) return false;
  std::error_code problem;
  std::filesystem::create_directories(file.parent_path(), problem);
  std::filesystem::path unfinished = file;
  unfinished += ".part";
  std::ofstream out(unfinished, std::ios::binary);
  out << json_of(settings).dump(1, ' ', false, Json::error_handler_t::replace) << '\n';
  out.close();
  if (!out) return false;
  std::filesystem::rename(unfinished, file, problem);
  return !problem;
}

void remember(Settings& settings, const std::filesystem::path& workspace) {
  RecentWorkspace one{whole_path(workspace), kept_view(settings, workspace),
                      kept_layers(settings, workspace)};
  std::erase_if(settings.recent, [&](const auto& known) { return known.file == one.file; });
  settings.recent.insert(settings.recent.begin(), std::move(one));
  if (settings.recent.size() > most_recent) settings.recent.resize(most_recent);
}

void remember_view(Settings& settings, const std::filesystem::path& workspace,
                   const KeptView& view) {
  const auto file = whole_path(workspace);
  for (RecentWorkspace& recent : settings.recent) {
    if (recent.file == file) recent.view = view;
  }
}

void remember_layers(Settings& settings, const std::filesystem::path& workspace,
                     KeptLayers layers) {
  const auto file = whole_path(workspace);
  for (RecentWorkspace& recent : settings.recent) {
    if (recent.file == file) recent.layers = layers;
  }
}

std::optional<KeptView> kept_view(const Settings& settings,
                                  const std::filesystem::path& workspace) {
  const auto file = whole_path(workspace);
  for (const RecentWorkspace& recent : settings.recent) {
    if (recent.file == file) return recent.view;
  }
  return std::nullopt;
}

KeptLayers kept_layers(const Settings& settings, const std::filesystem::path& workspace) {
  const auto file = whole_path(workspace);
  for (const RecentWorkspace& recent : settings.recent) {
    if (recent.file == file) return recent.layers;
  }
  return {};
}

}  // namespace loci::session
