/// \file
/// PROJ's functions, loaded when the first of them is called: the usual map, Web Mercator, needs
/// none of them, and PROJ brings forty libraries along. For the sources of this folder only.
#pragma once

#include "geo/late_library.hpp"

#include <proj.h>

namespace loci::geo {

inline constinit const LateLibrary proj_library(LOCI_PROJ_LIBRARY, "PROJ");

#define LOCI_PROJ(function) LOCI_LATE_FUNCTION(proj_library, function)

LOCI_PROJ(proj_context_create);
LOCI_PROJ(proj_context_destroy);
LOCI_PROJ(proj_context_set_enable_network);
LOCI_PROJ(proj_coordoperation_get_param);
LOCI_PROJ(proj_coordoperation_get_param_count);
LOCI_PROJ(proj_create);
LOCI_PROJ(proj_create_crs_to_crs);
LOCI_PROJ(proj_crs_get_coordinate_system);
LOCI_PROJ(proj_crs_get_coordoperation);
LOCI_PROJ(proj_cs_get_axis_info);
LOCI_PROJ(proj_destroy);
LOCI_PROJ(proj_errno_reset);
LOCI_PROJ(proj_get_area_of_use);
LOCI_PROJ(proj_get_type);
LOCI_PROJ(proj_log_level);
LOCI_PROJ(proj_normalize_for_visualization);
LOCI_PROJ(proj_trans_generic);

#undef LOCI_PROJ

}  // namespace loci::geo
