#include "app/text/fonts_lock.hpp"

namespace loci::text {
namespace {

/// Never destroyed: layouts of other objects' destructors come after everything.
std::recursive_mutex& fonts() {
  static auto* const mutex = new std::recursive_mutex;
  return *mutex;
}

}  // namespace

FontsLock::FontsLock() : lock_(fonts()) {}

}  // namespace loci::text
