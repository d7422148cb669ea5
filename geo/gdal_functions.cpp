#include "geo/gdal_functions.hpp"

#include "geo/error.hpp"

#include <dlfcn.h>

#include <string>

namespace loci::geo {
namespace {

constexpr const char* remedy = "install GDAL as it was when Loci was built";

void* gdal_library() {
  static void* const library = [] {
    void* const opened = dlopen(LOCI_GDAL_LIBRARY, RTLD_LAZY | RTLD_LOCAL);
    if (opened == nullptr) {
      throw Error(LOCI_GDAL_LIBRARY, std::string("cannot be loaded: ") + dlerror(), remedy);
    }
    return opened;
  }();
  return library;
}

}  // namespace

void* gdal_function(const char* name) {
  void* const function = dlsym(gdal_library(), name);
  if (function == nullptr) throw Error(LOCI_GDAL_LIBRARY, std::string("has no ") + name, remedy);
  return function;
}

}  // namespace loci::geo
