#include "app/export/feature_layers.hpp"
#include "app/map/fitted_extent.hpp"
#include "app/map/place_layer.hpp"
#include "gazetteer/sqlite.hpp"
#include "geo/geojson.hpp"
#include "tests/fuzz/hostile_bytes.hpp"
#include "tests/temporary_folder.hpp"
#include "tests/workspace/sample_workspace.hpp"

#include <catch2/catch.hpp>

#include <sstream>

using namespace loci;
using namespace loci::tests;
using workspace::Workspace;

namespace {

constexpr std::size_t header_bytes = 100;  // of SQLite: a change there is refused at once

std::filesystem::path make_workspace(const TemporaryFolder& folder) {
  const auto file = folder.path() / "w.loci";
  Workspace made(file, Workspace::Mode::create_or_open);
  for (const char* const name : {"a.txt", "b.txt", "c.txt"}) {
    const std::string text = std::string(name) + ": they left Palmyra for Raqqa, and Nowhere.";
    made.add(sample_document(name, text, "2016-03-27"),
             {mention_of(text, "Palmyra", palmyra), mention_of(text, "Raqqa", raqqa),
              mention_of(text, "Nowhere", std::nullopt)},
             sample_gazetteer());
  }
  return file;
}

/// All that the lists, exports and the map ask of a workspace.
void use_workspace(const std::filesystem::path& file) {
  const Workspace opened(file, Workspace::Mode::read);
  workspace::Filter with_words;
  with_words.text = "left raqqa";
  for (const auto& summary : opened.documents()) opened.document(summary.id);
  opened.documents(with_words);
  opened.unlocated();
  opened.passages(palmyra.id);
  map::fitted_extent(map::map_places(opened.places()));
  for (const auto layer : {exports::Layer::places, exports::Layer::mentions}) {
    std::ostringstream out;
    geo::GeoJsonWriter writer(out);
    const exports::Progress silent;
    exports::Steps steps(silent, 0);
    exports::Extras extras;
    extras.passages = true;
    exports::write_layer(layer, extras, opened, {}, writer, steps);
    CHECK(nlohmann::json::accept(out.str()));
  }
}

/// Adds a document as `loci add` does.
void add_to(const std::filesystem::path& file) {
  Workspace opened(file, Workspace::Mode::create_or_open);
  const std::string text = "News from Raqqa.";
  opened.add(sample_document("d.txt", text), {mention_of(text, "Raqqa", raqqa)},
             sample_gazetteer());
}

}  // namespace

TEST_CASE("a workspace with changed pages is read or refused, and left as it was") {
  const TemporaryFolder folder;
  const auto file = make_workspace(folder);
  const std::string bytes = bytes_of(file);
  HostileBytes hostile(2);
  for (std::size_t i = 0; i < rounds(250); ++i) {
    INFO("change " << i);
    const std::string changed = hostile.changed(bytes, header_bytes);
    folder.write("w.loci", changed);
    survives([&] { use_workspace(file); });
    CHECK(files_in(folder.path()).size() == 1);
    CHECK(bytes_of(file) == changed);
    survives([&] { add_to(file); });
    CHECK(files_in(folder.path()).size() == 1);
  }
}

TEST_CASE("a workspace with hostile rows is read or refused") {
  const TemporaryFolder folder;
  const auto file = make_workspace(folder);
  const char* const places[] = {"1e999",
                                "-1e999",
                                "'abc'",
                                "x'ff00'",
                                "9223372036854775807",
                                "-9223372036854775808",
                                "''",
                                "char(10, 27, 8238, 0, 65)",
                                "cast(x'c328ff' AS TEXT)",
                                "zeroblob(30000)"};
  const char* const columns[] = {
      "places SET lon_deg",         "places SET lat_deg",      "places SET radius_km",
      "places SET population",      "places SET label_rank",   "places SET name",
      "places SET place_id",        "places SET country",      "places SET feature_class",
      "places SET feature_code",    "documents SET text",      "documents SET title",
      "documents SET date",         "documents SET path",      "documents SET id",
      "mentions SET begin_byte",    "mentions SET end_byte",   "mentions SET sense",
      "mentions SET document",      "mentions SET name",       "resolutions SET place",
      "resolutions SET confidence", "resolutions SET reasons", "resolutions SET gazetteer",
      "gazetteers SET attribution", "gazetteers SET name"};
  const std::string bytes = bytes_of(file);
  for (const char* const column : columns) {
    for (const char* const value : places) {
      folder.write("w.loci", bytes);
      try {
        sqlite::Database(file, sqlite::Mode::read_write)
            .exec(
                "PRAGMA ignore_check_constraints = ON; PRAGMA foreign_keys = OFF; UPDATE OR "
                "IGNORE " +
                std::string(column) + " = " + value);
      } catch (const Error&) {
        continue;  // SQLite itself keeps such a value out
      }
      INFO(column << " = " << value);
      survives([&] { use_workspace(file); });
    }
  }
}
