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
  enum class Offer { nothing, undo, redo };
  Offer offer = Offer::nothing;  ///< of the last correction, in a button

  bool operator==(const Message&) const = default;
};

}  // namespace loci::session
