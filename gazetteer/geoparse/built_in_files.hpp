/// \file
/// The files of assets/ that are compiled into the program: the models and the classes of words.
#pragma once

#include <string_view>

namespace loci::geoparse {

/// The text of assets/NAME ("model/sense.tsv"); empty where there is none of that name.
std::string_view built_in_file(std::string_view name);

}  // namespace loci::geoparse
