/// \file
/// What a globe shows where a place or a mention is clicked: a little HTML.
#pragma once

#include "app/export/mention_in_context.hpp"

#include <string>
#include <string_view>

namespace loci::exports {

/// A text as HTML or XML: &, <, > and both quotation marks escaped.
std::string escaped_markup(std::string_view text);

std::string mention_balloon(const MentionInContext& mention);

/// The balloon of a place, passage by passage.
class PlaceBalloon {
 public:
  explicit PlaceBalloon(const workspace::PlaceSummary& place) : place_(place) {}

  /// Takes one more passage; false when the balloon is full.
  bool add(const MentionInContext& mention);
  /// Says how many passages it has not.
  std::string html() const;

 private:
  const workspace::PlaceSummary& place_;
  std::string passages_;
  std::size_t count_ = 0;
};

}  // namespace loci::exports
