/// \file
/// A gazetteer of a few places, so that tests of its damage need no world.
#pragma once

#include "gazetteer/build_gazetteer.hpp"
#include "gazetteer/place_line.hpp"
#include "tests/temporary_folder.hpp"

#include <array>
#include <filesystem>
#include <string>

namespace loci::tests {

/// A *.places.tsv.
inline std::string small_places() {
  return std::string(gazetteer::places_header) +
         "\ngeonames:163808\tPalmyra\t34.5562\t38.2841\tP\tPPL\tSY\t11\t\t51015\t\t5\tTadmur|تدمر\n"
         "geonames:174448\tAbu Kamal\t34.4523\t40.9185\tP\tPPLA2\tSY\t07\t\t57572\t\t7\tAlbu "
         "Kamal|Al-Bukamal\n"
         "geonames:163843\tSyria\t35\t38\tA\tPCLI\tSY\t00\t\t22130000\t400\t1\tسوريا\n"
         "geonames:170793\tDeir ez-Zor\t35.3\t40.2\tA\tADM1\tSY\t07\t\t1239000\t120\t4\t\n";
}

/// A *.names.tsv.
inline std::string small_names() {
  return std::string(gazetteer::names_header) +
         "\ngeonames:163843\tSyrian\tadjective\ngeonames:163843\tSyrians\tdemonym\n"
         "geonames:163808\tTadmor\talternate\n";
}

/// Builds FOLDER/small.gazetteer with its name index.
inline std::filesystem::path small_gazetteer(const TemporaryFolder& folder) {
  const TemporaryFolder sources;
  sources.write("a.places.tsv", small_places());
  sources.write("a.names.tsv", small_names());
  sources.write("common_words.txt", "the\nroad\nfrom\n");
  const std::array folders{sources.path()};
  auto file = folder.path() / "small.gazetteer";
  gazetteer::build_gazetteer(file, folders);
  return file;
}

}  // namespace loci::tests
