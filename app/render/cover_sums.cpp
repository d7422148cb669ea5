#include "app/render/cover_sums.hpp"

#include <tuple>

namespace loci::render {
namespace {

constexpr int shift = agg::poly_subpixel_shift, scale = agg::poly_subpixel_scale,
              mask = agg::poly_subpixel_mask;

/// Quotient and remainder, which is never negative.
template <class Whole>
std::pair<int, int> divided(Whole dividend, Whole divisor) {
  auto quotient = static_cast<int>(dividend / divisor);
  auto rest = static_cast<int>(dividend % divisor);
  if (rest < 0) {
    --quotient;
    rest += static_cast<int>(divisor);
  }
  return {quotient, rest};
}

/// Steps that are as even as whole numbers can be.
class EvenSteps {
 public:
  template <class Whole>
  EvenSteps(Whole dividend, int rest_before, Whole divisor)
      : divisor_(static_cast<int>(divisor)), rest_(rest_before - divisor_) {
    std::tie(step_, rest_a_step_) = divided(dividend, divisor);
  }
  int next() {
    rest_ += rest_a_step_;
    if (rest_ < 0) return step_;
    rest_ -= divisor_;
    return step_ + 1;
  }

 private:
  int divisor_, rest_, step_ = 0, rest_a_step_ = 0;
};

}  // namespace

CoverSums::Memory& CoverSums::spare() {
  thread_local Memory memory;
  return memory;
}

CoverSums::CoverSums(int width_px, int height_px)
    : width_px_(width_px),
      height_px_(height_px),
      columns_(width_px + 2 * margin_px + 1),
      rows_(height_px + 2 * margin_px + 1),
      squares_a_row_(columns_ / side_px + 1),
      words_(static_cast<std::size_t>(columns_) / 64 + 1),
      memory_(std::exchange(spare(), {})),
      x_(nowhere),
      y_(nowhere),
      first_row_(rows_),
      last_row_(-1) {
  const auto room = [](auto& items, std::size_t count) {
    if (items.size() < count) items.resize(count);
  };
  room(memory_.touched, words_ * static_cast<std::size_t>(rows_));
  room(memory_.square_at, static_cast<std::size_t>(squares_a_row_ * (rows_ / side_px + 1)));
  clipper_.clip_box(-margin_px, -margin_px, width_px + margin_px, height_px + margin_px);
}

CoverSums::~CoverSums() {
  take([](int, int, int, int) {});
  spare() = std::move(memory_);
}

void CoverSums::move_to(double x_px, double y_px) {
  close();
  start_x_ = x_px;
  start_y_ = y_px;
  clipper_.move_to(x_px, y_px);
}

void CoverSums::line_to(double x_px, double y_px) {
  clipper_.line_to(*this, x_px, y_px);
  open_ = true;
}

void CoverSums::close() {
  if (open_) clipper_.line_to(*this, start_x_, start_y_);
  open_ = false;
}

void CoverSums::use_square(std::uint32_t& square) {
  memory_.used_places.push_back(static_cast<std::uint32_t>(&square - memory_.square_at.data()));
  square = static_cast<std::uint32_t>(memory_.used_places.size());
  if (memory_.squares.size() < square) memory_.squares.emplace_back();
}

/// What lies beyond the memory cannot come from the clipper, but for positions that are no numbers.
void CoverSums::leave() {
  const int cover = std::exchange(cover_, 0), area = std::exchange(area_, 0);
  const int column = x_ + margin_px, row = y_ + margin_px;
  const bool inside = column >= 0 && column < columns_ && row >= 0 && row < rows_;
  if ((cover | area) == 0 || !inside) return;
  std::uint32_t& square = square_of(column, row);
  if (square == 0) use_square(square);
  Sum& sum = sum_at(square, column, row);
  sum.cover += cover;
  sum.area += area;
  const std::size_t word =
      static_cast<std::size_t>(row) * words_ + static_cast<unsigned>(column) / 64;
  memory_.touched[word] |= std::uint64_t{1} << (column % 64);
  first_row_ = std::min(first_row_, row);
  last_row_ = std::max(last_row_, row);
}

/// A part of a line that stays in a row of pixels; of the upper and lower end the fractions of it.
void CoverSums::line_in_row(int y, int x1, int fraction1, int x2, int fraction2) {
  const int last = x2 >> shift;
  int column = x1 >> shift;
  const int down = fraction2 - fraction1;
  if (down == 0) return enter(last, y);
  if (column == last) return add_here(down, ((x1 & mask) + (x2 & mask)) * down);
  const bool east = x2 > x1;
  const int first = east ? scale : 0, incline = east ? 1 : -1;
  const int wide = east ? x2 - x1 : x1 - x2;
  auto [step, rest] = divided((east ? scale - (x1 & mask) : x1 & mask) * down, wide);
  add_here(step, ((x1 & mask) + first) * step);
  int passed = step;
  column += incline;
  enter(column, y);
  if (column != last) {
    EvenSteps steps(scale * (down - passed + step), rest, wide);
    for (; column != last; enter(column, y)) {
      step = steps.next();
      add_here(step, scale * step);
      passed += step;
      column += incline;
    }
  }
  add_here(down - passed, ((x2 & mask) + scale - first) * (down - passed));
}

/// An upright line that leaves its row of pixels.
void CoverSums::line_in_column(int x, int y1, int y2) {
  const int column = x >> shift, last = y2 >> shift, aside = 2 * (x & mask);
  const bool south = y2 > y1;
  const int first = south ? scale : 0, incline = south ? 1 : -1;
  int row = y1 >> shift;
  const int begin = first - (y1 & mask), whole = 2 * first - scale;
  add_here(begin, aside * begin);
  for (row += incline; row != last; row += incline) {
    enter(column, row);
    add_here(whole, aside * whole);
  }
  enter(column, row);
  const int end = (y2 & mask) - scale + first;
  add_here(end, aside * end);
}

void CoverSums::line(int x1, int y1, int x2, int y2) {
  const int last = y2 >> shift;
  int row = y1 >> shift;
  enter(x1 >> shift, row);
  if (row == last) return line_in_row(row, x1, y1 & mask, x2, y2 & mask);
  if (x1 == x2) return line_in_column(x1, y1, y2);
  const bool south = y2 > y1;
  const int first = south ? scale : 0, incline = south ? 1 : -1;
  const std::int64_t wide = std::int64_t{x2} - x1;
  const std::int64_t high = std::abs(std::int64_t{y2} - y1);
  const auto [step, rest] = divided((south ? scale - (y1 & mask) : y1 & mask) * wide, high);
  int x = x1 + step;
  line_in_row(row, x1, y1 & mask, x, first);
  row += incline;
  enter(x >> shift, row);
  if (row != last) {
    EvenSteps steps(scale * wide, rest, high);
    for (; row != last; enter(x >> shift, row)) {
      const int next = x + steps.next();
      line_in_row(row, x, scale - first, next, first);
      x = next;
      row += incline;
    }
  }
  line_in_row(row, x, scale - first, x2, y2 & mask);
}

}  // namespace loci::render
