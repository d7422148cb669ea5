/// \file
/// Fonts are for one thread at a time.
#pragma once

#include <mutex>

namespace loci::text {

/// Held while Pango or cairo work on text. cairo 1.16 keeps ten font faces open for all threads,
/// and closes one of them for another without asking whether a thread is about to use it: two
/// threads that measured text at the same time crashed now and then. May be held twice by a thread.
class FontsLock {
 public:
  FontsLock();
  FontsLock(const FontsLock&) = delete;
  FontsLock& operator=(const FontsLock&) = delete;

 private:
  std::unique_lock<std::recursive_mutex> lock_;
};

}  // namespace loci::text
