/// \file
/// The finished map as a vector file: SVG or PDF.
#pragma once

#include "app/render/map_picture.hpp"

#include <filesystem>
#include <optional>

namespace loci::render {

enum class VectorFormat { svg, pdf };

/// The format that a file's name asks for; nothing: a picture of pixels.
std::optional<VectorFormat> vector_format(const std::filesystem::path& file);

/// Writes the same map as draw_map(): outlines as outlines, names as text (in SVG as the outlines
/// of their letters), relief and rasters as pictures. A pixel of the view is a pixel of SVG and
/// 1/96 inch of PDF. Throws Error naming the file; a failure leaves no half file.
void write_vector_map(const std::filesystem::path& file, VectorFormat format,
                      const TilePainter& painter, Annotator& annotator, const map::MapView& view,
                      const map::SharedPlaces& places, Theme theme, const MapSetting& setting = {});

}  // namespace loci::render
