/// \file
/// The fonts that are installed.
#pragma once

#include <string>

namespace loci::window {

/// A face of a font file.
struct SystemFont {
  std::string file;
  int face = 0;
};

/// The installed face nearest to a family and weight (400 regular, 500 medium, 600 semibold).
/// Throws Error when no font at all is installed.
SystemFont find_font(const std::string& family, int weight);

}  // namespace loci::window
