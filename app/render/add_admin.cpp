// Land, countries and borders from the first-level areas, whose arcs tell what divides what: an arc
// of one area is coast, of two areas of one country a first-level border, of two countries a
// country border.
#include "app/render/arc_chains.hpp"
#include "app/render/basemap_content.hpp"
#include "geo/web_mercator.hpp"

#include <array>
#include <cmath>
#include <map>
#include <string>
#include <unordered_set>

namespace loci::render {
namespace {

using Refs = BasemapContent::Refs;

const std::vector<geo::TopologyFeature>& layer(const geo::Topology& topology, const char* name) {
  static const std::vector<geo::TopologyFeature> none;
  const auto found = topology.layers.find(name);
  return found == topology.layers.end() ? none : found->second;
}

/// The areas on both sides of an arc; the direction in which the first one uses it.
struct ArcSides {
  std::array<const geo::TopologyFeature*, 2> sides{};
  geo::ArcRef directed = 0;
};

std::vector<ArcSides> sides_of_arcs(const geo::Topology& admin) {
  std::vector<ArcSides> sides(admin.arcs.size());
  for (const geo::TopologyFeature& feature : layer(admin, "admin1")) {
    for (const auto& part : feature.parts) {
      for (const geo::ArcRef ref : part) {
        ArcSides& arc = sides[geo::arc_index(ref)];
        if (arc.sides[0] == nullptr) arc.directed = ref;
        arc.sides[arc.sides[0] == nullptr ? 0 : 1] = &feature;
      }
    }
  }
  return sides;
}

/// Cells of about a kilometre that a disputed line runs through or close by. The lines come from an
/// edition of Natural Earth other than the areas', so that only nearness links them.
class DisputedCells {
 public:
  explicit DisputedCells(const geo::Topology& physical) {
    for (const geo::TopologyFeature& border : layer(physical, "borders")) {
      const std::string kind = border.text("featurecla");
      const bool settled = kind.starts_with("International") || kind.starts_with("Overlay") ||
                           kind.starts_with("Lease") || kind.starts_with("Forget");
      if (settled) continue;
      for (const auto& part : border.parts) {
        for (const geo::ArcRef ref : part) add(physical.arcs[geo::arc_index(ref)]);
      }
    }
  }

  bool near(const geo::LonLat& position) const {
    return cells_.contains(key(cell(position.lon_deg), cell(position.lat_deg)));
  }

 private:
  static long cell(double degrees) { return std::lround(degrees * 100); }
  static std::int64_t key(long x, long y) { return static_cast<std::int64_t>(x) * 100000 + y; }

  void add(const std::vector<geo::LonLat>& line) {
    for (std::size_t i = 0; i + 1 < line.size(); ++i) {
      const double dx = line[i + 1].lon_deg - line[i].lon_deg;
      const double dy = line[i + 1].lat_deg - line[i].lat_deg;
      const int steps = 1 + static_cast<int>(std::hypot(dx, dy) * 200);
      for (int s = 0; s <= steps; ++s) {
        const long x = cell(line[i].lon_deg + dx * s / steps);
        const long y = cell(line[i].lat_deg + dy * s / steps);
        for (long ny = y - 2; ny <= y + 2; ++ny) {
          for (long nx = x - 2; nx <= x + 2; ++nx) cells_.insert(key(nx, ny));
        }
      }
    }
  }

  std::unordered_set<std::int64_t> cells_;
};

/// Natural Earth counts it to the state that holds it; ISO 3166-2 to another one (Crimea).
bool is_occupied(const geo::TopologyFeature& area) {
  const std::string code = area.text("iso_3166_2"), country = area.text("iso_a2");
  return area.text("sov_a3") == area.text("adm0_a3") && country.size() == 2 && code.size() > 3 &&
         code[0] >= 'A' && code.compare(0, 2, country) != 0;
}

/// Units of Natural Earth with a border that is nobody's agreed one.
bool is_contested_unit(const std::string& adm0_a3) {
  for (const char* unit : {"CYN", "CNM", "SAH", "KAS", "PSX"}) {
    if (adm0_a3 == unit) return true;
  }
  return false;
}

enum class BorderKind { country, disputed, admin1 };

BorderKind kind_between(const geo::TopologyFeature& a, const geo::TopologyFeature& b) {
  const std::string code_a = a.text("adm0_a3"), code_b = b.text("adm0_a3");
  if (is_occupied(a) != is_occupied(b)) return BorderKind::disputed;
  if (code_a == code_b) return BorderKind::admin1;
  if (is_contested_unit(code_a) || is_contested_unit(code_b)) return BorderKind::disputed;
  if (a.text("sov_a3") == b.text("sov_a3")) return BorderKind::admin1;  // Hong Kong, Åland
  return BorderKind::country;
}

/// Most of the arc runs along a disputed line.
bool is_disputed(const BasemapContent& content, geo::ArcRef piece, const DisputedCells& disputed) {
  const auto& points = content.arcs[geo::arc_index(piece)];
  std::size_t near = 0;
  for (const MapPoint& point : points) {
    near += disputed.near(geo::web_mercator::to_lonlat(to_projected(point))) ? 1 : 0;
  }
  return 2 * near > points.size();
}

void append(Refs& to, const Refs& more) {
  to.insert(to.end(), more.begin(), more.end());
}

/// The coast without the places where the data is cut at the edge of the world.
void add_coast(BasemapContent& content, const std::vector<Refs>& rings) {
  for (const Refs& ring : rings) {
    Refs run;
    for (const geo::ArcRef ref : ring) {
      if (!content.follows_edge(ref)) {
        run.push_back(ref);
        continue;
      }
      content.add_line(LineKind::coast, 0, "", run);
      run.clear();
    }
    content.add_line(LineKind::coast, 0, "", run);
  }
}

void add_lines(BasemapContent& content, LineKind kind, const Refs& arcs) {
  for (const Refs& line : joined_lines(content, arcs)) content.add_line(kind, 0, "", line);
}

/// First-level areas, each as the outline around all its parts.
void add_first_level_areas(BasemapContent& content, const PlacedTopology& placed,
                           const geo::Topology& admin) {
  std::map<std::string, std::map<std::string, std::vector<geo::ArcRef>>> arcs_by_code_by_key;
  for (const geo::TopologyFeature& feature : layer(admin, "admin1")) {
    const std::string code = feature.text("code");
    if (code.size() < 4) continue;
    auto& arcs = arcs_by_code_by_key[area_key(code)][code];
    for (const auto& part : feature.parts) arcs.insert(arcs.end(), part.begin(), part.end());
  }
  for (const auto& [key, arcs_by_code] : arcs_by_code_by_key) {
    if (arcs_by_code.size() > 1) continue;
    const std::vector<geo::ArcRef>& arcs = arcs_by_code.begin()->second;
    std::map<std::size_t, int> uses;
    for (const geo::ArcRef arc : arcs) ++uses[geo::arc_index(arc)];
    Refs outline;
    for (const geo::ArcRef arc : arcs) {
      if (uses[geo::arc_index(arc)] == 1) append(outline, placed.pieces(arc));
    }
    content.add_area(AreaKind::admin1, 0, key, joined_rings(content, outline));
  }
}

}  // namespace

void add_admin(BasemapContent& content, const geo::Topology& admin, const geo::Topology& physical) {
  const PlacedTopology placed(content, admin, 48);
  const DisputedCells disputed(physical);
  Refs coast, country, contested, admin1;
  for (const ArcSides& arc : sides_of_arcs(admin)) {
    if (arc.sides[0] == nullptr) continue;
    const Refs pieces = placed.pieces(arc.directed);
    if (arc.sides[1] == nullptr) {
      append(coast, pieces);
      continue;
    }
    const BorderKind kind = kind_between(*arc.sides[0], *arc.sides[1]);
    for (const geo::ArcRef piece : pieces) {
      if (content.follows_edge(piece)) continue;
      const bool dashed = kind == BorderKind::disputed ||
                          (kind == BorderKind::country && is_disputed(content, piece, disputed));
      Refs& to = kind == BorderKind::admin1 ? admin1 : dashed ? contested : country;
      to.push_back(piece);
    }
  }
  const std::vector<Refs> land = joined_rings(content, coast);
  content.add_area(AreaKind::land, 0, "", land);
  add_coast(content, land);
  add_lines(content, LineKind::country_border, country);
  add_lines(content, LineKind::disputed_border, contested);
  add_lines(content, LineKind::admin1_border, admin1);
  for (const geo::TopologyFeature& feature : layer(admin, "admin0")) {
    content.add_area(AreaKind::country, 0, feature.text("iso_a2"), placed.pieces(feature.parts));
  }
  for (const geo::TopologyFeature& feature : layer(admin, "admin1")) {
    if (is_occupied(feature)) {
      content.add_area(AreaKind::contested, 0, "", placed.pieces(feature.parts));
    }
  }
  add_first_level_areas(content, placed, admin);
}

}  // namespace loci::render
