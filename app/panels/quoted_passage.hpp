/// \file
/// A passage cut short around its mention.
#pragma once

#include "app/panels/look.hpp"
#include "app/text/text_layout.hpp"
#include "app/workspace/workspace.hpp"

#include <cstddef>
#include <string>

namespace loci::panels {

struct QuotedPassage {
  std::string text;      ///< without line breaks
  text::TextMark quote;  ///< the mention in it, bold
};

/// \param before,after bytes of the words around the mention, about; cut at blanks
QuotedPassage quoted_passage(const workspace::Passage& passage, std::size_t before,
                             std::size_t after, Colour colour);

}  // namespace loci::panels
