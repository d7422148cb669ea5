#include "app/panels/typed_filter.hpp"

#include "gazetteer/name_key.hpp"

#include <algorithm>

namespace loci::panels {
namespace {

std::string compared(std::string_view text) {
  std::string result = gazetteer::folded(text);
  std::replace(result.begin(), result.end(), '-', ' ');
  return result;
}

}  // namespace

TypedFilter::TypedFilter(std::string_view words) : words_(compared(words)) {
  while (words_.starts_with(' ')) words_.erase(0, 1);
}

bool TypedFilter::matches(std::string_view name) const {
  return words_.empty() || compared(name).find(words_) != std::string::npos;
}

}  // namespace loci::panels
