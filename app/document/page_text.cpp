#include "app/document/page_text.hpp"

#include "app/document/text_lines.hpp"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>
#include <map>
#include <numeric>
#include <set>
#include <string_view>

namespace loci::document {
namespace {

/// The line with every number as "#": "Page 3" and "Page 4" are the same running line.
std::string without_numbers(const std::string& line) {
  std::string same;
  for (const char byte : line) {
    if (!is_digit(byte)) {
      same += byte;
    } else if (same.empty() || same.back() != '#') {
      same += '#';
    }
  }
  return lower_case(same);
}

/// "3", "- 3 -", "Page 3 of 9", "3/9", "xii".
bool is_page_number(const std::string& line) {
  static constexpr std::array<std::string_view, 14> forms{
      "#",       "page #",        "page # of #", "p. #",       "# of #",   "#/#",    "# / #",
      "seite #", "seite # von #", "стр. #",      "страница #", "página #", "صفحة #", "pagina #"};
  constexpr std::size_t longest_roman = 6;
  std::string same = without_numbers(line);
  const auto is_rule = [](char byte) { return byte == '-' || byte == ' ' || byte == '|'; };
  while (!same.empty() && is_rule(same.back())) same.pop_back();
  same.erase(same.begin(), std::find_if_not(same.begin(), same.end(), is_rule));
  if (std::find(forms.begin(), forms.end(), same) != forms.end()) return line.size() <= 24;
  return !same.empty() && same.size() <= longest_roman && same == line &&
         same.find_first_not_of("ivxlc") == std::string::npos;
}

/// The lines nearest to the top or the bottom of a page, from the outside in.
std::vector<std::size_t> edge_of(const PrintedPage& page, bool bottom) {
  constexpr std::size_t reach = 3;
  std::vector<std::size_t> order(page.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return bottom ? page[a].bottom > page[b].bottom : page[a].top < page[b].top;
  });
  order.resize(std::min(order.size(), reach));
  return order;
}

/// How often each line stands at an edge of pages.
class RunningLines {
 public:
  explicit RunningLines(const std::vector<PrintedPage>& pages) : pages_(pages.size()) {
    for (const PrintedPage& page : pages) {
      std::set<std::string> once;
      for (const bool bottom : {false, true}) {
        for (const std::size_t at : edge_of(page, bottom))
          once.insert(without_numbers(page[at].text));
      }
      for (const std::string& line : once) ++counts_[line];
    }
  }
  /// On at least two pages and a third of them: left and right pages may have their own.
  bool contains(const std::string& line) const {
    const auto found = counts_.find(without_numbers(line));
    return found != counts_.end() && found->second >= 2 && found->second * 3 >= pages_;
  }

 private:
  std::size_t pages_;
  std::map<std::string, std::size_t> counts_;
};

void drop_running_lines(PrintedPage& page, const RunningLines& running) {
  std::set<std::size_t> dropped;
  for (const bool bottom : {false, true}) {
    for (const std::size_t at : edge_of(page, bottom)) {
      if (!is_page_number(page[at].text) && !running.contains(page[at].text)) break;
      dropped.insert(at);
    }
  }
  for (auto at = dropped.rbegin(); at != dropped.rend(); ++at) {
    page.erase(page.begin() + static_cast<std::ptrdiff_t>(*at));
  }
}

UChar32 last_code_point(std::string_view text) {
  auto at = static_cast<std::int32_t>(text.size());
  if (at == 0) return 0;
  UChar32 code_point;
  U8_PREV(text.data(), 0, at, code_point);
  return code_point;
}
UChar32 first_code_point(std::string_view text) {
  if (text.empty()) return 0;
  std::int32_t at = 0;
  UChar32 code_point;
  U8_NEXT(text.data(), at, static_cast<std::int32_t>(text.size()), code_point);
  return code_point;
}

bool ends_sentence(std::string_view line) {
  static constexpr std::array<std::string_view, 9> ends{".", "!", "?", ":", "\"",
                                                        "”", "»", "؟", "。"};
  return std::any_of(ends.begin(), ends.end(), [line](auto end) { return line.ends_with(end); });
}

constexpr std::string_view soft_hyphen = "\xC2\xAD";

/// Whether the first letter that has a direction runs from right to left.
bool runs_leftwards(std::string_view line) {
  const auto size = static_cast<std::int32_t>(line.size());
  for (std::int32_t i = 0; i < size;) {
    UChar32 code_point;
    U8_NEXT(line.data(), i, size, code_point);
    const UCharDirection direction = u_charDirection(code_point);
    if (direction == U_LEFT_TO_RIGHT) return false;
    if (direction == U_RIGHT_TO_LEFT || direction == U_RIGHT_TO_LEFT_ARABIC) return true;
  }
  return false;
}

/// What is usual on a page, to tell where paragraphs end.
struct PageMeasure {
  double widest = 0;  ///< line
  double gap = 0;     ///< between lines, the median

  explicit PageMeasure(const PrintedPage& page) {
    std::vector<double> gaps;
    for (std::size_t i = 0; i < page.size(); ++i) {
      widest = std::max(widest, page[i].width());
      if (i > 0 && page[i].top > page[i - 1].top) gaps.push_back(page[i].top - page[i - 1].bottom);
    }
    if (gaps.empty()) return;
    const auto middle = gaps.begin() + static_cast<std::ptrdiff_t>(gaps.size() / 2);
    std::nth_element(gaps.begin(), middle, gaps.end());
    gap = *middle;
  }
};

bool is_full(const PrintedLine& line, const PageMeasure& page) {
  return line.width() > page.widest * 0.85;
}

/// Whether a line begins a paragraph, by what stands above it on its page.
bool begins_paragraph(const PrintedLine& above, const PrintedLine& line, const PageMeasure& page) {
  const double height = std::max(above.height(), line.height());
  if (std::min(above.height(), line.height()) * 1.25 < height) return true;  // another size
  if (line.top < above.top)
    return ends_sentence(above.text) || !is_full(above, page);  // next column
  if (line.top - above.bottom > page.gap + height * 0.4) return true;
  const double indent =
      runs_leftwards(line.text) ? above.right - line.right : line.left - above.left;
  if (indent > height * 0.8 && ends_sentence(above.text)) return true;
  return ends_sentence(above.text) && !is_full(above, page);
}

/// Puts the lines of a document together.
class Joiner {
 public:
  explicit Joiner(const std::string& all) : all_(all) {}

  void add_page(const PrintedPage& page) {
    page_begins.push_back(text.size());
    const PageMeasure measure(page);
    for (std::size_t i = 0; i < page.size(); ++i) {
      const std::string line = in_one_line(page[i].text);
      if (line.empty()) continue;
      const bool first = i == 0;
      const bool new_paragraph =
          first ? !goes_on_from_last_page(line) : begins_paragraph(page[i - 1], page[i], measure);
      if (text.empty()) {
        text = line;
      } else if (new_paragraph) {
        text += "\n\n";
        if (first) page_begins.back() = text.size();
        text += line;
      } else {
        join(line, first);
      }
      last_full_ = is_full(page[i], measure);
    }
  }

  std::string text;
  std::vector<std::size_t> page_begins;

 private:
  bool goes_on_from_last_page(const std::string& line) const {
    return !text.empty() && !ends_sentence(text) &&
           (last_full_ || u_islower(first_code_point(line)) != 0);
  }
  void join(const std::string& line, bool first_of_page) {
    if (text.ends_with(soft_hyphen)) {
      text.resize(text.size() - soft_hyphen.size());
    } else if (divides_word(line)) {
      text.pop_back();
    } else if (!text.ends_with('-')) {
      text += ' ';
    }
    if (first_of_page) page_begins.back() = text.size();
    text += line;
  }
  /// Whether the hyphen at the end of the text stands there only because of the line's end.
  bool divides_word(std::string_view line) const {
    if (!text.ends_with('-') || text.size() < 2) return false;
    const std::string_view before = std::string_view(text).substr(0, text.size() - 1);
    if (u_islower(last_code_point(before)) == 0 || u_islower(first_code_point(line)) == 0)
      return false;
    // "north-" + "eastern" stays "north-eastern" where the text writes it so elsewhere.
    constexpr std::string_view ends = " \n(\"";
    const auto begin = before.find_last_of(ends);
    const std::string_view first = before.substr(begin == std::string_view::npos ? 0 : begin + 1);
    const std::string second(line.substr(0, line.find_first_of(" ,.;:!?)\"")));
    return all_.find(std::string(first) + "-" + second) == std::string::npos;
  }

  const std::string& all_;
  bool last_full_ = false;
};

}  // namespace

PagesText text_of_pages(std::vector<PrintedPage> pages, bool keep_all) {
  std::string all;
  for (const PrintedPage& page : pages) {
    for (const PrintedLine& line : page) all += line.text + "\n";
  }
  if (!keep_all) {
    const RunningLines running(pages);
    for (PrintedPage& page : pages) drop_running_lines(page, running);
  }
  Joiner joiner(all);
  for (const PrintedPage& page : pages) joiner.add_page(page);
  return {std::move(joiner.text), std::move(joiner.page_begins)};
}

}  // namespace loci::document
