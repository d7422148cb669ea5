/// \file
/// The functions of libcurl, loaded when the first of them is called: when an address was named.
/// For the sources of this folder only.
#pragma once

#include "geo/late_library.hpp"

#define CURL_DISABLE_TYPECHECK
#include <curl/curl.h>
#undef curl_easy_getinfo  // macros that only count the arguments
#undef curl_easy_setopt

namespace loci::document {

inline constinit const geo::LateLibrary curl_library(LOCI_CURL_LIBRARY, "libcurl");

#define LOCI_CURL(function) LOCI_LATE_FUNCTION(curl_library, function)

LOCI_CURL(curl_easy_cleanup);
LOCI_CURL(curl_easy_getinfo);
LOCI_CURL(curl_easy_init);
LOCI_CURL(curl_easy_perform);
LOCI_CURL(curl_easy_setopt);
LOCI_CURL(curl_easy_strerror);
LOCI_CURL(curl_global_init);

#undef LOCI_CURL

}  // namespace loci::document
