#include "app/document/character_encoding.hpp"
#include "app/document/gmime_functions.hpp"
#include "app/document/published_date.hpp"
#include "app/document/readers.hpp"
#include "app/document/text_lines.hpp"

#include <array>
#include <memory>
#include <mutex>

namespace loci::document {
namespace {

constexpr int deepest_mail = 5;
constexpr std::size_t most_parts = 1000;

struct ObjectCloser {
  void operator()(void* object) const { g_object_unref(object); }
};
template <typename Type>
using Owned = std::unique_ptr<Type, ObjectCloser>;

/// A part of a message that is no multipart.
struct Part {
  std::string type;          ///< "text/plain", "message/rfc822", in lower case
  std::string name;          ///< of a file; may be empty
  std::string charset;       ///< declared; may be empty
  bool attached = false;     ///< meant as a file
  bool alternative = false;  ///< one of several forms of the same
  GMimeObject* object = nullptr;
};

std::string text_of(const char* text) {
  return text == nullptr ? std::string() : in_one_line(to_utf8(text).text);
}

Owned<GMimeMessage> parse(const std::string& bytes) {
  static std::once_flag once;
  std::call_once(once, g_mime_init);
  const Owned<GMimeStream> stream(g_mime_stream_mem_new_with_buffer(bytes.data(), bytes.size()));
  const Owned<GMimeParser> parser(g_mime_parser_new_with_stream(stream.get()));
  return Owned<GMimeMessage>(g_mime_parser_construct_message(parser.get(), nullptr));
}

Part part_of(GMimeObject* object, bool alternative) {
  Part part;
  part.object = object;
  part.alternative = alternative;
  if (GMimeContentType* const type = g_mime_object_get_content_type(object)) {
    const std::unique_ptr<char, decltype(&g_free)> name(g_mime_content_type_get_mime_type(type),
                                                        g_free);
    part.type = lower_case(text_of(name.get()));
    part.charset = text_of(g_mime_content_type_get_parameter(type, "charset"));
  }
  const char* const disposition = g_mime_object_get_disposition(object);
  part.attached = disposition != nullptr && lower_case(disposition) == "attachment";
  if (GMIME_IS_PART(object)) part.name = text_of(g_mime_part_get_filename(GMIME_PART(object)));
  return part;
}

/// All parts, in their order, without recursion.
std::vector<Part> parts_of(GMimeMessage* message, bool& too_many) {
  std::vector<Part> parts;
  std::vector<std::pair<GMimeObject*, bool>> waiting;
  if (GMimeObject* const top = g_mime_message_get_mime_part(message))
    waiting.emplace_back(top, false);
  while (!waiting.empty()) {
    const auto [object, alternative] = waiting.back();
    waiting.pop_back();
    too_many = too_many || parts.size() + waiting.size() > most_parts;
    if (too_many) return parts;
    if (!GMIME_IS_MULTIPART(object)) {
      parts.push_back(part_of(object, alternative));
      continue;
    }
    GMimeContentType* const type = g_mime_object_get_content_type(object);
    const bool forms = g_mime_content_type_is_type(type, "multipart", "alternative") != 0;
    GMimeMultipart* const multipart = GMIME_MULTIPART(object);
    for (int i = g_mime_multipart_get_count(multipart) - 1; i >= 0; --i) {
      waiting.emplace_back(g_mime_multipart_get_part(multipart, i), forms || alternative);
    }
  }
  return parts;
}

std::string bytes_of(GMimeStream* stream) {
  const GByteArray* const bytes = g_mime_stream_mem_get_byte_array(GMIME_STREAM_MEM(stream));
  return {reinterpret_cast<const char*>(bytes->data), bytes->len};
}

/// The content of a part without its transfer encoding; of a message in a message, the message.
std::string content_of(const Part& part) {
  const Owned<GMimeStream> stream(g_mime_stream_mem_new());
  if (GMIME_IS_PART(part.object)) {
    GMimeDataWrapper* const content = g_mime_part_get_content(GMIME_PART(part.object));
    if (content != nullptr) g_mime_data_wrapper_write_to_stream(content, stream.get());
  } else if (GMIME_IS_MESSAGE_PART(part.object)) {
    GMimeMessage* const inner = g_mime_message_part_get_message(GMIME_MESSAGE_PART(part.object));
    if (inner != nullptr) {
      g_mime_object_write_to_stream(GMIME_OBJECT(inner), nullptr, stream.get());
    }
  }
  return bytes_of(stream.get());
}

std::string date_of(GMimeMessage* message) {
  GDateTime* const date = g_mime_message_get_date(message);
  if (date == nullptr) return {};
  const std::unique_ptr<char, decltype(&g_free)> iso(
      g_date_time_format(date, "%Y-%m-%dT%H:%M:%S%:z"), g_free);
  return iso ? iso_date(iso.get()) : std::string();
}

std::string sender_of(GMimeMessage* message) {
  InternetAddressList* const from = g_mime_message_get_from(message);
  InternetAddress* const first =
      from == nullptr ? nullptr : internet_address_list_get_address(from, 0);
  if (first == nullptr) return {};
  if (std::string name = text_of(internet_address_get_name(first)); !name.empty()) return name;
  return INTERNET_ADDRESS_IS_MAILBOX(first)
             ? text_of(internet_address_mailbox_get_addr(INTERNET_ADDRESS_MAILBOX(first)))
             : std::string();
}

bool is_text(const Part& part) {
  return !part.attached && (part.type == "text/plain" || part.type == "text/html");
}

/// The texts of a message: all plain ones; those in HTML only where there is no plain form.
void read_texts(const std::vector<Part>& parts, const ReadingOptions& options, ReadResult& result) {
  bool has_plain_form = false;
  for (const Part& part : parts) {
    has_plain_form =
        has_plain_form || (is_text(part) && part.type == "text/plain" && part.alternative);
  }
  std::string text;
  for (const Part& part : parts) {
    const bool html = part.type == "text/html";
    if (!is_text(part) || (html && part.alternative && has_plain_form)) continue;
    ReadResult one;
    one.document.path = result.document.path;
    one.document.text = to_utf8(content_of(part), part.charset, html).text;
    std::erase(one.document.text, '\r');
    if (html) read_html(one, options);
    if (trimmed(one.document.text).empty()) continue;
    const std::size_t begin = text.empty() ? 0 : text.size() + 2;
    if (begin > 0) text += "\n\n";
    if (one.body_end != std::string::npos) result.body_end = begin + one.body_end;
    text += one.document.text;
    const auto take = [](std::string& value, const std::string& other) {
      if (value.empty()) value = other;
    };
    if (html) {  // a page saved as a message
      take(result.document.source, one.document.source);
      take(result.document.url, one.document.url);
      take(result.document.author, one.document.author);
      take(result.document.date, one.document.date);
      take(result.document.title, one.document.title);
      take(result.document.language, one.document.language);
    }
    result.warnings.insert(result.warnings.end(), one.warnings.begin(), one.warnings.end());
  }
  result.document.text = std::move(text);
}

}  // namespace

void read_mail(Piece piece, const ReadingOptions& options, const Readings& readings) {
  const Owned<GMimeMessage> message = parse(piece.bytes);
  if (!message) {
    return readings.failure(Error(piece.path, "is no e-mail", "save it as .eml or .txt"));
  }
  bool too_many = false;
  const auto parts = parts_of(message.get(), too_many);

  ReadResult result;
  Document& document = result.document;
  document.path = piece.path;
  document.url =
      text_of(g_mime_object_get_header(GMIME_OBJECT(message.get()), "Snapshot-Content-Location"));
  document.title = text_of(g_mime_message_get_subject(message.get()));
  document.author = sender_of(message.get());
  document.date = date_of(message.get());
  if (too_many) {
    result.warnings.push_back({piece.path, "has more than 1000 parts; the others are left out"});
  }
  std::vector<Piece> attachments;
  std::size_t number = 0;
  for (const Part& part : parts) {
    if (is_text(part)) continue;
    ++number;
    std::string name = part.name;
    if (part.type == "message/rfc822" && name.empty())
      name = "message-" + std::to_string(number) + ".eml";
    std::string bytes = content_of(part);
    const std::string_view head = std::string_view(bytes).substr(0, kind_head_bytes);
    if (bytes.empty() || (!is_document_name(name) && !is_surely_document(head))) continue;
    if (name.empty()) name = "part-" + std::to_string(number);
    attachments.push_back({piece.path + "!/" + name, name, std::move(bytes)});
    attachments.back().depth = piece.depth + 1;
  }
  try {
    read_texts(parts, options, result);
    if (document.source.empty()) document.source = document.author;
    if (!trimmed(document.text).empty()) put_title_above(result);
    if (!trimmed(document.text).empty() || attachments.empty()) {
      finish(piece.bytes, piece.name, result);
      readings.document(std::move(result));
    }
  } catch (const Error& error) {
    readings.failure(error);
  }
  for (Piece& attachment : attachments) {
    if (attachment.depth > deepest_mail) {
      readings.failure(
          Error(attachment.path, "is attached in too many messages", "save it as a file"));
    } else {
      read_piece(std::move(attachment), options, readings);
    }
  }
}

}  // namespace loci::document
