/// \file
/// Small gazetteers made of lines, for the tests of what reads and makes them.
#pragma once

#include "gazetteer/build_gazetteer.hpp"
#include "gazetteer/place_line.hpp"
#include "tests/temporary_folder.hpp"

#include <array>
#include <filesystem>
#include <string>

namespace loci::tests {

/// A file of places: the header and these lines.
inline std::string places(const std::string& lines) {
  return std::string{gazetteer::places_header} + "\n" + lines;
}

/// A file of further names likewise.
inline std::string names(const std::string& lines) {
  return std::string{gazetteer::names_header} + "\n" + lines;
}

/// Builds a gazetteer from the sources in a folder.
inline gazetteer::BuildReport build(const TemporaryFolder& folder,
                                    const std::filesystem::path& file) {
  const std::array folders{folder.path()};
  return gazetteer::build_gazetteer(file, folders);
}

/// Builds a gazetteer of these places in a folder of its own under `folder`.
inline std::filesystem::path build_of(const TemporaryFolder& folder, const std::string& name,
                                      const std::string& lines) {
  folder.write(name + "/a.places.tsv", places(lines));
  const auto file = folder.path() / (name + ".gazetteer");
  const std::array folders{folder.path() / name};
  gazetteer::build_gazetteer(file, folders);
  return file;
}

/// The place that most of these gazetteers have.
inline gazetteer::Place abu_kamal_of(const std::string& gazetteer, int label_rank) {
  return {.id = "geonames:174448",
          .name = "Abu Kamal",
          .position = {40.9185, 34.4523},
          .feature_class = 'P',
          .feature_code = "PPLA2",
          .country = "SY",
          .admin1 = "07",
          .admin2 = "",
          .population = 57572,
          .radius_km = 0,
          .label_rank = label_rank,
          .gazetteer = gazetteer};
}

}  // namespace loci::tests
