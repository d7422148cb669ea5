#include "app/window/annotation_worker.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <exception>
#include <utility>

namespace loci::window {

AnnotationWorker::AnnotationWorker(render::Annotator& annotator, std::function<void()> wake)
    : annotator_(annotator),
      wake_(std::move(wake)),
      thread_([this](std::stop_token stop) { work(stop); }) {}

void AnnotationWorker::request(AnnotationRequest request) {
  const std::lock_guard lock(mutex_);
  wanted_ = std::move(request);
  requested_ = true;
  next_.clear();
  more_.notify_one();
}

void AnnotationWorker::prepare(std::vector<AnnotationRequest> next) {
  const std::lock_guard lock(mutex_);
  next_ = std::move(next);
  std::reverse(next_.begin(), next_.end());
  more_.notify_one();
}

std::optional<Annotation> AnnotationWorker::take() {
  const std::lock_guard lock(mutex_);
  return std::exchange(done_, std::nullopt);
}

bool AnnotationWorker::idle() const {
  const std::lock_guard lock(mutex_);
  return !wanted_ && !done_ && !working_;
}

void AnnotationWorker::work(std::stop_token stop) {
  std::unique_lock lock(mutex_);
  while (more_.wait(lock, stop, [&] { return wanted_ || !next_.empty(); })) {
    wanted_ ? annotate(lock) : prepare_one(lock, stop);
  }
}

void AnnotationWorker::annotate(std::unique_lock<std::mutex>& lock) {
  const AnnotationRequest request = *std::exchange(wanted_, std::nullopt);
  requested_ = false;
  working_ = true;
  lock.unlock();
  std::vector<render::PlacedSprite> sprites;
  try {
    sprites = annotator_.annotate(request.view, request.places, request.emphasis, request.theme,
                                  request.coloured_by, request.pixel_ratio);
  } catch (const std::exception& error) {
    fmt::print(stderr, "loci-map: names were not placed: {}\n", error.what());
  }
  lock.lock();
  working_ = false;
  done_ = Annotation{request, std::move(sprites)};
  if (wake_) wake_();
}

void AnnotationWorker::prepare_one(std::unique_lock<std::mutex>& lock,
                                   const std::stop_token& stop) {
  const AnnotationRequest next = std::move(next_.back());
  next_.pop_back();
  lock.unlock();
  try {
    annotator_.prepare(next.view, next.places, next.theme, next.coloured_by, next.pixel_ratio,
                       [&] { return !requested_ && !stop.stop_requested(); });
  } catch (const std::exception& error) {
    fmt::print(stderr, "loci-map: names were not placed in advance: {}\n", error.what());
  }
  lock.lock();
}

}  // namespace loci::window
