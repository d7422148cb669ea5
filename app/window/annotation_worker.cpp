#include "app/window/annotation_worker.hpp"

#include <fmt/format.h>

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
  while (more_.wait(lock, stop, [&] { return wanted_.has_value(); })) {
    const AnnotationRequest request = *std::exchange(wanted_, std::nullopt);
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
}

}  // namespace loci::window
