#include "app/text/font_families.hpp"

#include <fontconfig/fontconfig.h>

#include <mutex>

namespace loci::text {
namespace {

constexpr const char* rule = R"(<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <match target="pattern">
    <test qual="first" name="family"><string>Inter</string></test>
    <edit name="family" mode="append" binding="strong">
      <string>Noto Sans</string>
      <string>Noto Sans Arabic</string>
      <string>Noto Sans Hebrew</string>
      <string>Noto Sans CJK SC</string>
      <string>DejaVu Sans</string>
    </edit>
  </match>
</fontconfig>)";

}  // namespace

/// Pango asks for the height of a line by the family of the font alone. Had the text asked for a
/// list of families, all fonts of the system would be searched once more for that, at each size.
void name_following_families() {
  static std::once_flag once;
  std::call_once(once, [] {
    FcInit();
    FcConfigParseAndLoadFromMemory(FcConfigGetCurrent(), reinterpret_cast<const FcChar8*>(rule),
                                   FcFalse);
  });
}

}  // namespace loci::text
