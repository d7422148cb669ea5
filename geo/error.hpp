/// \file
/// What went wrong, in words a user can act on. The lowest header of all: every folder may use it.
#pragma once

#include <cstddef>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace loci {

/// A failure that ends the current operation: what it happened to, what failed, what to do next.
/// what() reads "SUBJECT: FAILURE; REMEDY", one line, for example
/// "map.loci: not a Loci workspace; choose another file or a new name".
class Error : public std::runtime_error {
 public:
  /// \param subject the file, name or option concerned, as the user wrote it
  /// \param failure what failed, lower case, no full stop
  /// \param remedy  what the user can do; may be empty
  Error(std::string_view subject, std::string_view failure, std::string_view remedy = {});

  const std::string& subject() const { return subject_; }

 private:
  std::string subject_;
};

/// Something in the input that was left out or repaired. Never ends an operation, never dropped silently.
struct Warning {
  std::string subject;                ///< the file concerned, as the user wrote it
  std::string message;                ///< what was found and what was done about it
  std::optional<std::size_t> line{};  ///< 1-based line in the file, where known

  bool operator==(const Warning&) const = default;
};

using Warnings = std::vector<Warning>;

/// "SUBJECT:LINE: MESSAGE", one line, for a terminal or a message list.
std::string to_line(const Warning& warning);

}  // namespace loci
