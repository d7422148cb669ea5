#include "app/panels/source_line.hpp"

#include <array>
#include <cstdio>
#include <filesystem>

namespace loci::panels {

std::string readable_date(const std::string& iso_date) {
  static constexpr std::array<const char*, 12> months{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                      "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  int year = 0, month = 0, day = 0;
  const int read = std::sscanf(iso_date.c_str(), "%4d-%2d-%2d", &year, &month, &day);
  if (read < 2 || month < 1 || month > 12) return iso_date;
  const std::string rest =
      std::string(months[static_cast<std::size_t>(month - 1)]) + " " + std::to_string(year);
  return read < 3 ? rest : std::to_string(day) + " " + rest;
}

std::string source_line(const workspace::DocumentSummary& document) {
  std::string line = document.date.empty() ? "" : readable_date(document.date);
  if (!document.source.empty()) line += (line.empty() ? "" : " · ") + document.source;
  return line.empty() ? std::filesystem::path(document.path).filename().string() : line;
}

}  // namespace loci::panels
