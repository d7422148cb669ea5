/// \file
/// Where the files that come with Loci are.
#pragma once

#include <filesystem>
#include <string_view>
#include <vector>

namespace loci::data {

/// The path of a file that comes with Loci ("world.gazetteer", "world.basemap"): in the folder that
/// LOCI_DATA names, else share/loci beside the program's folder, else where the build put it.
/// Throws Error, naming the folders searched, when it is in none of them.
std::filesystem::path data_file(std::string_view name);

/// The user's own gazetteers, which lie over the world's: loci/gazetteers/*.gazetteer in the folder
/// that XDG_DATA_HOME names, else in ~/.local/share; in the order of their names. None is usual.
std::vector<std::filesystem::path> user_gazetteers();

/// All gazetteers in force where nothing else is chosen: the user's, then the world's. Throws Error
/// as data_file does.
std::vector<std::filesystem::path> gazetteers_in_force();

}  // namespace loci::data
