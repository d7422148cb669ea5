/// \file
/// Work that falls into parts.
#pragma once

#include <cstddef>
#include <functional>

namespace loci::geo {

/// Calls work(0) to work(count - 1), in no order, by as many threads as there are usable
/// processors, and returns when all are done. What one of them throws is thrown then.
void side_by_side(std::size_t count, const std::function<void(std::size_t part)>& work);

}  // namespace loci::geo
