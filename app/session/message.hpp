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

  bool operator==(const Message&) const = default;
};

}  // namespace loci::session
