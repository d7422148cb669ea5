/// \file
/// How many threads are worth starting.
#pragma once

namespace loci::geo {

/// The processors that this process may run on: fewer than the machine has under `taskset` and in
/// many containers. At least 1.
unsigned usable_processors();

}  // namespace loci::geo
