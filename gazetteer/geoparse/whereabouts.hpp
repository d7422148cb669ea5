/// \file
/// Words that say that one place lies in another, or near it: "a village 30 km north of".
#pragma once

#include "gazetteer/geoparse/reading.hpp"

#include <cstddef>
#include <string_view>

namespace loci::geoparse {

/// "north", "southwest"
bool is_direction(std::string_view key);

/// "km", "miles"
bool is_length_unit(std::string_view key);

/// How the words between two names join them.
enum class Whereabouts { unsaid, within, near };

/// What the words between a name and the next one say of the first: "[Akuressa], in [Matara]",
/// "[Kentford], a village near [Newmarket]", "[Cacuaco] district of [Luanda]".
/// \param from the word behind the first name \param to the first word of the other
Whereabouts whereabouts_before(const Reading& reading, std::size_t from, std::size_t to);

/// What they say of the second: "the [Aleppo] suburb of [Quillwort]", "[Harare]'s [Third Street]".
Whereabouts whereabouts_behind(const Reading& reading, std::size_t from, std::size_t to);

}  // namespace loci::geoparse
