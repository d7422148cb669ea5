/// \file
/// A layer into a GeoJSON file.
#pragma once

#include "geo/layer.hpp"

#include <filesystem>

namespace loci::session {

/// A failure leaves what was there. Throws Error naming the file.
void write_geojson_file(const geo::Layer& layer, const std::filesystem::path& file);

}  // namespace loci::session
