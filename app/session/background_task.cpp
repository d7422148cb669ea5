#include "app/session/background_task.hpp"

#include <exception>
#include <utility>

namespace loci::session {

void BackgroundTask::Reporter::report(Progress progress) {
  {
    const std::lock_guard lock(task_.mutex_);
    task_.progress_ = std::move(progress);
  }
  if (task_.wake_) task_.wake_();
}

void BackgroundTask::Reporter::say(Message message) {
  {
    const std::lock_guard lock(task_.mutex_);
    task_.messages_.push_back(std::move(message));
  }
  if (task_.wake_) task_.wake_();
}

void BackgroundTask::start(Work work) {
  wait();
  {
    const std::lock_guard lock(mutex_);
    running_ = true;
    progress_ = {};
  }
  thread_ = std::jthread([this, work = std::move(work)](std::stop_token stop) {
    Reporter reporter(*this, stop);
    try {
      work(reporter);
    } catch (const std::exception& error) {
      reporter.say({Message::Kind::failure, error.what()});
    }
    {
      const std::lock_guard lock(mutex_);
      running_ = false;
    }
    if (wake_) wake_();
  });
}

bool BackgroundTask::running() const {
  const std::lock_guard lock(mutex_);
  return running_;
}

void BackgroundTask::cancel() {
  thread_.request_stop();
}

void BackgroundTask::wait() {
  if (thread_.joinable()) thread_.join();
}

Progress BackgroundTask::progress() const {
  const std::lock_guard lock(mutex_);
  return progress_;
}

std::vector<Message> BackgroundTask::take_messages() {
  const std::lock_guard lock(mutex_);
  return std::exchange(messages_, {});
}

}  // namespace loci::session
