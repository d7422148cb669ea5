#include "geo/side_by_side.hpp"

#include "geo/usable_processors.hpp"

#include <algorithm>
#include <atomic>
#include <future>
#include <vector>

namespace loci::geo {

void side_by_side(std::size_t count, const std::function<void(std::size_t part)>& work) {
  std::atomic<std::size_t> next = 0;
  const auto take_parts = [&] {
    for (std::size_t part = next++; part < count; part = next++) work(part);
  };
  const std::size_t threads = std::min<std::size_t>(count, usable_processors());
  std::vector<std::future<void>> others;  // joined as they go out of scope, whatever is thrown
  for (std::size_t i = 1; i < threads; ++i) {
    others.push_back(std::async(std::launch::async, take_parts));
  }
  take_parts();
  for (std::future<void>& other : others) other.get();
}

}  // namespace loci::geo
