/// \file
/// Work that goes on while the window stays usable.
#pragma once

#include "app/session/message.hpp"

#include <cstddef>
#include <functional>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace loci::session {

/// How far a task has come.
struct Progress {
  std::size_t done = 0;
  std::size_t total = 0;  ///< 0 while unknown
  std::string current;    ///< what it is busy with
};

/// Called, from any thread, when there is news to show.
using Wake = std::function<void()>;

/// One piece of work on a thread of its own, and the box through which it reports.
class BackgroundTask {
 public:
  /// The side of the box that the work sees; all functions may be called from its thread.
  class Reporter {
   public:
    explicit Reporter(BackgroundTask& task, std::stop_token stop) : task_(task), stop_(stop) {}
    bool cancelled() const { return stop_.stop_requested(); }
    void report(Progress progress);
    void say(Message message);

   private:
    BackgroundTask& task_;
    std::stop_token stop_;
  };
  using Work = std::function<void(Reporter&)>;

  explicit BackgroundTask(Wake wake) : wake_(std::move(wake)) {}
  ~BackgroundTask() = default;  // the thread is asked to stop, and waited for
  BackgroundTask(const BackgroundTask&) = delete;
  BackgroundTask& operator=(const BackgroundTask&) = delete;

  /// Runs `work`; what it throws becomes a message. Nothing may be running.
  void start(Work work);
  bool running() const;
  void cancel();
  void wait();  ///< for its end
  Progress progress() const;
  /// What has been said since the last call.
  std::vector<Message> take_messages();

 private:
  Wake wake_;
  mutable std::mutex mutex_;
  bool running_ = false;
  Progress progress_;
  std::vector<Message> messages_;
  std::jthread thread_;  // last: it uses all of the above
};

}  // namespace loci::session
