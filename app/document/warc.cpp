#include "app/document/archive.hpp"
#include "app/document/split.hpp"
#include "app/document/text_lines.hpp"

#include <charconv>
#include <map>

namespace loci::document {
namespace {

using Headers = std::map<std::string, std::string>;

constexpr std::size_t longest_header_bytes = 1 << 16, most_headers = 200;

/// "Name: value" lines up to an empty one; names in lower case.
Headers read_headers(Input& input) {
  Headers headers;
  std::string line;
  bool cut = false;
  for (std::size_t count = 0; count < most_headers; ++count) {
    if (!input.line(line, longest_header_bytes, cut) || line.empty()) break;
    const auto colon = line.find(':');
    if (colon == std::string::npos) continue;
    headers[lower_case(trimmed(line.substr(0, colon)))] =
        trimmed(std::string_view(line).substr(colon + 1));
  }
  return headers;
}

std::string header(const Headers& headers, const char* name) {
  const auto found = headers.find(name);
  return found == headers.end() ? std::string() : found->second;
}

/// The chunks of RFC 9112 § 7.1 put together; what is cut off is left out.
std::string without_chunks(const std::string& body) {
  std::string whole;
  std::string_view rest = body;
  while (!rest.empty()) {
    std::size_t size = 0;
    const auto [end, problem] = std::from_chars(rest.data(), rest.data() + rest.size(), size, 16);
    const auto line_end = rest.find('\n');
    if (problem != std::errc() || size == 0 || line_end == std::string_view::npos) break;
    rest.remove_prefix(line_end + 1);
    whole += rest.substr(0, size);
    rest.remove_prefix(std::min(rest.size(), size));
    const auto chunk_end = rest.find('\n');
    rest.remove_prefix(chunk_end == std::string_view::npos ? rest.size() : chunk_end + 1);
  }
  return whole;
}

bool is_text_type(const std::string& type) {
  return type.starts_with("text/html") || type.starts_with("text/plain") ||
         type.starts_with("application/xhtml");
}

class WarcPieces : public Pieces {
 public:
  explicit WarcPieces(Input input) : input_(std::move(input)) {}

  bool next(Piece& piece) override {
    std::string line;
    bool cut = false;
    while (!ended_) {
      // Two empty lines end a record.
      do {
        if (!input_.line(line, longest_header_bytes, cut)) return false;
      } while (line.empty());
      const std::string path = input_.path() + "#" + std::to_string(++count_);
      if (!line.starts_with("WARC/")) {
        ended_ = true;
        throw Error(path, "is no WARC record", "get the file again; the rest of it is left out");
      }
      const Headers headers = read_headers(input_);
      const std::string length = header(headers, "content-length");
      std::size_t size = 0;
      const auto [end, problem] =
          std::from_chars(length.data(), length.data() + length.size(), size);
      if (problem != std::errc()) {
        ended_ = true;
        throw Error(path, "has no length", "get the file again; the rest of it is left out");
      }
      if (size > max_file_bytes) {
        skip(size);
        continue;
      }
      const std::string block = input_.bytes(size);
      if (block.size() < size) {
        ended_ = true;
        throw Error(path, "is cut off", "get the file again");
      }
      if (read_record(headers, block, path, piece)) return true;
    }
    return false;
  }

 private:
  void skip(std::size_t size) {
    constexpr std::size_t step = 1 << 20;
    while (size > 0) {
      const std::size_t got = input_.bytes(std::min(step, size)).size();
      if (got == 0) return;
      size -= got;
    }
  }

  static bool read_record(const Headers& headers, const std::string& block, const std::string& path,
                          Piece& piece) {
    const std::string type = header(headers, "warc-type");
    piece = {path, {}, {}};
    piece.url = header(headers, "warc-target-uri");
    if (piece.url.starts_with('<') && piece.url.ends_with('>')) {  // as WARC 1.0 has them
      piece.url = piece.url.substr(1, piece.url.size() - 2);
    }
    std::string content = header(headers, "content-type");
    if (type == "resource" || type == "conversion") {
      piece.bytes = block;
    } else if (type == "response" && content.starts_with("application/http")) {
      content = take_http(block, piece);
    } else {
      return false;
    }
    if (piece.bytes.empty()) return false;
    if (!is_text_type(content) && !is_surely_document(piece.bytes.substr(0, kind_head_bytes))) {
      return false;
    }
    if (content.starts_with("text/html") || content.starts_with("application/xhtml")) {
      piece.kind = FileKind::html;
    }
    return true;
  }

  /// The body of a good response; its content type is the result.
  static std::string take_http(const std::string& block, Piece& piece) {
    Input response = memory_input(block, piece.path);
    std::string status;
    bool cut = false;
    response.line(status, longest_header_bytes, cut);
    if (status.find(" 200") == std::string::npos) return {};
    const Headers http = read_headers(response);
    piece.bytes = response.all();
    if (lower_case(header(http, "transfer-encoding")) == "chunked") {
      piece.bytes = without_chunks(piece.bytes);
    }
    const std::string encoding = lower_case(header(http, "content-encoding"));
    if (encoding == "gzip" || encoding == "x-gzip") {
      piece.bytes = unpacked(std::move(piece.bytes), piece.path);
    } else if (!encoding.empty() && encoding != "identity") {
      throw Error(piece.path, "is packed as '" + in_one_line(encoding) + "'",
                  "save the page from a browser");
    }
    return lower_case(header(http, "content-type"));
  }

  Input input_;
  std::size_t count_ = 0;
  bool ended_ = false;
};

}  // namespace

std::unique_ptr<Pieces> split_warc(Input input) {
  return std::make_unique<WarcPieces>(std::move(input));
}

}  // namespace loci::document
