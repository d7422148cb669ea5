/// \file
/// Features out of the vector files of geographic information systems, through GDAL.
#pragma once

#include "geo/lonlat.hpp"

#include <cstddef>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace loci::geo {

/// A geometry as one position and its reach.
struct PointInside {
  LonLat position{};     ///< the point itself; of a line or an area, a point on or inside it
  double radius_km = 0;  ///< half the diagonal of its extent; 0 for a point
  bool is_area = false;  ///< a polygon or several
};

/// The position of a GeoJSON geometry (a JSON object as text); nothing where it is none or empty.
std::optional<PointInside> point_inside(const std::string& geojson_geometry);

/// What read_layers finds, one after the other.
class LayerReader {
 public:
  virtual ~LayerReader() = default;
  /// A layer begins; its fields. False: leave it out.
  virtual bool layer(const std::string& name, const std::vector<std::string>& fields) = 0;
  /// A feature; without a position where its geometry is missing or cannot be used. \param values
  /// as many as fields, as text \param number of the feature in the file, from 1
  virtual void feature(const std::optional<PointInside>& position,
                       const std::vector<std::string>& values, std::size_t number) = 0;
};

/// Reads all features of all layers, in the file's order, their positions in WGS 84 longitudes and
/// latitudes. Only files that hold the features themselves are read: none that name a server.
/// Throws Error when GDAL cannot read the file.
void read_layers(const std::filesystem::path& file, LayerReader& reader);

}  // namespace loci::geo
