/// \file
/// What a command leaves to the system at its end.
#pragma once

namespace loci::commands {

/// What is never taken apart: the process ends with it, and then the system does that at once.
/// Volatile, or the compiler would leave out the pointer, and it would be lost to a search for
/// leaks.
template <class Kept>
Kept& keep_to_the_end(Kept* made) {
  static Kept* volatile kept = nullptr;
  kept = made;
  return *kept;
}

}  // namespace loci::commands
