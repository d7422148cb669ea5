/// \file
/// A thread that places markers and names.
#pragma once

#include "app/render/annotator.hpp"

#include <atomic>
#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <stop_token>
#include <thread>
#include <vector>

namespace loci::window {

/// What the sprites depend on.
struct AnnotationRequest {
  map::MapView view;
  map::SharedPlaces places;
  render::Emphasis emphasis;
  map::ColouredBy coloured_by = map::ColouredBy::nothing;
  render::Theme theme = render::Theme::light;
  double pixel_ratio = 1;
};

struct Annotation {
  AnnotationRequest request;
  std::vector<render::PlacedSprite> sprites;  ///< bottom first
};

/// Annotates the newest request; those in between are passed over. While there is none, it prepares
/// for others.
class AnnotationWorker {
 public:
  /// \param annotator used by the thread only, outlives this object
  /// \param wake called from the thread when an annotation is finished
  AnnotationWorker(render::Annotator& annotator, std::function<void()> wake);
  AnnotationWorker(const AnnotationWorker&) = delete;
  AnnotationWorker& operator=(const AnnotationWorker&) = delete;

  void request(AnnotationRequest request);
  /// What may be requested next, the most likely first.
  void prepare(std::vector<AnnotationRequest> next);
  std::optional<Annotation> take();  ///< the newest finished one, once
  bool idle() const;                 ///< nothing was requested that has not been taken

 private:
  void work(std::stop_token stop);
  void annotate(std::unique_lock<std::mutex>& lock);
  void prepare_one(std::unique_lock<std::mutex>& lock, const std::stop_token& stop);

  render::Annotator& annotator_;
  std::function<void()> wake_;
  mutable std::mutex mutex_;
  std::condition_variable_any more_;
  std::optional<AnnotationRequest> wanted_;
  std::optional<Annotation> done_;
  std::vector<AnnotationRequest> next_;  ///< the most likely last
  std::atomic<bool> requested_ = false;  ///< wanted_ holds something
  bool working_ = false;
  std::jthread thread_;  // last: it uses all of the above
};

}  // namespace loci::window
