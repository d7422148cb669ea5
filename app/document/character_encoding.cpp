#include "app/document/character_encoding.hpp"

#include "geo/error.hpp"

#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>
#include <unicode/unistr.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>
#include <memory>
#include <optional>

namespace loci::document {
namespace {

struct ConverterCloser {
  void operator()(UConverter* converter) const { ucnv_close(converter); }
};
using Converter = std::unique_ptr<UConverter, ConverterCloser>;

struct DetectorCloser {
  void operator()(UCharsetDetector* detector) const { ucsdet_close(detector); }
};

/// How much of a text is UTF-8.
struct Utf8Count {
  std::size_t valid = 0;    ///< characters beyond ASCII
  std::size_t invalid = 0;  ///< places that are no characters
};

Utf8Count utf8_count(std::string_view text) {
  Utf8Count count;
  const auto size = static_cast<std::int32_t>(text.size());
  for (std::int32_t i = 0; i < size;) {
    if (static_cast<unsigned char>(text[static_cast<std::size_t>(i)]) < 0x80) {
      ++i;
      continue;
    }
    UChar32 code_point;
    U8_NEXT(text.data(), i, size, code_point);
    ++(code_point < 0 ? count.invalid : count.valid);
  }
  return count;
}

/// "UTF-16LE" or "UTF-16BE" where every second byte is one of the few that begin the letters of a
/// script and the blanks, and the others are not.
const char* utf16_without_mark(std::string_view bytes) {
  constexpr std::size_t looked_at = 4096, fewest = 8;
  bytes = bytes.substr(0, std::min(looked_at, bytes.size() & ~std::size_t{1}));
  if (bytes.size() < fewest) return nullptr;
  std::array<std::size_t, 2> high{}, nul{};
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    const auto byte = static_cast<unsigned char>(bytes[i]);
    high[i % 2] += byte <= 0x06 || byte == 0x20 ? 1 : 0;  // Latin, Greek, Cyrillic, Hebrew, Arabic
    nul[i % 2] += byte == 0 ? 1 : 0;
  }
  const std::size_t units = bytes.size() / 2;
  const auto is_high = [&](std::size_t parity) {
    return high[parity] * 10 >= units * 9 && high[1 - parity] * 2 < units && nul[1 - parity] == 0 &&
           nul[parity] > 0;
  };
  if (is_high(1)) return "UTF-16LE";
  if (is_high(0)) return "UTF-16BE";
  return nullptr;
}

std::optional<DecodedText> decode(std::string_view bytes, const char* encoding) {
  UErrorCode status = U_ZERO_ERROR;
  const Converter converter(ucnv_open(encoding, &status));
  if (U_FAILURE(status)) return {};
  const icu::UnicodeString text(bytes.data(), static_cast<std::int32_t>(bytes.size()),
                                converter.get(), status);
  if (U_FAILURE(status)) return {};
  DecodedText decoded;
  const UChar* const units = text.getBuffer();
  decoded.replaced = static_cast<std::size_t>(
      std::count(units, units + text.length(), static_cast<UChar>(0xFFFD)));
  text.toUTF8String(decoded.text);
  decoded.encoding = encoding;
  return decoded;
}

/// As browsers do: what calls itself Latin-1 is windows-1252.
std::string as_browsers_read(std::string_view declared) {
  UErrorCode status = U_ZERO_ERROR;
  const std::string name(declared.substr(0, 60));
  const char* const canonical = ucnv_getStandardName(name.c_str(), "MIME", &status);
  const std::string known = canonical != nullptr ? canonical : name;
  return known == "ISO-8859-1" || known == "US-ASCII" ? "windows-1252" : known;
}

/// The best guess of ICU that leaves no byte unread; else its best.
DecodedText guess(std::string_view bytes, bool markup) {
  constexpr std::size_t looked_at = 1 << 16;
  const std::string_view sample = bytes.substr(0, looked_at);
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UCharsetDetector, DetectorCloser> detector(ucsdet_open(&status));
  ucsdet_enableInputFilter(detector.get(), markup);
  ucsdet_setText(detector.get(), sample.data(), static_cast<std::int32_t>(sample.size()), &status);
  std::int32_t count = 0;
  const UCharsetMatch** const matches = ucsdet_detectAll(detector.get(), &count, &status);
  std::optional<DecodedText> best;
  for (std::int32_t i = 0; U_SUCCESS(status) && i < count; ++i) {
    const std::string name = ucsdet_getName(matches[i], &status);
    if (name.starts_with("UTF") || name.starts_with("IBM")) continue;  // settled before; EBCDIC
    auto decoded = decode(bytes, as_browsers_read(name).c_str());
    if (!decoded) continue;
    if (!best || decoded->replaced < best->replaced) best = std::move(decoded);
    if (best->replaced == 0) break;
  }
  if (!best) best = decode(bytes, "windows-1252");
  if (!best) throw Error("ICU", "has no converters", "install the package libicu72 anew");
  best->guessed = true;
  return std::move(*best);
}

}  // namespace

DecodedText to_utf8(std::string bytes, std::string_view declared, bool markup) {
  using namespace std::string_view_literals;
  static constexpr std::array<std::pair<std::string_view, const char*>, 4> marks{{
      {"\xFF\xFE\0\0"sv, "UTF-32"},
      {"\0\0\xFE\xFF"sv, "UTF-32"},
      {"\xFF\xFE"sv, "UTF-16"},
      {"\xFE\xFF"sv, "UTF-16"},
  }};
  for (const auto& [mark, encoding] : marks) {
    if (!bytes.starts_with(mark)) continue;
    if (auto decoded = decode(bytes, encoding)) return std::move(*decoded);
  }
  const Utf8Count count = utf8_count(bytes);
  const bool has_nul = bytes.find('\0') != std::string::npos;
  if (const char* const utf16 = has_nul ? utf16_without_mark(bytes) : nullptr) {
    if (auto decoded = decode(bytes, utf16)) return std::move(*decoded);
  }
  if (count.invalid == 0) return {std::move(bytes), "UTF-8", false, 0};
  const bool marked_utf8 = bytes.starts_with("\xEF\xBB\xBF");
  if (marked_utf8 || count.valid >= 5 * count.invalid) {
    auto decoded = decode(std::string_view(bytes).substr(marked_utf8 ? 3 : 0), "UTF-8");
    if (decoded) return std::move(*decoded);
  }
  if (!declared.empty()) {
    auto decoded = decode(bytes, as_browsers_read(declared).c_str());
    if (decoded && decoded->replaced * 20 <= decoded->text.size()) return std::move(*decoded);
  }
  return guess(bytes, markup);
}

bool is_binary(std::string_view utf8) {
  constexpr std::size_t one_in = 20;
  std::size_t controls = 0;
  for (const char byte : utf8) {
    if (byte == '\0') return true;
    const auto code = static_cast<unsigned char>(byte);
    controls += code < 0x20 && !(code >= 0x09 && code <= 0x0D) && code != 0x1B ? 1 : 0;
  }
  return controls * one_in > utf8.size();
}

}  // namespace loci::document
