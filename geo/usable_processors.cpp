#include "geo/usable_processors.hpp"

#include <sched.h>

#include <algorithm>
#include <thread>

namespace loci::geo {

unsigned usable_processors() {
  cpu_set_t usable;
  CPU_ZERO(&usable);
  // It fails where the machine has more processors than the set can name.
  const int count = sched_getaffinity(0, sizeof usable, &usable) == 0 ? CPU_COUNT(&usable) : 0;
  const unsigned all = std::max(1U, std::thread::hardware_concurrency());
  return count > 0 ? static_cast<unsigned>(count) : all;
}

}  // namespace loci::geo
