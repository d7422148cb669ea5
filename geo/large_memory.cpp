#include "geo/large_memory.hpp"

#include <sys/mman.h>

#include <cstdint>

namespace loci::geo {

void expect_large(void* begin, std::size_t size_bytes) {
  constexpr std::uintptr_t page_bytes = std::uintptr_t{1} << 21;
  const auto from = reinterpret_cast<std::uintptr_t>(begin), to = from + size_bytes;
  const std::uintptr_t first = (from + page_bytes - 1) / page_bytes * page_bytes;
  const std::uintptr_t last = to / page_bytes * page_bytes;
  if (first >= last) return;
  // Only advice: whether it is taken changes nothing but the time.
  static_cast<void>(madvise(reinterpret_cast<void*>(first), last - first, MADV_HUGEPAGE));
}

}  // namespace loci::geo
