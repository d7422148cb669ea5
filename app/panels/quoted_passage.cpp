#include "app/panels/quoted_passage.hpp"

#include <algorithm>
#include <string_view>

namespace loci::panels {
namespace {

/// The end of a text from a blank on.
std::string tail(std::string_view text, std::size_t most) {
  if (text.size() <= most) return std::string(text);
  const std::size_t blank = text.find(' ', text.size() - most);
  return blank == std::string_view::npos ? "… " : "…" + std::string(text.substr(blank));
}

std::string head(std::string_view text, std::size_t most) {
  if (text.size() <= most) return std::string(text);
  const std::size_t blank = text.rfind(' ', most);
  return blank == std::string_view::npos ? " …" : std::string(text.substr(0, blank)) + " …";
}

}  // namespace

QuotedPassage quoted_passage(const workspace::Passage& passage, std::size_t before,
                             std::size_t after, Colour colour) {
  const std::string prefix = tail(passage.prefix, before);
  QuotedPassage result;
  result.text = prefix + passage.quote + head(passage.suffix, after);
  std::replace(result.text.begin(), result.text.end(), '\n', ' ');
  result.quote.begin = prefix.size();
  result.quote.end = prefix.size() + passage.quote.size();
  result.quote.colour = colour;
  result.quote.bold = true;
  return result;
}

}  // namespace loci::panels
