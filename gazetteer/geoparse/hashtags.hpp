/// \file
/// Hashtags, whose words only capitals or underscores part: "#DeirEzZor", "#Deir_ez_Zor".
#pragma once

#include "gazetteer/geoparse/text_span.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace loci::geoparse {

/// A text with a blank between the words of its hashtags ("#Deir Ez Zor") and instead of the sign
/// of those within a sentence, and the way between the bytes of both. Keeps a view of the text.
class SpacedHashtags {
 public:
  explicit SpacedHashtags(std::string_view text);

  /// The text itself where it has no such hashtag.
  std::string_view text() const { return spaced_.empty() ? original_ : std::string_view(spaced_); }

  TextSpan to_spaced(TextSpan of_original) const;
  /// A blank at the end of a span is left out.
  TextSpan to_original(TextSpan of_spaced) const;

 private:
  std::string_view original_;
  std::string spaced_;
  std::vector<std::size_t> blanks_;  ///< bytes of the original before which one was put, in order
};

}  // namespace loci::geoparse
