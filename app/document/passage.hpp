/// \file
/// The stretch of text shown around a mention.
#pragma once

#include "gazetteer/geoparse/text_span.hpp"

#include <cstddef>
#include <string_view>

namespace loci::document {

/// The sentence around a span, cut on word boundaries to at most max_bytes before and after it,
/// without white space at its ends and never across a blank line. Contains the span. \param text
/// valid UTF-8
geoparse::TextSpan passage_around(std::string_view text, geoparse::TextSpan span,
                                  std::size_t max_bytes = 160);

}  // namespace loci::document
