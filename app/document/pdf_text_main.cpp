/// \file
/// The program loci-pdf-text: a PDF on standard input, the lines of its pages as JSON on standard
/// output. A process of its own with little memory and time, so that a file that breaks Poppler
/// breaks nothing else.

#include <nlohmann/json.hpp>

#include <poppler-document.h>
#include <poppler-global.h>
#include <poppler-page.h>
#include <sys/resource.h>

#include <algorithm>
#include <iostream>
#include <iterator>
#include <memory>
#include <string>
#include <vector>

namespace {

constexpr rlim_t most_memory_bytes = rlim_t{1} << 30, most_cpu_s = 60;
constexpr std::size_t most_text_bytes = std::size_t{64} << 20;

void limit_itself() {
  const auto limit = [](auto what, rlim_t most) {
    const rlimit both{most, most};
    setrlimit(what, &both);
  };
#ifndef __SANITIZE_ADDRESS__  // which reserves far more than it uses
  limit(RLIMIT_AS, most_memory_bytes);
#endif
  limit(RLIMIT_CPU, most_cpu_s);
  limit(RLIMIT_FSIZE, 0);  // writes no file
  limit(RLIMIT_CORE, 0);
}

std::string utf8(const poppler::ustring& text) {
  const auto bytes = text.to_utf8();
  return {bytes.data(), bytes.size()};
}

/// A printed line: its text, and its left, top, right and bottom in points from the page's top
/// left.
struct Line {
  std::string text;
  poppler::rectf box;
};

bool goes_on(const poppler::rectf& line, const poppler::rectf& word) {
  const double overlap = std::min(line.bottom(), word.bottom()) - std::max(line.top(), word.top());
  return overlap * 2 > std::min(line.height(), word.height());
}

/// The words of a page, which come in reading order, put into lines.
std::vector<Line> lines_of(const poppler::page& page) {
  std::vector<Line> lines;
  bool space = false;
  for (const poppler::text_box& word : page.text_list()) {
    const poppler::rectf box = word.bbox();
    if (lines.empty() || !goes_on(lines.back().box, box)) {
      lines.push_back({{}, box});
    } else {
      poppler::rectf& whole = lines.back().box;
      const double left = std::min(whole.left(), box.left()),
                   top = std::min(whole.top(), box.top());
      whole = {left, top, std::max(whole.right(), box.right()) - left,
               std::max(whole.bottom(), box.bottom()) - top};
      if (space) lines.back().text += ' ';
    }
    lines.back().text += utf8(word.text());
    space = word.has_space_after();
  }
  return lines;
}

nlohmann::json read(std::string bytes) {
  poppler::set_debug_error_function([](const std::string&, void*) {}, nullptr);
  const std::unique_ptr<poppler::document> pdf(
      poppler::document::load_from_raw_data(bytes.data(), static_cast<int>(bytes.size())));
  if (!pdf) return {{"error", "damaged"}};
  if (pdf->is_locked()) return {{"error", "encrypted"}};
  auto pages = nlohmann::json::array();
  std::size_t total = 0;
  int damaged = 0;
  for (int i = 0; i < pdf->pages() && total < most_text_bytes; ++i) {
    const std::unique_ptr<poppler::page> page(pdf->create_page(i));
    auto lines = nlohmann::json::array();
    if (page) {
      for (const Line& line : lines_of(*page)) {
        total += line.text.size();
        lines.push_back(
            {line.text, line.box.left(), line.box.top(), line.box.right(), line.box.bottom()});
      }
    }
    damaged += page ? 0 : 1;
    pages.push_back(std::move(lines));
  }
  return {{"title", utf8(pdf->get_title())},
          {"author", utf8(pdf->get_author())},
          {"pages", std::move(pages)},
          {"damaged_pages", damaged}};
}

}  // namespace

int main() {
  limit_itself();
  std::ios::sync_with_stdio(false);
  std::string bytes{std::istreambuf_iterator<char>(std::cin), {}};
  std::cout
      << read(std::move(bytes)).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
  std::cout.flush();
  return std::cout ? 0 : 1;
}
