/// \file
/// Work on several threads whose results come in the order in which it was given.
#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <future>
#include <mutex>
#include <stop_token>
#include <thread>
#include <vector>

namespace loci::workspace {

/// One thread gives tasks and takes results; the threads of this object do the tasks. What is not
/// yet begun when it is destroyed is dropped.
template <typename Result>
class InOrder {
 public:
  /// \param threads at least 1
  explicit InOrder(unsigned threads) {
    for (unsigned i = 0; i < threads; ++i) {
      threads_.emplace_back([this](const std::stop_token& stop) { work(stop); });
    }
  }

  void give(std::function<Result()> task) {
    std::packaged_task<Result()> packed(std::move(task));
    results_.push_back(packed.get_future());
    {
      const std::lock_guard lock(mutex_);
      tasks_.push_back(std::move(packed));
    }
    news_.notify_one();
  }

  /// Tasks given whose results were not yet taken.
  std::size_t waiting() const { return results_.size(); }

  /// The result of the oldest task; waits for it, and throws what the task threw. There must be
  /// one.
  Result take() {
    auto oldest = std::move(results_.front());
    results_.pop_front();
    return oldest.get();
  }

 private:
  void work(const std::stop_token& stop) {
    while (true) {
      std::packaged_task<Result()> task;
      {
        std::unique_lock lock(mutex_);
        if (!news_.wait(lock, stop, [this] { return !tasks_.empty(); }) || stop.stop_requested())
          return;
        task = std::move(tasks_.front());
        tasks_.pop_front();
      }
      task();
    }
  }

  std::mutex mutex_;
  std::condition_variable_any news_;
  std::deque<std::packaged_task<Result()>> tasks_;
  std::deque<std::future<Result>> results_;  // of the giving thread only
  std::vector<std::jthread> threads_;        // last: they use the above
};

}  // namespace loci::workspace
