#include "app/session/export_file.hpp"

#include "geo/geojson.hpp"
#include "geo/partial_file.hpp"

namespace loci::session {

void write_geojson_file(const geo::Layer& layer, const std::filesystem::path& file) {
  write_whole_file(file, [&layer](std::ostream& out) { geo::write_geojson(layer, out); });
}

}  // namespace loci::session
