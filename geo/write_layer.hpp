/// \file
/// Layers into the files and databases of geographic information systems, through GDAL.
#pragma once

#include "geo/error.hpp"
#include "geo/layer.hpp"

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace loci::geo {

enum class GisFormat {
  geopackage,
  flatgeobuf,
  kml,
  kmz,
  csv,
  shapefile,
  zipped_shapefile,
  postgis
};

/// The features of one table that belong to those of another, by equal values of a field each.
struct Relation {
  std::string base, base_field;
  std::string related, related_field;
};

/// Writes layers with GDAL. A date field becomes two: its text, and a day that programs can sort
/// and filter by, named with "day" for "date". Fields of JSON are text. In a CSV the position is
/// two columns `lon` and `lat`. KML takes the fields `name` and `description` as such, and its time
/// from the day, or from `first_day` and `last_day`.
///
/// Nothing is finished before close(): without it a database is left as it was, and files are
/// incomplete.
class GisWriter final : public LayerWriter {
 public:
  /// \param target the file to make, with the suffix of its format; of postgis the connection, as
  /// "PG:dbname=…". Throws Error naming it. \param stamp what a file says of when it was made, ISO
  /// 8601 with a time, so that the same layers are the same bytes
  GisWriter(GisFormat format, const std::string& target, const std::string& stamp);
  ~GisWriter() override;

  void begin(const LayerDefinition& layer) override;
  void add(const std::optional<LonLat>& position, std::span<const Value> values) override;
  void end() override;

  /// Tells a GeoPackage which layers belong together, by its Related Tables Extension (OGC 18-000).
  /// All of them must have been written. Other formats have no such thing: nothing happens.
  void relate(const std::vector<Relation>& relations);

  /// Finishes. Returns what the format could not hold and was cut.
  Warnings close();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace loci::geo
