/// \file
/// What a TextLayout holds; for its own sources.
#pragma once

#include "app/text/fonts_lock.hpp"
#include "app/text/shown_text.hpp"
#include "app/text/text_layout.hpp"

#include <pango/pango.h>

#include <memory>

namespace loci::text {

struct Unref {
  void operator()(void* object) const {
    const FontsLock lock;
    g_object_unref(object);
  }
};

/// The one owner of an object of Pango's.
template <typename Object>
using Handle = std::unique_ptr<Object, Unref>;

struct TextLayout::Parts {
  ShownText text;
  TextStyle style;
  double pixel_ratio;
  Handle<PangoLayout> layout;

  double units() const { return PANGO_SCALE * pixel_ratio; }
};

}  // namespace loci::text
