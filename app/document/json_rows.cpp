#include "app/document/character_encoding.hpp"
#include "app/document/columns.hpp"
#include "app/document/readers.hpp"
#include "app/document/split.hpp"
#include "app/document/text_lines.hpp"

#include <nlohmann/json.hpp>

namespace loci::document {
namespace {

using Json = nlohmann::json;

constexpr std::size_t longest_line_bytes = std::size_t{16} << 20;

class JsonLinePieces : public Pieces {
 public:
  explicit JsonLinePieces(Input input) : input_(std::move(input)) {}

  bool next(Piece& piece) override {
    std::string line;
    bool cut = false;
    do {
      if (!input_.line(line, longest_line_bytes, cut)) return false;
      ++number_;
    } while (trimmed(line).empty());
    piece = {input_.path() + "#" + std::to_string(number_), {}, std::move(line), FileKind::json};
    if (cut) throw Error(piece.path, "is longer than 16 MiB", "split its text");
    return true;
  }

 private:
  Input input_;
  std::size_t number_ = 0;
};

/// Finds where the values of an array end, without reading them.
class JsonArrayPieces : public Pieces {
 public:
  explicit JsonArrayPieces(Input input) : input_(std::move(input)) {
    const std::string_view head = input_.head(kind_head_bytes);
    const auto begin = head.find_first_not_of("\xEF\xBB\xBF \t\r\n");
    array_ = begin != std::string_view::npos && head[begin] == '[';
    if (array_) input_.bytes(begin + 1);
  }

  bool next(Piece& piece) override {
    if (ended_) return false;
    if (!array_) {
      ended_ = true;
      piece = {input_.path(), {}, input_.all(), FileKind::json};
      return true;
    }
    std::string value = next_value();
    if (trimmed(value).empty()) return false;
    piece = {input_.path() + "#" + std::to_string(++count_), {}, std::move(value), FileKind::json};
    if (too_long_) throw Error(piece.path, "is longer than 16 MiB", "split its text");
    return true;
  }

 private:
  std::string next_value() {
    std::string value;
    std::size_t depth = 0;
    bool quoted = false, escaped = false;
    too_long_ = false;
    for (std::string_view part = input_.next(); !part.empty(); part = input_.next()) {
      for (std::size_t i = 0; i < part.size(); ++i) {
        const char byte = part[i];
        const bool closes = !quoted && (byte == ']' || byte == '}');
        if (!quoted && depth == 0 && (byte == ',' || byte == ']')) {
          ended_ = byte == ']';
          input_.give_back(part.size() - i - 1);
          return value;
        }
        if (closes && depth > 0) --depth;
        if (!quoted && (byte == '[' || byte == '{')) ++depth;
        if (byte == '"' && !escaped) quoted = !quoted;
        escaped = quoted && byte == '\\' && !escaped;
        too_long_ = too_long_ || value.size() == longest_line_bytes;
        if (!too_long_) value += byte;
      }
    }
    ended_ = true;
    return value;
  }

  Input input_;
  std::size_t count_ = 0;
  bool array_ = false, ended_ = false, too_long_ = false;
};

/// What a member says as text: names of objects ({"name": "The Post"}), lists joined.
std::string text_of(const Json& value) {
  if (value.is_string()) return value.get<std::string>();
  if (value.is_number() || value.is_boolean()) return value.dump();
  if (value.is_object()) {
    for (const char* const name : {"name", "title", "text", "rendered", "$t", "#text"}) {
      const auto found = value.find(name);
      if (found != value.end() && found->is_string()) return found->get<std::string>();
    }
  }
  std::string joined;
  if (value.is_array()) {
    for (const Json& part : value) {
      const std::string text = part.is_array() ? std::string() : text_of(part);
      if (!text.empty()) joined += (joined.empty() ? "" : ", ") + text;
    }
  }
  return joined;
}

/// The array of an object that wraps documents; nothing where it is a document itself.
const Json* wrapped(const Json& value) {
  for (const char* const name :
       {"articles", "items", "documents", "results", "data", "hits", "docs"}) {
    const auto found = value.find(name);
    if (found != value.end() && found->is_array() && !found->empty() &&
        found->front().is_object()) {
      return &*found;
    }
  }
  return nullptr;
}

void read_object(const Json& value, std::string_view bytes, const std::string& path,
                 const ReadingOptions& options, const Readings& readings) {
  try {
    ReadResult result;
    result.document.path = path;
    if (value.is_string()) {
      result.document.text = value.get<std::string>();
      read_plain_text(result);
    } else if (value.is_object()) {
      std::vector<std::string> names, row;
      for (const auto& [name, member] : value.items()) {
        names.push_back(name);
        row.push_back(text_of(member));
      }
      const Columns columns(names, options.columns, path);
      columns.require_text(path);
      columns.read(row, options, result);
    } else {
      throw Error(path, "is neither a JSON object nor a text", "give one object a document");
    }
    finish(bytes, path.substr(path.rfind('/') + 1), result);
    readings.document(std::move(result));
  } catch (const Error& error) {
    readings.failure(error);
  }
}

}  // namespace

void read_json(Piece piece, const ReadingOptions& options, const Readings& readings) {
  Json value;
  try {
    value = Json::parse(to_utf8(piece.bytes).text);
  } catch (const Json::parse_error& error) {
    return readings.failure(
        Error(piece.path, "is not JSON at byte " + std::to_string(error.byte), "check the file"));
  }
  const Json* const list = value.is_object() ? wrapped(value) : value.is_array() ? &value : nullptr;
  if (list == nullptr) return read_object(value, piece.bytes, piece.path, options, readings);
  std::size_t number = 0;
  for (const Json& item : *list) {
    ++number;
    read_object(item, item.dump(-1, ' ', false, Json::error_handler_t::replace),
                piece.path + "#" + std::to_string(number), options, readings);
  }
}

std::unique_ptr<Pieces> split_json(Input input) {
  return std::make_unique<JsonArrayPieces>(std::move(input));
}

std::unique_ptr<Pieces> split_json_lines(Input input) {
  return std::make_unique<JsonLinePieces>(std::move(input));
}

}  // namespace loci::document
