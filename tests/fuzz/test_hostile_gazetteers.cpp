#include "gazetteer/build_gazetteer.hpp"
#include "gazetteer/gazetteer.hpp"
#include "gazetteer/geoparse/geoparser.hpp"
#include "gazetteer/name_index.hpp"
#include "gazetteer/place_line.hpp"
#include "tests/fuzz/hostile_bytes.hpp"
#include "tests/fuzz/small_gazetteer.hpp"
#include "tests/temporary_folder.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <array>

using namespace loci;
using namespace loci::tests;
using gazetteer::Gazetteer;

namespace {

/// All that parsing and looking up ask of a gazetteer.
void use_gazetteer(const std::filesystem::path& file) {
  const Gazetteer opened(file);
  for (const char* const name : {"Palmyra", "Abu Kamal", "Albu-Kamal", "Deir ez-Zor Governorate"}) {
    for (const auto& candidate : opened.candidates(name)) opened.names(candidate.place.id);
  }
  opened.admin_area("SY");
  opened.place("geonames:163808");
  const geoparse::Geoparser geoparser(opened);
  const std::string text = "The road from Palmyra to Abu Kamal in Syria was closed on Monday.";
  for (const auto& one : geoparser.geoparse(text)) CHECK(one.mention.span.end <= text.size());
}

const std::vector<std::string> gazetteer_and_index{"small.gazetteer", "small.gazetteer-index"};

}  // namespace

TEST_CASE("a gazetteer with changed pages is used or refused") {
  const TemporaryFolder folder;
  const auto file = small_gazetteer(folder);
  const std::string bytes = bytes_of(file);
  HostileBytes hostile(3);
  for (std::size_t i = 0; i < rounds(150); ++i) {
    INFO("change " << i);
    const std::string changed = hostile.changed(bytes, 100);
    folder.write(file.filename(), changed);
    survives([&] { use_gazetteer(file); });
    CHECK(bytes_of(file) == changed);
    CHECK(files_in(folder.path()) == gazetteer_and_index);
  }
}

TEST_CASE("a changed name index is used or made again") {
  const TemporaryFolder folder;
  const auto file = small_gazetteer(folder);
  const auto index = gazetteer::name_index_file(file);
  const std::string bytes = bytes_of(index);
  HostileBytes hostile(4);
  for (std::size_t i = 0; i < rounds(100); ++i) {
    INFO("change " << i);
    folder.write(index.filename(), hostile.changed(bytes));
    CHECK(survives([&] { use_gazetteer(file); }));
    CHECK(files_in(folder.path()) == gazetteer_and_index);
  }
}

TEST_CASE("a gazetteer is built from changed sources, or the older one stays") {
  const TemporaryFolder folder;
  const auto file = small_gazetteer(folder);
  HostileBytes hostile(5);
  for (std::size_t i = 0; i < rounds(100); ++i) {
    INFO("change " << i);
    const TemporaryFolder sources;
    sources.write("a.places.tsv", hostile.changed(small_places()));
    sources.write("a.names.tsv", hostile.changed(small_names()));
    sources.write("common_words.txt", hostile.changed("the\nroad\nfrom\n# a comment\n"));
    const std::string before = bytes_of(file);
    const bool built = survives([&] {
      const std::array folders{sources.path()};
      gazetteer::build_gazetteer(file, folders);
    });
    if (!built) CHECK(bytes_of(file) == before);
    CHECK(files_in(folder.path()) == gazetteer_and_index);
    use_gazetteer(file);
  }
}
