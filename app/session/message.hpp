/// \file
/// What the program tells its user.
#pragma once

#include <string>

namespace loci::session {

/// One line for the message area.
struct Message {
  enum class Kind { note, warning, failure };
  Kind kind = Kind::note;
  std::string text;
  enum class Offer { nothing, undo, redo, bring_back };
  /// In a button: of the last correction, or to bring back the layer that was removed last.
  Offer offer = Offer::nothing;

  bool operator==(const Message&) const = default;
};

}  // namespace loci::session
