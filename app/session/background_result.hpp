/// \file
/// One value that is worked out while the window stays usable.
#pragma once

#include "app/session/background_task.hpp"

#include <chrono>
#include <exception>
#include <future>
#include <thread>
#include <utility>

namespace loci::session {

/// The result of work on a thread of its own. When `wake` is called the result is there, also where
/// the work failed: whoever sleeps until then finds it.
template <class T>
class BackgroundResult {
 public:
  /// \param work gives a T; nothing may be going on
  template <class Work>
  void start(Work work, Wake wake) {
    std::promise<T> promise;
    result_ = promise.get_future();
    thread_ = std::jthread(
        [promise = std::move(promise), work = std::move(work), wake = std::move(wake)]() mutable {
          try {
            promise.set_value(work());
          } catch (...) {
            promise.set_exception(std::current_exception());
          }
          if (wake) wake();
        });
  }
  /// From start() to take().
  bool going_on() const { return result_.valid(); }
  bool ready() const {
    return result_.valid() &&
           result_.wait_for(std::chrono::seconds(0)) == std::future_status::ready;
  }
  /// Once; waits where it is not ready, and throws what the work threw.
  T take() { return result_.get(); }

 private:
  std::future<T> result_;
  std::jthread thread_;
};

}  // namespace loci::session
