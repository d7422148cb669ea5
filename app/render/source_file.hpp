/// \file
/// Reading the sources of the basemap.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace loci::render {

/// The bytes of a file, unpacked where its name ends in ".zst". Throws Error naming the file.
std::string read_source(const std::filesystem::path& file);

/// The rows of a table of tab-separated values whose first line names the columns. Throws Error
/// naming the file.
std::vector<std::map<std::string, std::string>> read_table(const std::filesystem::path& file);

}  // namespace loci::render
