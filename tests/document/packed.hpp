/// \file
/// Archives made in memory, for tests.
#pragma once

#include <string>
#include <utility>
#include <vector>

namespace loci::tests {

using Files = std::vector<std::pair<std::string, std::string>>;  ///< name, bytes

std::string zip_of(const Files& files);
std::string tar_gz_of(const Files& files);
/// One file, packed by gzip.
std::string gz_of(const std::string& bytes);

}  // namespace loci::tests
