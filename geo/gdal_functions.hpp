/// \file
/// GDAL's functions, loaded when the first of them is called: GDAL brings a hundred libraries
/// along. For the sources of this folder only.
#pragma once

#include "geo/late_library.hpp"

#include <cpl_conv.h>
#include <cpl_error.h>
#include <gdal.h>
#include <gdal_utils.h>
#include <ogr_api.h>
#include <ogr_srs_api.h>

namespace loci::geo {

inline constinit const LateLibrary gdal_library(LOCI_GDAL_LIBRARY, "GDAL");

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wignored-attributes"  // that a result is to be looked at
#define LOCI_GDAL(function) LOCI_LATE_FUNCTION(gdal_library, function)

LOCI_GDAL(CPLErrorReset);
LOCI_GDAL(CPLGetErrorHandlerUserData);
LOCI_GDAL(CPLGetLastErrorMsg);
LOCI_GDAL(CPLGetLastErrorType);
LOCI_GDAL(CPLPopErrorHandler);
LOCI_GDAL(CPLPushErrorHandler);
LOCI_GDAL(CPLPushErrorHandlerEx);
LOCI_GDAL(CPLQuietErrorHandler);
LOCI_GDAL(CPLSetConfigOption);
LOCI_GDAL(CPLSetThreadLocalConfigOption);
LOCI_GDAL(GDALAllRegister);
LOCI_GDAL(GDALApplyGeoTransform);
LOCI_GDAL(GDALClose);
LOCI_GDAL(GDALComputeRasterMinMax);
LOCI_GDAL(GDALCreate);
LOCI_GDAL(GDALDatasetCommitTransaction);
LOCI_GDAL(GDALDatasetCreateLayer);
LOCI_GDAL(GDALDatasetExecuteSQL);
LOCI_GDAL(GDALDatasetGetLayer);
LOCI_GDAL(GDALDatasetGetLayerByName);
LOCI_GDAL(GDALDatasetGetLayerCount);
LOCI_GDAL(GDALDatasetReleaseResultSet);
LOCI_GDAL(GDALDatasetRollbackTransaction);
LOCI_GDAL(GDALDatasetStartTransaction);
LOCI_GDAL(GDALGCPsToGeoTransform);
LOCI_GDAL(GDALGetDriverByName);
LOCI_GDAL(GDALGetGCPCount);
LOCI_GDAL(GDALGetGCPSpatialRef);
LOCI_GDAL(GDALGetGCPs);
LOCI_GDAL(GDALGetGeoTransform);
LOCI_GDAL(GDALGetMetadataItem);
LOCI_GDAL(GDALGetProjectionRef);
LOCI_GDAL(GDALGetRasterBand);
LOCI_GDAL(GDALGetRasterColorTable);
LOCI_GDAL(GDALGetRasterCount);
LOCI_GDAL(GDALGetRasterDataType);
LOCI_GDAL(GDALGetRasterXSize);
LOCI_GDAL(GDALGetRasterYSize);
LOCI_GDAL(GDALGetSpatialRef);
LOCI_GDAL(GDALOpenEx);
LOCI_GDAL(GDALRasterIO);
LOCI_GDAL(GDALTranslate);
LOCI_GDAL(GDALTranslateOptionsFree);
LOCI_GDAL(GDALTranslateOptionsNew);
LOCI_GDAL(GDALWarp);
LOCI_GDAL(GDALWarpAppOptionsFree);
LOCI_GDAL(GDALWarpAppOptionsNew);
LOCI_GDAL(GDALWarpAppOptionsSetProgress);
LOCI_GDAL(OCTDestroyCoordinateTransformation);
LOCI_GDAL(OCTNewCoordinateTransformation);
LOCI_GDAL(OCTTransform);
LOCI_GDAL(OGR_FD_GetFieldCount);
LOCI_GDAL(OGR_FD_GetFieldDefn);
LOCI_GDAL(OGR_F_Create);
LOCI_GDAL(OGR_F_Destroy);
LOCI_GDAL(OGR_F_GetFieldAsString);
LOCI_GDAL(OGR_F_GetGeometryRef);
LOCI_GDAL(OGR_F_IsFieldSetAndNotNull);
LOCI_GDAL(OGR_F_SetFieldDateTime);
LOCI_GDAL(OGR_F_SetFieldDouble);
LOCI_GDAL(OGR_F_SetFieldInteger64);
LOCI_GDAL(OGR_F_SetFieldNull);
LOCI_GDAL(OGR_F_SetFieldString);
LOCI_GDAL(OGR_F_SetGeometryDirectly);
LOCI_GDAL(OGR_F_SetStyleString);
LOCI_GDAL(OGR_Fld_Create);
LOCI_GDAL(OGR_Fld_Destroy);
LOCI_GDAL(OGR_Fld_GetNameRef);
LOCI_GDAL(OGR_Fld_SetSubType);
LOCI_GDAL(OGR_Fld_SetWidth);
LOCI_GDAL(OGR_GT_Flatten);
LOCI_GDAL(OGR_G_CreateFromWkt);
LOCI_GDAL(OGR_G_CreateGeometry);
LOCI_GDAL(OGR_G_CreateGeometryFromJson);
LOCI_GDAL(OGR_G_DestroyGeometry);
LOCI_GDAL(OGR_G_GetDimension);
LOCI_GDAL(OGR_G_GetEnvelope);
LOCI_GDAL(OGR_G_GetGeometryCount);
LOCI_GDAL(OGR_G_GetGeometryRef);
LOCI_GDAL(OGR_G_GetGeometryType);
LOCI_GDAL(OGR_G_GetLinearGeometry);
LOCI_GDAL(OGR_G_GetPointCount);
LOCI_GDAL(OGR_G_GetX);
LOCI_GDAL(OGR_G_GetY);
LOCI_GDAL(OGR_G_IsEmpty);
LOCI_GDAL(OGR_G_PointOnSurface);
LOCI_GDAL(OGR_G_SetPoint_2D);
LOCI_GDAL(OGR_G_Transform);
LOCI_GDAL(OGR_L_CreateFeature);
LOCI_GDAL(OGR_L_CreateField);
LOCI_GDAL(OGR_L_GetFeatureCount);
LOCI_GDAL(OGR_L_GetLayerDefn);
LOCI_GDAL(OGR_L_GetName);
LOCI_GDAL(OGR_L_GetNextFeature);
LOCI_GDAL(OGR_L_GetSpatialRef);
LOCI_GDAL(OGR_L_ResetReading);
LOCI_GDAL(OGR_L_SetSpatialFilterRect);
LOCI_GDAL(OGR_L_SyncToDisk);
LOCI_GDAL(OSRClone);
LOCI_GDAL(OSRDestroySpatialReference);
LOCI_GDAL(OSRImportFromEPSG);
LOCI_GDAL(OSRIsSame);
LOCI_GDAL(OSRNewSpatialReference);
LOCI_GDAL(OSRSetAxisMappingStrategy);

#undef LOCI_GDAL
#pragma GCC diagnostic pop

}  // namespace loci::geo
