/// \file
/// Opening files with GDAL's drivers. For the sources of this folder only.
#pragma once

#include "geo/gdal.hpp"

#include <filesystem>

namespace loci::geo::gdal {

/// A file that holds features, or pixels; null where GDAL cannot read it as such. Only drivers of
/// files are tried: none that fetch from elsewhere or follow references to other files. Throws
/// Error when the file is not there.
Dataset open_vector(const std::filesystem::path& file);
Dataset open_raster(const std::filesystem::path& file);

}  // namespace loci::geo::gdal
