/// \file
/// The files of assets/model/, compiled into the program.
#pragma once

#include <string_view>

namespace loci::geoparse {

/// The text of assets/model/NAME; empty where there is none of that name.
std::string_view built_in_weights(std::string_view name);

}  // namespace loci::geoparse
