/// \file
/// What the readers of the formats have in common: places go out, unusable lines too.
#pragma once

#include "gazetteer/gazetteer_writer.hpp"
#include "gazetteer/import_stream.hpp"
#include "gazetteer/place.hpp"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace loci::gazetteer {

/// The spellings in which gazetteers come. All are UTF-8.
enum class ImportFormat {
  guessed,   ///< by content
  geonames,  ///< GeoNames' dumps: 19 columns, TAB separated, no header
  csv,       ///< comma, semicolon or TAB separated, with a header
  layer,     ///< what GDAL reads: GeoJSON, GeoPackage, shapefile, KML …
  lpf,       ///< Linked Places Format: a JSON-LD FeatureCollection, or one feature a line
};

/// Which column of a table, or field of a layer, holds what: by one of "id", "name", "lat", "lon",
/// "country", "feature", "population", "alternates".
using ImportColumns = std::map<std::string, std::string>;

/// A place as its source has it. Only what the source does not say is left as it is.
struct ImportedPlace {
  Place place;
  std::vector<ListedName> names;  ///< besides place.name; views that outlive the call
};

/// Takes what a reader finds.
class ImportTarget {
 public:
  virtual ~ImportTarget() = default;
  /// Takes a place, or skips it where it is none (no name, no position, an id that was there).
  /// \param line of the source, 1-based; of a layer the feature's number
  virtual void take(ImportedPlace& imported, std::size_t line) = 0;
  /// Notes that a line cannot be used, and why.
  virtual void skip(std::size_t line, std::string_view problem) = 0;
  /// Told of lines that are neither: progress, and the user's wish to stop.
  virtual void pass(std::size_t line) = 0;
};

/// \throws Error where the file cannot be read, or has no line of the format
void import_geonames(ImportStream& stream, ImportTarget& target);
void import_table(ImportStream& stream, const ImportColumns& columns, ImportTarget& target);
void import_layer(const std::filesystem::path& file, const ImportColumns& columns,
                  ImportTarget& target);
void import_lpf(ImportStream& stream, ImportTarget& target);

/// By the beginning of the file. Throws Error where it cannot be read.
ImportFormat guessed_format(const std::filesystem::path& file);

/// Sets class and code from what a source calls the kind of a place: GeoNames' "P.PPL", "P", "PPL"
/// or an English word ("city", "river"); a settlement where that says nothing.
void set_feature(std::string_view kind, Place& place);

/// A whole number, as population columns write it ("1 234 567", "1,234,567", "12345.0"); 0 where
/// it is none.
std::int64_t read_population(std::string_view text);

/// The whole text as degrees; NaN where it is no number.
double read_degrees(std::string_view text);

}  // namespace loci::gazetteer
