#include "app/map/map_view.hpp"
#include "app/render/basemap_content.hpp"
#include "app/render/basemap_format.hpp"
#include "geo/partial_file.hpp"
#include "geo/simplify.hpp"
#include "geo/web_mercator.hpp"

#include <cmath>
#include <cstring>
#include <map>
#include <numeric>
#include <ostream>

namespace loci::render {
namespace {

/// A quarter of a pixel at the level's highest zoom: no change of level can be seen.
double tolerance_m(std::size_t level) {
  if (level + 1 == level_count) return 0;
  constexpr double m_per_px = geo::web_mercator::world_width_m / map::tile_size_px;
  return 0.25 * m_per_px / std::exp2(level_zoom[level]);
}

struct Levels {
  std::vector<MapPoint> points;
  std::vector<ArcPoints> arcs;
};

void add_level(const std::vector<std::vector<MapPoint>>& arcs, double tolerance, Levels& levels) {
  std::vector<geo::ProjectedPoint> line;
  for (const auto& arc : arcs) {
    const auto first = static_cast<std::uint32_t>(levels.points.size());
    if (tolerance > 0) {
      line.clear();
      for (const MapPoint& point : arc) line.push_back(to_projected(point));
      for (const std::size_t kept : geo::simplified(line, tolerance)) {
        levels.points.push_back(arc[kept]);
      }
    } else {
      levels.points.insert(levels.points.end(), arc.begin(), arc.end());
    }
    double length = 0;
    for (std::size_t i = first; i + 1 < levels.points.size(); ++i) {
      const MapPoint &a = levels.points[i], &b = levels.points[i + 1];
      length += std::hypot(static_cast<double>(b.x) - a.x, static_cast<double>(b.y) - a.y);
    }
    levels.arcs.push_back({first, static_cast<std::uint32_t>(levels.points.size()) - first,
                           static_cast<float>(length)});
  }
}

class SectionWriter {
 public:
  explicit SectionWriter(std::ostream& out) : out_(out) {
    std::memcpy(header_.magic, basemap_magic, sizeof basemap_magic);
    header_.version = basemap_version;
    header_.sections = section_count;
    header_.file_size = sizeof header_;
    out_.write(reinterpret_cast<const char*>(&header_), sizeof header_);
  }

  template <class Container>
  void write(Section section, const Container& values) {
    using Value = typename Container::value_type;
    const std::size_t bytes = values.size() * sizeof(Value);
    header_.section[static_cast<std::uint32_t>(section)] = {header_.file_size, values.size(),
                                                            sizeof(Value)};
    out_.write(reinterpret_cast<const char*>(values.data()), static_cast<std::streamsize>(bytes));
    const std::size_t padding = (8 - bytes % 8) % 8;
    out_.write("\0\0\0\0\0\0\0", static_cast<std::streamsize>(padding));
    header_.file_size += bytes + padding;
  }

  void finish() {
    out_.seekp(0);
    out_.write(reinterpret_cast<const char*>(&header_), sizeof header_);
    out_.flush();
  }

 private:
  std::ostream& out_;
  BasemapHeader header_;
};

void write_sections(const BasemapContent& content, const Levels& levels, std::ostream& out) {
  SectionWriter writer(out);
  writer.write(Section::points, levels.points);
  writer.write(Section::arc_points, levels.arcs);
  writer.write(Section::arc_boxes, content.arc_boxes);
  writer.write(Section::refs, content.refs);
  writer.write(Section::rings, content.rings);
  writer.write(Section::areas, content.areas);
  writer.write(Section::lines, content.lines);
  writer.write(Section::names, content.names);
  writer.write(Section::strings, content.strings);
  writer.write(Section::relief_levels, content.relief_levels);
  writer.write(Section::relief_index, content.relief_index);
  writer.write(Section::relief_tiles, content.relief_tiles);
  writer.finish();
}

}  // namespace

void write_basemap(const BasemapContent& content, const std::filesystem::path& file) {
  Levels levels;
  for (std::size_t level = 0; level < level_count; ++level) {
    add_level(content.arcs, tolerance_m(level), levels);
  }
  write_whole_file(file, [&](std::ostream& out) { write_sections(content, levels, out); });
}

}  // namespace loci::render
