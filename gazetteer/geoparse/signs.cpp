#include "gazetteer/geoparse/signs.hpp"

#include <unicode/uchar.h>

namespace loci::geoparse {
namespace {

Sign letter_sign(UChar32 c) {
  if (u_isupper(c) || u_istitle(c)) return Sign::upper;
  if (u_islower(c)) return Sign::lower;
  return Sign::caseless;
}

}  // namespace

Sign wide_sign(std::int32_t code_point) {
  const UChar32 c = code_point;
  if (u_isalpha(c)) return letter_sign(c);
  if (u_isdigit(c)) return Sign::digit;
  if (c >= 0xFE00 && c <= 0xFE0F) return Sign::other;  // how to draw an emoji
  // Marks and invisible format characters stay inside the word that they stand in.
  const int type = u_charType(c);
  if (type == U_NON_SPACING_MARK || type == U_COMBINING_SPACING_MARK || type == U_FORMAT_CHAR) {
    return Sign::caseless;
  }
  if (c == 0x2028 || c == 0x2029 || c == 0x85) return Sign::newline;
  if (u_isUWhiteSpace(c)) return Sign::blank;
  switch (c) {
    case 0x2018:
    case 0x2019:
    case 0x02BC:
    case 0x02BB:
      return Sign::apostrophe;
    case 0x201C:
    case 0x201D:
    case 0x201E:
    case 0xAB:
    case 0xBB:
    case 0x2039:
    case 0x203A:
      return Sign::quote;
    case 0x2026:
    case 0x3002:
    case 0x61B:
    case 0x61F:
      return Sign::sentence;
    case 0x60C:
    case 0x3001:
      return Sign::comma;
    default:
      return u_hasBinaryProperty(c, UCHAR_DASH) ? Sign::hyphen : Sign::other;
  }
}

}  // namespace loci::geoparse
