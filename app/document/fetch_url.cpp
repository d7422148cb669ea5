#include "app/document/fetch_url.hpp"

#include "app/document/curl_functions.hpp"
#include "app/document/text_lines.hpp"

#include <array>
#include <utility>

namespace loci::document {
namespace {

constexpr const char* schemes = "http,https";
constexpr long most_redirections = 5, connect_s = 20, whole_s = 120;

struct Answer {
  std::string bytes;
  std::string url;           ///< where the redirections led
  std::string content_type;  ///< "text/html; charset=utf-8"; may be empty
};

/// What curl gives to take(): the bytes so far.
struct Received {
  std::string bytes;
  bool too_large = false;
};

extern "C" std::size_t take(const char* bytes, std::size_t, std::size_t size, void* to) {
  auto& received = *static_cast<Received*>(to);
  received.too_large = received.bytes.size() + size > max_file_bytes;
  if (received.too_large) return 0;  // ends the transfer
  received.bytes.append(bytes, size);
  return size;
}

struct Freed {
  void operator()(CURL* curl) const { curl_easy_cleanup(curl); }
};
using Curl = std::unique_ptr<CURL, Freed>;

Curl new_curl() {
  static const CURLcode once = curl_global_init(CURL_GLOBAL_DEFAULT);
  Curl curl(once == CURLE_OK ? curl_easy_init() : nullptr);
  if (!curl) throw Error("libcurl", "cannot be used", "save the page and add its file");
  return curl;
}

std::string asked(CURL* curl, CURLINFO what) {
  const char* text = nullptr;
  curl_easy_getinfo(curl, what, &text);
  return text != nullptr ? text : "";
}

Answer fetch(const std::string& url) {
  const Curl curl = new_curl();
  Received received;
  std::array<char, CURL_ERROR_SIZE> problem{};
  CURL* const c = curl.get();
  curl_easy_setopt(c, CURLOPT_URL, url.c_str());
  curl_easy_setopt(c, CURLOPT_PROTOCOLS_STR, schemes);
  curl_easy_setopt(c, CURLOPT_REDIR_PROTOCOLS_STR, schemes);
  curl_easy_setopt(c, CURLOPT_FOLLOWLOCATION, 1L);
  curl_easy_setopt(c, CURLOPT_MAXREDIRS, most_redirections);
  curl_easy_setopt(c, CURLOPT_CONNECTTIMEOUT, connect_s);
  curl_easy_setopt(c, CURLOPT_TIMEOUT, whole_s);
  curl_easy_setopt(c, CURLOPT_FAILONERROR, 1L);
  curl_easy_setopt(c, CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(c, CURLOPT_ACCEPT_ENCODING, "");
  curl_easy_setopt(c, CURLOPT_USERAGENT, "loci");
  curl_easy_setopt(c, CURLOPT_WRITEFUNCTION, take);
  curl_easy_setopt(c, CURLOPT_WRITEDATA, &received);
  curl_easy_setopt(c, CURLOPT_ERRORBUFFER, problem.data());
  const CURLcode code = curl_easy_perform(c);
  if (received.too_large) {
    throw Error(url, "is larger than " + std::to_string(max_file_bytes >> 20U) + " MiB",
                "save it and split it");
  }
  if (code != CURLE_OK) {
    const std::string said = problem[0] != '\0' ? problem.data() : curl_easy_strerror(code);
    throw Error(url, "cannot be fetched: " + said,
                "check the address and the connection, or save the page and add its file");
  }
  return {std::move(received.bytes), asked(c, CURLINFO_EFFECTIVE_URL),
          asked(c, CURLINFO_CONTENT_TYPE)};
}

/// What the file would be called: the end of the path, with an ending that tells its kind where the
/// server does.
std::string file_name_of(const Answer& answer) {
  std::string path = answer.url.substr(0, answer.url.find_first_of("?#"));
  path.erase(0, path.find("://") + 3);
  std::string name = path.find('/') == std::string::npos ? "" : path.substr(path.rfind('/') + 1);
  if (is_document_name(name)) return name;
  constexpr std::array<std::pair<std::string_view, std::string_view>, 6> endings{{
      {"text/html", ".html"},
      {"text/markdown", ".md"},
      {"text/csv", ".csv"},
      {"text/plain", ".txt"},
      {"application/json", ".json"},
      {"application/rtf", ".rtf"},
  }};
  for (const auto& [type, ending] : endings) {
    if (lower_case(answer.content_type).starts_with(type)) return name + std::string(ending);
  }
  return name;
}

/// The parts of an answer, each with the address where it was found.
class UrlPieces : public Pieces {
 public:
  UrlPieces(const std::string& url, const ReadingOptions& options) {
    Answer answer = fetch(url);
    if (answer.bytes.empty()) throw Error(url, "is empty", "check the address");
    const std::string name = file_name_of(answer);
    unpacking_.packed = answer.bytes.size();
    url_ = answer.url;
    pieces_ = pieces_of(memory_input(std::move(answer.bytes), url), name, options, unpacking_);
  }
  bool next(Piece& piece) override {
    if (!pieces_->next(piece)) return false;
    if (piece.url.empty()) piece.url = url_;
    return true;
  }

 private:
  Unpacking unpacking_;
  std::string url_;
  std::unique_ptr<Pieces> pieces_;
};

}  // namespace

bool is_web_url(std::string_view text) {
  const std::string begin = lower_case(text.substr(0, 8));
  return begin.starts_with("http://") || begin == "https://";
}

std::unique_ptr<Pieces> pieces_of_url(const std::string& url, const ReadingOptions& options) {
  if (!is_web_url(url)) {
    throw Error(url, "is no address of the web", "give one that begins with http:// or https://");
  }
  return std::make_unique<UrlPieces>(url, options);
}

}  // namespace loci::document
