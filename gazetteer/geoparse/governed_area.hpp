/// \file
/// Which kind of area has such an office or institution: "Lebanon's army" is a country's,
/// "Georgia's governor" a state's.
#pragma once

#include "gazetteer/geoparse/memory.hpp"
#include "gazetteer/geoparse/reading.hpp"

#include <cstddef>
#include <optional>

namespace loci::geoparse {

/// What the words around a name, those from first up to, not including, last, say that it governs
/// itself by: kind_country or kind_admin1.
std::optional<PlaceKind> governed_kind(const Reading& reading, std::size_t first, std::size_t last);

}  // namespace loci::geoparse
