/// \file
/// What kind of place the words beside a name say it is.
#pragma once

#include "gazetteer/geoparse/reading.hpp"

#include <cstddef>
#include <string_view>

namespace loci::geoparse {

/// True where a word beside the name says that an area is meant: "Homs province", "the state of
/// Texas". \param first, last the words of the name
bool has_area_word(const Reading& reading, std::size_t first, std::size_t last);

/// Whether the text says that a state is meant: "Washington state", "the state of Washington", "the
/// University of Washington".
bool is_named_state(const Reading& reading, std::size_t first, std::size_t last);

/// "Henry County", "Caddo Parish"
bool is_county_name(std::string_view name);

}  // namespace loci::geoparse
