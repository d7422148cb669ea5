/// \file
/// GDAL's handles with an owner each. For the sources of this folder only.
#pragma once

#include "geo/gdal_functions.hpp"

#include <memory>
#include <mutex>
#include <type_traits>

namespace loci::geo::gdal {

template <const auto& Free>
struct Deleter {
  template <typename T>
  void operator()(T* handle) const {
    Free(handle);
  }
};
using Dataset = std::unique_ptr<void, Deleter<GDALClose>>;
using Feature = std::unique_ptr<std::remove_pointer_t<OGRFeatureH>, Deleter<OGR_F_Destroy>>;
using Geometry =
    std::unique_ptr<std::remove_pointer_t<OGRGeometryH>, Deleter<OGR_G_DestroyGeometry>>;
using FieldDefinition =
    std::unique_ptr<std::remove_pointer_t<OGRFieldDefnH>, Deleter<OGR_Fld_Destroy>>;
using Reference = std::unique_ptr<std::remove_pointer_t<OGRSpatialReferenceH>,
                                  Deleter<OSRDestroySpatialReference>>;
using Transformation = std::unique_ptr<std::remove_pointer_t<OGRCoordinateTransformationH>,
                                       Deleter<OCTDestroyCoordinateTransformation>>;

/// GDAL prints its complaints: kept quiet here, where each failure is told by an Error.
class Quiet {
 public:
  Quiet() {
    CPLPushErrorHandler(CPLQuietErrorHandler);
    CPLErrorReset();
  }
  ~Quiet() { CPLPopErrorHandler(); }
  Quiet(const Quiet&) = delete;
  Quiet& operator=(const Quiet&) = delete;
};

inline void register_drivers() {
  static std::once_flag once;
  std::call_once(once, [] {
    CPLSetConfigOption("GML_DOWNLOAD_SCHEMA", "NO");
    GDALAllRegister();
  });
}

/// WGS 84, longitude first.
inline Reference wgs84() {
  Reference reference(OSRNewSpatialReference(nullptr));
  OSRImportFromEPSG(reference.get(), 4326);
  OSRSetAxisMappingStrategy(reference.get(), OAMS_TRADITIONAL_GIS_ORDER);
  return reference;
}

}  // namespace loci::geo::gdal
