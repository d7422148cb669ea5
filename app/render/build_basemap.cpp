#include "app/render/build_basemap.hpp"

#include "app/render/basemap_content.hpp"
#include "app/render/source_file.hpp"

namespace loci::render {
namespace {

geo::Topology read_topology(const std::filesystem::path& file) {
  return geo::read_topojson(read_source(file), file.string());
}

}  // namespace

void build_basemap(const std::filesystem::path& assets, const std::filesystem::path& file) {
  BasemapContent content;
  const geo::Topology physical = read_topology(assets / "physical.topo.json.zst");
  const geo::Topology admin = read_topology(assets / "admin.topo.json.zst");
  add_admin(content, admin, physical);
  add_physical(content, physical);
  add_names(content, admin, physical, assets);
  add_relief(content, assets / "relief.jpg");
  write_basemap(content, file);
}

}  // namespace loci::render
