// Names of countries, first-level areas, cities, seas, lakes.
#include "app/render/basemap_content.hpp"
#include "app/render/source_file.hpp"
#include "geo/web_mercator.hpp"

#include <algorithm>
#include <cstdlib>
#include <map>
#include <string>

namespace loci::render {
namespace {

using Row = std::map<std::string, std::string>;

std::string field(const Row& row, const char* column) {
  const auto found = row.find(column);
  return found == row.end() ? "" : found->second;
}

double number(const Row& row, const char* column, double otherwise = 0) {
  const std::string text = field(row, column);
  char* end = nullptr;
  const double value = std::strtod(text.c_str(), &end);
  return end == text.c_str() ? otherwise : value;
}

MapPoint position(double lon_deg, double lat_deg) {
  const geo::LonLat at{std::clamp(lon_deg, -180.0, 180.0), std::clamp(lat_deg, -90.0, 90.0)};
  return to_map_point(geo::web_mercator::to_projected(at));
}

double number(const geo::TopologyFeature& feature, const char* name, double otherwise) {
  const auto found = feature.properties.find(name);
  return found != feature.properties.end() && found->is_number() ? found->get<double>() : otherwise;
}

/// The box of a feature's largest part: what its name has to fit into.
MapBox largest_part(const geo::Topology& topology, const geo::TopologyFeature& feature) {
  MapBox largest{};
  double largest_area = -1;
  for (const auto& part : feature.parts) {
    MapBox box = no_box;
    for (const geo::ArcRef ref : part) {
      for (const geo::LonLat& at : topology.arcs[geo::arc_index(ref)]) {
        const MapPoint p = position(at.lon_deg, at.lat_deg);
        box = joined(box, {p.x, p.y, p.x, p.y});
      }
    }
    const double area =
        (static_cast<double>(box.right) - box.left) * (static_cast<double>(box.bottom) - box.top);
    if (area > largest_area) {
      largest = box;
      largest_area = area;
    }
  }
  return largest;
}

void add_countries(BasemapContent& content, const geo::Topology& admin,
                   const std::filesystem::path& table) {
  std::map<std::string, MapBox> boxes;
  for (const geo::TopologyFeature& feature : admin.layers.at("admin0")) {
    boxes[feature.text("adm0_a3")] = largest_part(admin, feature);
  }
  for (const Row& row : read_table(table)) {
    BasemapName name{.kind = NameKind::country,
                     .rank = static_cast<std::uint16_t>(number(row, "rank", 6)),
                     .position = position(number(row, "label_lon"), number(row, "label_lat"))};
    const std::string code = field(row, "iso_a2");
    if (code.size() == 2) std::copy_n(code.begin(), 2, name.country);
    const auto box = boxes.find(field(row, "adm0_a3"));
    if (box != boxes.end()) name.box = box->second;
    content.add_name(name, field(row, "name"), field(row, "local_name"));
  }
}

void add_cities(BasemapContent& content, const std::filesystem::path& table) {
  for (const Row& row : read_table(table)) {
    BasemapName name{
        .kind = NameKind::city,
        .rank = static_cast<std::uint16_t>(number(row, "rank", 10)),
        .is_capital = static_cast<std::uint16_t>(number(row, "capital")),
        .position = position(number(row, "lon"), number(row, "lat")),
        .population = static_cast<std::uint32_t>(std::max(0.0, number(row, "population"))),
        .geonames_id = static_cast<std::uint32_t>(std::max(0.0, number(row, "geonames_id")))};
    content.add_name(name, field(row, "name"), field(row, "local_name"));
  }
}

void add_first_level(BasemapContent& content, const geo::Topology& admin) {
  for (const geo::TopologyFeature& feature : admin.layers.at("admin1")) {
    std::string name = feature.text("name");
    name.resize(std::min(name.size(), name.find(" (")));  // "Homs (Hims)"
    if (name.empty()) continue;
    const MapBox box = largest_part(admin, feature);
    BasemapName entry{
        .kind = NameKind::admin1,
        .rank = static_cast<std::uint16_t>(number(feature, "labelrank", 9)),
        .position = position(number(feature, "longitude", 0), number(feature, "latitude", 0)),
        .box = box};
    const std::string code = feature.text("iso_a2");
    if (code.size() == 2) std::copy_n(code.begin(), 2, entry.country);
    content.add_name(entry, name, feature.text("name_ar"));
  }
}

NameKind water_kind(const std::string& kind) {
  if (kind == "ocean") return NameKind::ocean;
  if (kind == "river") return NameKind::river;
  return kind == "lake" ? NameKind::lake : NameKind::sea;
}

void add_waters(BasemapContent& content, const std::filesystem::path& table) {
  for (const Row& row : read_table(table)) {
    const BasemapName name{.kind = water_kind(field(row, "kind")),
                           .rank = static_cast<std::uint16_t>(number(row, "rank", 4)),
                           .position = position(number(row, "lon"), number(row, "lat"))};
    content.add_name(name, field(row, "name"), "");
  }
}

void add_lakes(BasemapContent& content, const geo::Topology& physical) {
  const auto lakes = physical.layers.find("lakes");
  if (lakes == physical.layers.end()) return;
  for (const geo::TopologyFeature& feature : lakes->second) {
    std::string name = feature.text("name");
    const std::string other = feature.text("name_alt");
    if (other.starts_with("Lake ") || other.ends_with(" Sea"))
      name = other;  // English beside the local one
    const MapBox box = largest_part(physical, feature);
    if (name.empty()) continue;
    const MapPoint middle{box.left / 2 + box.right / 2, box.top / 2 + box.bottom / 2};
    content.add_name({.kind = NameKind::lake, .rank = 5, .position = middle, .box = box}, name, "");
  }
}

}  // namespace

void add_names(BasemapContent& content, const geo::Topology& admin, const geo::Topology& physical,
               const std::filesystem::path& assets) {
  add_countries(content, admin, assets / "countries.tsv");
  add_cities(content, assets / "cities.tsv.zst");
  add_first_level(content, admin);
  add_waters(content, assets / "waters.tsv");
  add_lakes(content, physical);
}

}  // namespace loci::render
