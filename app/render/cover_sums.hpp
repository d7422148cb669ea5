/// \file
/// Which pixels outlines cover how much.
#pragma once

#include <agg2/agg_rasterizer_sl_clip.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <utility>
#include <vector>

namespace loci::render {

/// AGG's scanline rasterizer to the bit, by the rule "non-zero", for outlines of very many short
/// lines: what they cover is added up where it lies, one sum a pixel, instead of being listed and
/// sorted. There is memory only where something lies. One thread at a time.
class CoverSums {
 public:
  CoverSums(int width_px, int height_px);
  ~CoverSums();
  CoverSums(const CoverSums&) = delete;
  CoverSums& operator=(const CoverSums&) = delete;

  /// Begins an outline, and closes the one before.
  void move_to(double x_px, double y_px);
  void line_to(double x_px, double y_px);
  void close();
  /// \param source of AGG's vertices
  template <class Source>
  void add(Source& source);

  /// Whether nothing was added that might be seen.
  bool is_empty() const { return x_ == nowhere && first_row_ > last_row_; }
  /// Calls use(x_px, y_px, length_px, cover) for each run of pixels, row by row from the left, that
  /// are covered as much: 1 to 255. Forgets what was added.
  template <class Use>
  void take(Use use);

  /// For AGG's clipper, in 256ths of a pixel.
  void line(int x1, int y1, int x2, int y2);

 private:
  static constexpr int margin_px = 2;  ///< beyond the picture's edges
  static constexpr int nowhere = -1'000'000'000;
  static constexpr int side_px = 8;  ///< of a square
  struct Sum {
    int cover, area;
  };
  using Square = std::array<Sum, std::size_t{side_px} * side_px>;
  /// All zero between two uses: each thread keeps one.
  struct Memory {
    std::vector<std::uint64_t> touched;      ///< a bit a sum, each row in words of its own
    std::vector<std::uint32_t> square_at;    ///< row by row; 0: there is none yet
    std::vector<Square> squares;             ///< numbered from 1 on
    std::vector<std::uint32_t> used_places;  ///< of the squares, in square_at
  };
  static Memory& spare();

  void enter(int x, int y) {
    if (x == x_ && y == y_) return;
    leave();
    x_ = x;
    y_ = y;
  }
  void leave();
  /// In squares, so that lines of any direction stay near in memory.
  std::uint32_t& square_of(int column, int row) {
    return memory_
        .square_at[static_cast<std::size_t>(row / side_px * squares_a_row_ + column / side_px)];
  }
  Sum& sum_at(std::uint32_t square, int column, int row) {
    return memory_
        .squares[square - 1][static_cast<std::size_t>(row % side_px * side_px + column % side_px)];
  }
  void use_square(std::uint32_t& square);
  void add_here(int cover, int area) {
    cover_ += cover;
    area_ += area;
  }
  void line_in_row(int y, int x1, int fraction1, int x2, int fraction2);
  void line_in_column(int x1, int y1, int y2);

  static int cover_of(int area) { return std::min(std::abs(area >> 9), 255); }
  template <class Use>
  void take_row(int row, Use& use);

  int width_px_, height_px_;
  int columns_, rows_;
  int squares_a_row_;
  std::size_t words_;  ///< of a row
  Memory memory_;
  agg::rasterizer_sl_clip<agg::ras_conv_dbl> clipper_;
  double start_x_ = 0, start_y_ = 0;  ///< of the outline
  bool open_ = false;                 ///< it has a line
  int x_, y_;                         ///< the pixel that is being added to
  int cover_ = 0, area_ = 0;          ///< of it since it was entered
  int first_row_, last_row_;          ///< with sums
};

template <class Source>
void CoverSums::add(Source& source) {
  double x = 0, y = 0;
  source.rewind(0);
  for (unsigned command; !agg::is_stop(command = source.vertex(&x, &y));) {
    if (agg::is_move_to(command)) {
      move_to(x, y);
    } else if (agg::is_vertex(command)) {
      line_to(x, y);
    } else if (agg::is_close(command)) {
      close();
    }
  }
}

template <class Use>
void CoverSums::take(Use use) {
  close();
  enter(nowhere, nowhere);
  const int first = std::exchange(first_row_, rows_), last = std::exchange(last_row_, -1);
  for (int row = first; row <= last; ++row) take_row(row, use);
  for (const std::uint32_t place : memory_.used_places) memory_.square_at[place] = 0;
  memory_.used_places.clear();
}

template <class Use>
void CoverSums::take_row(int row, Use& use) {
  std::uint64_t* const touched = memory_.touched.data() + static_cast<std::size_t>(row) * words_;
  const int y = row - margin_px;
  const auto use_within = [&](int from, int to, int cover) {
    from = std::max(from, margin_px) - margin_px;
    to = std::min(to - margin_px, width_px_);
    if (cover > 0 && from < to && y >= 0 && y < height_px_) use(from, y, to - from, cover);
  };
  int cover = 0, next = 0;  // the pixel behind the last one with a sum
  for (std::size_t word = 0; word < words_; ++word) {
    for (std::uint64_t bits = std::exchange(touched[word], 0); bits != 0; bits &= bits - 1) {
      const int column = static_cast<int>(word * 64) + std::countr_zero(bits);
      if (column > next) use_within(next, column, cover_of(cover * 512));
      const Sum sum = std::exchange(sum_at(square_of(column, row), column, row), {0, 0});
      cover += sum.cover;
      next = column;
      if (sum.area != 0) use_within(column, ++next, cover_of(cover * 512 - sum.area));
    }
  }
}

}  // namespace loci::render
