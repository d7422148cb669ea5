/// \file
/// A scrolling column of blocks of which only those in sight are laid out.
#pragma once

#include "app/panels/ui.hpp"

#include <cstddef>
#include <functional>
#include <optional>
#include <vector>

namespace loci::panels {

/// What the column is made of.
struct Blocks {
  std::size_t count = 0;
  float usual_height_px = 32;                ///< until a block has been seen
  std::function<float(std::size_t)> height;  ///< lays the block out
  std::function<void(std::size_t, const Area&)> draw;
  bool thumb = true;  ///< false: who draws the column shows where it stands
};

/// The part of a column that is in sight, from a share of one block to a share of another.
struct BlocksInSight {
  std::size_t first = 0;
  float first_share = 0;
  std::size_t last = 0;
  float last_share = 0;
};

/// Where a column stands. What is in sight is held by the block at the top edge, not by a distance
/// from the beginning: what lies above may turn out longer or shorter than it was taken for and
/// nothing jumps.
class BlockScroll {
 public:
  void to_top();
  /// Brings a stretch of a block, from `top_px` to `bottom_px` in it, into sight, a third down from
  /// the top.
  void show(std::size_t block, float top_px, float bottom_px);
  /// Brings a block into sight with as little motion as possible.
  void reveal(std::size_t block);
  /// Puts a share (0 to 1) of a block at the top edge.
  void put_at_top(std::size_t block, float share);
  /// Moves the column as the wheel does.
  void move_by(float px) { wheel_left_px_ += px; }
  /// Forgets heights: another column, or another width.
  void forget() { heights_.clear(); }

  void draw(Ui& ui, const char* id, const Area& area, const Blocks& blocks);

  std::size_t first_block() const { return first_; }
  float hidden_px() const { return hidden_px_; }  ///< of the first block, above the top edge
  const BlocksInSight& in_sight() const { return in_sight_; }  ///< of the last frame

 private:
  struct Wanted {
    std::size_t block;
    float top_px, bottom_px;
    bool only_if_hidden;
    std::optional<float> share_at_top{};
  };

  float height_of(std::size_t block, const Blocks& blocks);
  float guessed_height(std::size_t block, const Blocks& blocks) const;
  void follow_wheel(Ui& ui, const Area& area);
  void go_to_wanted(const Area& area, const Blocks& blocks);
  void settle(const Area& area, const Blocks& blocks);
  void draw_blocks(const Area& area, const Blocks& blocks);
  void draw_thumb(Ui& ui, const Area& area, const Blocks& blocks);

  std::size_t first_ = 0;
  float hidden_px_ = 0;
  float wheel_left_px_ = 0;
  std::vector<float> heights_;  ///< 0 where not seen yet
  std::optional<Wanted> wanted_;
  BlocksInSight in_sight_;
};

}  // namespace loci::panels
