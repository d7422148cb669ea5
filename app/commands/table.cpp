#include "app/commands/table.hpp"

#include "app/commands/command_line.hpp"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <ostream>

namespace loci::commands {
namespace {

std::size_t columns_of(UChar32 code_point) {
  if (code_point < 0) return 1;  // shown as one sign for what is not UTF-8
  switch (u_charType(code_point)) {
    case U_NON_SPACING_MARK:
    case U_ENCLOSING_MARK:
    case U_FORMAT_CHAR:
      return 0;
    default:
      break;
  }
  const int width = u_getIntPropertyValue(code_point, UCHAR_EAST_ASIAN_WIDTH);
  return width == U_EA_WIDE || width == U_EA_FULLWIDTH ? 2 : 1;
}

}  // namespace

std::size_t columns_of(std::string_view utf8) {
  std::size_t columns = 0;
  const auto size = static_cast<std::int32_t>(utf8.size());
  for (std::int32_t i = 0; i < size;) {
    UChar32 code_point;
    U8_NEXT(utf8.data(), i, size, code_point);
    columns += columns_of(code_point);
  }
  return columns;
}

std::string fitted(std::string_view utf8, std::size_t columns) {
  if (columns_of(utf8) <= columns || columns == 0) return std::string(utf8);
  std::size_t used = 0;
  const auto size = static_cast<std::int32_t>(utf8.size());
  for (std::int32_t i = 0, next = 0; i < size; i = next) {
    UChar32 code_point;
    U8_NEXT(utf8.data(), next, size, code_point);
    used += columns_of(code_point);
    if (used > columns - 1) return std::string(utf8.substr(0, static_cast<std::size_t>(i))) + "…";
  }
  return std::string(utf8);
}

void Table::add(std::vector<std::string> cells) {
  for (std::string& cell : cells) cell = one_line(cell);
  rows_.push_back(std::move(cells));
}

void Table::print(std::ostream& out) const {
  std::vector<bool> is_number;
  auto rows = rows_;
  for (std::string& heading : rows.front()) {
    is_number.push_back(heading.starts_with('#'));
    if (is_number.back()) heading.erase(0, 1);
  }
  std::vector<std::size_t> widths(rows.front().size());
  for (const auto& row : rows) {
    for (std::size_t i = 0; i < row.size(); ++i)
      widths[i] = std::max(widths[i], columns_of(row[i]));
  }
  for (const auto& row : rows) {
    std::string line;
    for (std::size_t i = 0; i < row.size(); ++i) {
      const std::string space(widths[i] - columns_of(row[i]), ' ');
      line += is_number[i] ? space + row[i] : row[i] + space;
      line += "  ";
    }
    line.erase(line.find_last_not_of(' ') + 1);
    out << line << '\n';
  }
}

}  // namespace loci::commands
