/// \file
/// The basemap file from its sources.
#pragma once

#include <filesystem>

namespace loci::render {

/// Builds the basemap file from the folder assets/basemap: admin.topo.json.zst,
/// physical.topo.json.zst, relief.jpg, cities.tsv.zst, countries.tsv, waters.tsv. The same sources
/// give the same bytes. Throws Error naming the source that is missing or damaged; the file is then
/// left as it was.
void build_basemap(const std::filesystem::path& assets, const std::filesystem::path& file);

}  // namespace loci::render
