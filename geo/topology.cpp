#include "geo/topology.hpp"

#include "geo/error.hpp"

namespace loci::geo {
namespace {

using nlohmann::json;

struct Quantisation {
  double scale_x = 1, scale_y = 1, left = 0, bottom = 0;
  bool is_delta = false;
};

Quantisation read_quantisation(const json& topology) {
  if (!topology.contains("transform")) return {};
  const json& transform = topology.at("transform");
  const json& scale = transform.at("scale");
  const json& translate = transform.at("translate");
  return {scale.at(0), scale.at(1), translate.at(0), translate.at(1), true};
}

std::vector<LonLat> read_arc(const json& positions, const Quantisation& quantisation) {
  std::vector<LonLat> arc;
  arc.reserve(positions.size());
  double x = 0, y = 0;
  for (const json& position : positions) {
    const double px = position.at(0), py = position.at(1);
    x = quantisation.is_delta ? x + px : px;
    y = quantisation.is_delta ? y + py : py;
    arc.push_back({quantisation.left + x * quantisation.scale_x,
                   quantisation.bottom + y * quantisation.scale_y});
  }
  return arc;
}

std::vector<ArcRef> read_refs(const json& refs, std::size_t arc_count) {
  std::vector<ArcRef> part;
  part.reserve(refs.size());
  for (const json& ref : refs) {
    const auto value = ref.get<std::int64_t>();
    const std::int64_t index = value < 0 ? ~value : value;
    if (index >= static_cast<std::int64_t>(arc_count)) {
      throw std::out_of_range("reference to an arc that is not there");
    }
    part.push_back(static_cast<ArcRef>(value));
  }
  return part;
}

void read_geometry(const json& geometry, std::size_t arc_count,
                   std::vector<TopologyFeature>& features) {
  const json& type = geometry.at("type");
  if (!type.is_string()) return;  // null geometry
  const auto name = type.get<std::string>();
  if (name == "GeometryCollection") {
    for (const json& part : geometry.at("geometries")) read_geometry(part, arc_count, features);
    return;
  }
  TopologyFeature feature;
  feature.properties = geometry.value("properties", json::object());
  feature.is_area = name == "Polygon" || name == "MultiPolygon";
  if (name == "LineString") {
    feature.parts.push_back(read_refs(geometry.at("arcs"), arc_count));
  } else if (name == "Polygon" || name == "MultiLineString") {
    for (const json& part : geometry.at("arcs"))
      feature.parts.push_back(read_refs(part, arc_count));
  } else if (name == "MultiPolygon") {
    for (const json& polygon : geometry.at("arcs")) {
      for (const json& part : polygon) feature.parts.push_back(read_refs(part, arc_count));
    }
  } else {
    return;
  }
  features.push_back(std::move(feature));
}

}  // namespace

std::string TopologyFeature::text(const char* property) const {
  const auto found = properties.find(property);
  return found != properties.end() && found->is_string() ? found->get<std::string>() : "";
}

Topology read_topojson(std::string_view text, std::string_view subject) {
  try {
    const json topology = json::parse(text);
    if (topology.at("type") != "Topology") throw std::invalid_argument("not a topology");
    const Quantisation quantisation = read_quantisation(topology);
    Topology result;
    for (const json& arc : topology.at("arcs")) result.arcs.push_back(read_arc(arc, quantisation));
    for (const auto& [name, object] : topology.at("objects").items()) {
      read_geometry(object, result.arcs.size(), result.layers[name]);
    }
    return result;
  } catch (const std::exception& problem) {
    throw Error(subject, std::string("not readable as TopoJSON: ") + problem.what(),
                "fetch the file again");
  }
}

}  // namespace loci::geo
