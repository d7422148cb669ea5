#include "geo/error.hpp"

namespace loci {
namespace {

std::string compose(std::string_view subject, std::string_view failure, std::string_view remedy) {
  std::string line{subject};
  line += ": ";
  line += failure;
  if (!remedy.empty()) {
    line += "; ";
    line += remedy;
  }
  return line;
}

}  // namespace

Error::Error(std::string_view subject, std::string_view failure, std::string_view remedy)
    : std::runtime_error(compose(subject, failure, remedy)), subject_(subject) {}

std::string to_line(const Warning& warning) {
  std::string line = warning.subject;
  if (warning.line) line += ":" + std::to_string(*warning.line);
  return line + ": " + warning.message;
}

}  // namespace loci
