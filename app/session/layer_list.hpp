/// \file
/// The files of the user's on the map: which, in which order, and how they are shown.
#pragma once

#include "app/session/background_task.hpp"
#include "app/session/message.hpp"
#include "app/session/settings.hpp"
#include "geo/extent.hpp"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace loci::render {
class UserLayer;
struct LayerOnMap;
}  // namespace loci::render

namespace loci::session {

/// Stays with a layer as long as it is in the list.
using LayerId = std::uint64_t;

/// One file in the list.
struct ListedLayer {
  LayerId id = 0;
  KeptLayer kept;  ///< the file, and how it is shown
  std::shared_ptr<const render::UserLayer> read{};  ///< null while it is read, or cannot be
  std::string problem{};  ///< why it cannot be drawn; empty while nothing is wrong
  bool added = false;     ///< by the user, just now: a file that is no map leaves again

  bool reading() const { return read == nullptr && problem.empty(); }
};

/// Layers over the map, the first on top, and one in place of Loci's own map. Files are read one
/// after the other on a thread behind.
class LayerList {
 public:
  explicit LayerList(Wake wake) : reading_(std::move(wake)) {}

  /// Puts a file on top; one that is in the list already is shown, and read again if it could not
  /// be. Returns which it is.
  LayerId add(const std::filesystem::path& file);
  /// Replaces the list by what was kept. What cannot be read stays in it and says why.
  /// \param beside what is listed stays, above what was kept
  void show(const KeptLayers& kept, bool beside = false);
  KeptLayers kept() const;
  std::uint64_t number() const { return number_; }  ///< another one for another kept()

  const std::vector<ListedLayer>& over() const { return over_; }
  const std::optional<ListedLayer>& ground() const { return ground_; }
  const ListedLayer* find(LayerId id) const;

  // Of an id that is not in the list nothing comes.
  void set_visible(LayerId id, bool visible);
  void set_opacity(LayerId id, double opacity);  ///< taken into 0 to 1
  void move(LayerId id, std::size_t place);      ///< among those over the map, 0: on top
  /// In place of Loci's own map; what was there before becomes the lowest layer over it.
  void use_as_ground(LayerId id);
  void leave_ground();  ///< Loci's own map again; the file becomes the lowest layer over it
  void remove(LayerId id);
  bool can_bring_back() const { return !removed_.empty(); }
  void bring_back();  ///< what was removed last, to where it was
  void read_again(LayerId id);
  /// What was read could not be drawn: it is no longer, and says why. True the first time.
  bool fail(const render::UserLayer& layer, const std::string& why);

  /// What is drawn: visible and read, the lowest first.
  std::vector<render::LayerOnMap> drawn_over() const;
  render::LayerOnMap drawn_ground() const;  ///< its layer is null for Loci's own map
  /// 0xRRGGBB of a layer's shapes as they are drawn.
  std::uint32_t colour(const ListedLayer& layer, bool dark) const;
  bool is_picture(const ListedLayer& layer) const;  ///< pixels, which have colours of their own
  std::optional<geo::Extent> extent(LayerId id) const;

  bool reading() const { return at_work_ != nullptr || any_waiting(); }
  Progress progress() const { return reading_.progress(); }
  void cancel() { reading_.cancel(); }  ///< of the file that is being read

  /// What came of reading since the last call.
  struct News {
    bool any = false;
    std::vector<Message> messages{};
    std::optional<LayerId> arrived{};  ///< one that the user added
  };
  News update();
  void stop_drawing();  ///< for good: before the window goes

 private:
  struct Reading {
    LayerId id = 0;
    std::filesystem::path file;
    std::shared_ptr<const render::UserLayer> layer{};
    std::string problem{};
    bool cancelled = false;
  };
  struct Removed {
    ListedLayer layer;
    std::optional<std::size_t> place;  ///< over the map; nothing: it was the ground
  };

  ListedLayer* at(LayerId id);
  bool any_waiting() const;
  void read_next();
  void take(const Reading& done, News& news);
  ListedLayer take_out(LayerId id);
  std::size_t free_colour() const;

  std::vector<ListedLayer> over_;
  std::optional<ListedLayer> ground_;
  std::vector<Removed> removed_;
  LayerId last_id_ = 0;
  std::uint64_t number_ = 0;
  std::shared_ptr<Reading> at_work_;  ///< what the thread reads; ours again when it has ended
  BackgroundTask reading_;            // last: its thread uses the above
};

}  // namespace loci::session
