/// \file
/// Files packed in files.
#pragma once

#include "app/document/pieces.hpp"

#include <functional>
#include <map>
#include <string>
#include <string_view>

namespace loci::document {

/// The members of a zip in memory whose names are wanted, by name: the parts of a .docx, .odt or
/// .epub. Throws Error, naming the path, when it is damaged, encrypted, or its wanted members are
/// larger than max_file_bytes together.
std::map<std::string, std::string> zip_members(
    std::string bytes, const std::string& path,
    const std::function<bool(const std::string&)>& wanted);

/// What gzip, bzip2, xz or zstd packed. Throws Error as above.
std::string unpacked(std::string bytes, const std::string& path);

}  // namespace loci::document
