/// \file
/// Where the files that come with Loci are.
#pragma once

#include <filesystem>
#include <string_view>

namespace loci::data {

/// The path of a file that comes with Loci ("world.gazetteer", "world.basemap"): in the folder that LOCI_DATA
/// names, else share/loci beside the program's folder, else where the build put it. Throws Error, naming the
/// folders searched, when it is in none of them.
std::filesystem::path data_file(std::string_view name);

}  // namespace loci::data
