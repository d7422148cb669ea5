#include "app/document/split.hpp"

namespace loci::document {
namespace {

/// "From somebody Thu Mar 14 07:30:00 2019": without a time it is a sentence.
bool divides_messages(std::string_view line) {
  const auto is_digit = [line](std::size_t at) {
    return at < line.size() && line[at] >= '0' && line[at] <= '9';
  };
  if (!line.starts_with("From ")) return false;
  for (auto colon = line.find(':'); colon != std::string_view::npos;
       colon = line.find(':', colon + 1)) {
    if (is_digit(colon - 1) && is_digit(colon + 1) && is_digit(colon + 2)) return true;
  }
  return false;
}

class MboxPieces : public Pieces {
 public:
  explicit MboxPieces(Input input) : input_(std::move(input)) {}

  bool next(Piece& piece) override {
    std::string message, line;
    bool cut = false, too_large = false, blank_before = count_ == 0;
    bool any = began_;
    while (input_.line(line, max_file_bytes, cut)) {
      if (blank_before && divides_messages(line)) {
        began_ = true;
        if (any) return give(piece, message, too_large);
        any = true;
        blank_before = false;
        continue;
      }
      blank_before = line.empty();
      if (!any) continue;  // before the first message
      too_large = too_large || cut || message.size() + line.size() > max_file_bytes;
      if (too_large) continue;
      // ">From " stands for "From " at the start of a line, ">>From " for ">From " (mboxrd).
      const auto quoted = line.find_first_not_of('>');
      const bool escaped = quoted != 0 && quoted != std::string::npos &&
                           std::string_view(line).substr(quoted).starts_with("From ");
      message.append(line, escaped ? 1 : 0);
      message += '\n';
    }
    began_ = false;
    return any && give(piece, message, too_large);
  }

 private:
  bool give(Piece& piece, std::string& message, bool too_large) {
    piece = {
        input_.path() + "#" + std::to_string(++count_), {}, std::move(message), FileKind::mail};
    if (too_large) throw Error(piece.path, "is larger than 64 MiB", "save its attachments apart");
    return true;
  }

  Input input_;
  std::size_t count_ = 0;
  bool began_ = false;  ///< the line that begins the next message was read
};

}  // namespace

std::unique_ptr<Pieces> split_mbox(Input input) {
  return std::make_unique<MboxPieces>(std::move(input));
}

}  // namespace loci::document
