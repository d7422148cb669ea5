#include "geo/late_library.hpp"

#include "geo/error.hpp"

#include <dlfcn.h>

#include <string>

namespace loci::geo {
namespace {

std::string remedy(const char* product) {
  return std::string("install ") + product + " as it was when Loci was built";
}

}  // namespace

void* LateLibrary::opened() const {
  void* known = handle_.load(std::memory_order_acquire);
  if (known != nullptr) return known;
  known = dlopen(file_, RTLD_LAZY | RTLD_LOCAL);  // of two threads both get the same
  if (known == nullptr) {
    throw Error(file_, std::string("cannot be loaded: ") + dlerror(), remedy(product_));
  }
  handle_.store(known, std::memory_order_release);
  return known;
}

void* LateLibrary::function(const char* name) const {
  void* const found = dlsym(opened(), name);
  if (found == nullptr) {
    throw Error(file_, std::string("has no function ") + name, remedy(product_));
  }
  return found;
}

}  // namespace loci::geo
