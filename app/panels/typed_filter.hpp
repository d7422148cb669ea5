/// \file
/// Which of many names a few typed words mean.
#pragma once

#include <string>
#include <string_view>

namespace loci::panels {

/// The words in a box over a list. A name matches that contains them, whatever their case, accents
/// and hyphens: "deir ez" is in "Deir ez-Zor", "sanli" in "Şanlıurfa". No words match every name.
class TypedFilter {
 public:
  explicit TypedFilter(std::string_view words);

  bool empty() const { return words_.empty(); }
  bool matches(std::string_view name) const;

 private:
  std::string words_;
};

}  // namespace loci::panels
