/// \file
/// What the viewer says when it crashes.
#pragma once

namespace loci::window {

/// From now on a fatal signal writes what it was and the calls that led to it to the standard error
/// stream before it ends the program as it would have. `addr2line -e loci-map` turns the addresses
/// into lines of source. Does nothing in a build with sanitizers: they report more.
void report_crashes();

}  // namespace loci::window
