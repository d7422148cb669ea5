/// \file
/// A document's text as paragraphs to read.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace loci::panels {

/// Bytes of a text, without the blanks around them.
struct Paragraph {
  std::size_t begin, end;

  bool operator==(const Paragraph&) const = default;
};

/// Paragraphs end where lines end, but for lines that were broken only because the next word did
/// not fit: in a text of short lines (100 characters at most) those are joined. Very long
/// paragraphs are cut at a blank, so that only what is seen has to be laid out.
std::vector<Paragraph> paragraphs_of(std::string_view text);

/// The paragraph's text with blanks for its line breaks: every byte stays where it was.
std::string flowing(std::string_view text, const Paragraph& paragraph);

}  // namespace loci::panels
