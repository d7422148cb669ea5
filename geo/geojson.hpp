/// \file
/// Layers as GeoJSON (RFC 7946).
#pragma once

#include <iosfwd>

#include "geo/layer.hpp"

namespace loci::geo {

/// Writes a FeatureCollection: longitude before latitude, seven decimals (about 1 cm), null geometry for
/// features without a position, one feature a line, UTF-8. Strings that are not valid UTF-8 have the
/// bad bytes replaced by U+FFFD. Throws Error when the stream fails.
void write_geojson(const Layer& layer, std::ostream& out);

}  // namespace loci::geo
