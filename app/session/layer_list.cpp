#include "app/session/layer_list.hpp"

#include "app/render/user_layer.hpp"
#include "geo/error.hpp"

#include <algorithm>
#include <exception>
#include <system_error>
#include <utility>

namespace loci::session {
namespace {

/// "no map that GDAL can read; …" of "FILE: no map that GDAL can read; …": the list names the file.
std::string without_subject(const Error& error) {
  const std::string words = error.what();
  const std::string head = error.subject() + ": ";
  return words.starts_with(head) ? words.substr(head.size()) : words;
}

}  // namespace

LayerId LayerList::add(const std::filesystem::path& file) {
  const auto path = whole_path(file);
  ++number_;
  const auto show_again = [this](ListedLayer& layer) {
    layer.kept.visible = true;
    if (!layer.problem.empty()) read_again(layer.id);
    return layer.id;
  };
  if (ground_ && ground_->kept.file == path) return show_again(*ground_);
  for (ListedLayer& layer : over_) {
    if (layer.kept.file == path) return show_again(layer);
  }
  ListedLayer layer{.id = ++last_id_, .kept = {path, true, 1, free_colour()}, .added = true};
  over_.insert(over_.begin(), std::move(layer));
  read_next();
  return last_id_;
}

void LayerList::show(const KeptLayers& kept, bool beside) {
  ++number_;
  if (!beside) {
    over_.clear();
    ground_.reset();
    removed_.clear();
    reading_.cancel();
  }
  const auto listed = [&](const KeptLayer& layer) {
    return std::any_of(over_.begin(), over_.end(),
                       [&](const ListedLayer& one) { return one.kept.file == layer.file; });
  };
  for (const KeptLayer& layer : kept.over) {
    if (!listed(layer)) over_.push_back({.id = ++last_id_, .kept = layer});
  }
  if (kept.ground && !ground_) ground_ = ListedLayer{.id = ++last_id_, .kept = *kept.ground};
  read_next();
}

KeptLayers LayerList::kept() const {
  KeptLayers kept;
  for (const ListedLayer& layer : over_) kept.over.push_back(layer.kept);
  if (ground_) kept.ground = ground_->kept;
  return kept;
}

const ListedLayer* LayerList::find(LayerId id) const {
  if (ground_ && ground_->id == id) return &*ground_;
  const auto found = std::find_if(over_.begin(), over_.end(),
                                  [id](const ListedLayer& layer) { return layer.id == id; });
  return found == over_.end() ? nullptr : &*found;
}

ListedLayer* LayerList::at(LayerId id) {
  return const_cast<ListedLayer*>(std::as_const(*this).find(id));
}

void LayerList::set_visible(LayerId id, bool visible) {
  ListedLayer* const layer = at(id);
  if (layer == nullptr) return;
  layer->kept.visible = visible;
  ++number_;
}

void LayerList::set_opacity(LayerId id, double opacity) {
  ListedLayer* const layer = at(id);
  if (layer == nullptr) return;
  layer->kept.opacity = std::clamp(opacity, 0.0, 1.0);
  ++number_;
}

void LayerList::move(LayerId id, std::size_t place) {
  if (find(id) == nullptr || (ground_ && ground_->id == id)) return;
  ListedLayer layer = take_out(id);
  place = std::min(place, over_.size());
  over_.insert(over_.begin() + static_cast<std::ptrdiff_t>(place), std::move(layer));
  ++number_;
}

void LayerList::use_as_ground(LayerId id) {
  if (find(id) == nullptr || (ground_ && ground_->id == id)) return;
  ListedLayer layer = take_out(id);
  leave_ground();
  layer.kept.visible = true;
  ground_ = std::move(layer);
  ++number_;
}

void LayerList::leave_ground() {
  if (!ground_) return;
  over_.push_back(*std::exchange(ground_, std::nullopt));
  ++number_;
}

void LayerList::remove(LayerId id) {
  if (find(id) == nullptr) return;
  std::optional<std::size_t> place;
  for (std::size_t i = 0; i < over_.size(); ++i) {
    if (over_[i].id == id) place = i;
  }
  for (Removed& earlier : removed_) earlier.layer.read.reset();  // it may be large
  removed_.push_back({take_out(id), place});
  if (at_work_ && at_work_->id == id) reading_.cancel();
  ++number_;
}

void LayerList::bring_back() {
  if (removed_.empty()) return;
  Removed last = std::move(removed_.back());
  removed_.pop_back();
  last.layer.id = ++last_id_;  // its reading may still be on its way to be stopped
  if (last.place) {
    const std::size_t place = std::min(*last.place, over_.size());
    over_.insert(over_.begin() + static_cast<std::ptrdiff_t>(place), std::move(last.layer));
  } else {
    leave_ground();
    ground_ = std::move(last.layer);
  }
  ++number_;
  read_next();
}

void LayerList::read_again(LayerId id) {
  ListedLayer* const layer = at(id);
  if (layer == nullptr) return;
  layer->problem.clear();
  layer->read.reset();
  read_next();
}

bool LayerList::fail(const render::UserLayer& layer, const std::string& why) {
  const auto is_it = [&](const ListedLayer& one) { return one.read.get() == &layer; };
  const auto found = std::find_if(over_.begin(), over_.end(), is_it);
  ListedLayer* failed = found != over_.end() ? &*found : nullptr;
  if (failed == nullptr && ground_ && is_it(*ground_)) failed = &*ground_;
  if (failed == nullptr) return false;
  failed->read.reset();
  failed->problem = why;
  return true;
}

std::vector<render::LayerOnMap> LayerList::drawn_over() const {
  std::vector<render::LayerOnMap> drawn;
  for (auto layer = over_.rbegin(); layer != over_.rend(); ++layer) {
    if (layer->read == nullptr || !layer->kept.visible) continue;
    drawn.push_back({layer->read, layer->kept.opacity, layer->kept.colour});
  }
  return drawn;
}

render::LayerOnMap LayerList::drawn_ground() const {
  if (!ground_ || ground_->read == nullptr) return {};
  return {ground_->read, ground_->kept.opacity};
}

std::uint32_t LayerList::colour(const ListedLayer& layer, bool dark) const {
  return render::layer_colour(layer.kept.colour, dark ? render::Theme::dark : render::Theme::light);
}

bool LayerList::is_picture(const ListedLayer& layer) const {
  return layer.read != nullptr && layer.read->kind() == geo::MapFileKind::pixels;
}

std::optional<geo::Extent> LayerList::extent(LayerId id) const {
  const ListedLayer* const layer = find(id);
  return layer == nullptr || layer->read == nullptr ? std::nullopt : layer->read->extent();
}

bool LayerList::any_waiting() const {
  return (ground_ && ground_->reading()) ||
         std::any_of(over_.begin(), over_.end(),
                     [](const ListedLayer& layer) { return layer.reading(); });
}

/// The ground first: it covers most.
void LayerList::read_next() {
  if (at_work_ || !any_waiting()) return;
  const ListedLayer* next = ground_ && ground_->reading() ? &*ground_ : nullptr;
  for (const ListedLayer& layer : over_) {
    if (next == nullptr && layer.reading()) next = &layer;
  }
  at_work_ = std::make_shared<Reading>(Reading{next->id, next->kept.file});
  reading_.start([reading = at_work_](BackgroundTask::Reporter& reporter) {
    const std::string name = reading->file.filename().string();
    reporter.report({0, 0, "Opening " + name});
    try {
      std::error_code problem;
      if (!std::filesystem::exists(reading->file, problem)) {
        throw Error(reading->file.string(), "the file is not there", "put it back or remove it");
      }
      reading->layer = std::make_shared<render::UserLayer>(
          reading->file, std::nullopt, [&](std::size_t done, std::size_t total) {
            reporter.report({done, total, "Opening " + name});
            return !reporter.cancelled();
          });
    } catch (const Error& error) {
      reading->problem = without_subject(error);
    } catch (const std::exception& error) {
      reading->problem = error.what();
    }
    reading->cancelled = reporter.cancelled();
  });
}

LayerList::News LayerList::update() {
  News news;
  if (!at_work_ || reading_.running()) return news;
  news.any = true;
  const std::shared_ptr<Reading> done = std::exchange(at_work_, nullptr);
  take(*done, news);
  read_next();
  return news;
}

void LayerList::take(const Reading& done, News& news) {
  ListedLayer* const layer = at(done.id);
  if (layer == nullptr || !layer->reading()) return;
  const bool added = std::exchange(layer->added, false);
  if (done.layer != nullptr) {
    layer->read = done.layer;
    if (added) news.arrived = done.id;
    return;
  }
  layer->problem = done.problem;
  if (!added) return;
  ++number_;
  const std::string file = done.file.string();
  take_out(done.id);
  using enum Message::Kind;
  news.messages.push_back(
      done.cancelled ? Message{note, done.file.filename().string() + " was not added: stopped"}
                     : Message{failure, file + ": " + done.problem});
}

void LayerList::stop_drawing() {
  const auto stop = [](const ListedLayer& layer) {
    if (layer.read != nullptr) layer.read->stop();
  };
  std::for_each(over_.begin(), over_.end(), stop);
  if (ground_) stop(*ground_);
  for (const Removed& removed : removed_) stop(removed.layer);
}

ListedLayer LayerList::take_out(LayerId id) {
  if (ground_ && ground_->id == id) return *std::exchange(ground_, std::nullopt);
  const auto found = std::find_if(over_.begin(), over_.end(),
                                  [id](const ListedLayer& layer) { return layer.id == id; });
  ListedLayer layer = std::move(*found);
  over_.erase(found);
  return layer;
}

/// The first that no other layer has.
std::size_t LayerList::free_colour() const {
  std::size_t colour = 0;
  const auto taken = [&] {
    const auto has = [&](const ListedLayer& layer) { return layer.kept.colour == colour; };
    return std::any_of(over_.begin(), over_.end(), has) || (ground_ && has(*ground_));
  };
  while (taken()) ++colour;
  return colour;
}

}  // namespace loci::session
