/// \file
/// Memory that is going to be looked at.
#pragma once

namespace loci::geo {

/// Has the processor fetch the line of its cache with this byte, while something else is looked at.
/// Any address may be given, also null.
inline void expect_bytes(const void* address) {
  __builtin_prefetch(address);
  // GCC takes a function that does nothing else for one without effect, and leaves calls of it out.
  asm volatile("");
}

}  // namespace loci::geo
