#include "app/render/user_layer.hpp"
#include "app/session/dropped_files.hpp"
#include "app/session/session.hpp"
#include "geo/error.hpp"
#include "tests/temporary_folder.hpp"

#include <catch2/catch.hpp>

#include <chrono>
#include <fstream>
#include <string>
#include <thread>

using namespace loci;
using namespace loci::tests;
using session::KeptLayers;
using session::LayerId;
using session::Message;
using session::Session;

namespace {

std::string square(double west, double south) {
  const auto corner = [&](double right, double up) {
    return "[" + std::to_string(west + right) + "," + std::to_string(south + up) + "]";
  };
  return R"({"type": "Polygon", "coordinates": [[)" + corner(0, 0) + "," + corner(2, 0) + "," +
         corner(2, 2) + "," + corner(0, 2) + "," + corner(0, 0) + "]]}";
}

/// A session with a map of Syria in sight, and three files of squares.
struct LayersSession {
  LayersSession() {
    session.resize_map(1000, 800);
    session.map().jump_to(map::MapView({38, 35}, 6, 1000, 800));
    std::ofstream(roads) << square(36, 33);
    std::ofstream(camps) << square(38, 35);
    std::ofstream(far_away) << square(-70, -30);
  }

  void wait_until_read() {
    while (session.layers().reading()) {
      std::this_thread::sleep_for(std::chrono::milliseconds(1));
      session.update(0);
    }
  }

  LayerId add(const std::filesystem::path& file) {
    session.add_layers({file});
    wait_until_read();
    return session.layers().over().front().id;
  }

  /// From the top, the names of the files over the map.
  std::string order() const {
    std::string names;
    for (const auto& layer : session.layers().over())
      names += layer.kept.file.stem().string() + " ";
    return names;
  }

  TemporaryFolder folder;
  std::filesystem::path roads = folder.path() / "roads.geojson";
  std::filesystem::path camps = folder.path() / "camps.geojson";
  std::filesystem::path far_away = folder.path() / "far.geojson";
  Session session;
};

}  // namespace

TEST_CASE("a file that is added is read behind, lies on top and has a colour of its own") {
  LayersSession test;
  const LayerId roads = test.add(test.roads);
  const LayerId camps = test.add(test.camps);
  const auto& layers = test.session.layers();
  CHECK(test.order() == "camps roads ");
  CHECK(layers.find(roads)->read->shapes() == 1);
  CHECK(layers.colour(*layers.find(roads), false) != layers.colour(*layers.find(camps), false));
  CHECK(layers.extent(roads) == geo::Extent{36, 33, 38, 35});
  REQUIRE(layers.drawn_over().size() == 2);
  CHECK(layers.drawn_over().front().layer->file().stem() == "roads");
  CHECK(test.session.messages().empty());
}

TEST_CASE("a file that is in the list already is shown again, not twice") {
  LayersSession test;
  const LayerId roads = test.add(test.roads);
  test.session.layers().set_visible(roads, false);
  test.add(test.roads);
  CHECK(test.order() == "roads ");
  CHECK(test.session.layers().find(roads)->kept.visible);
}

TEST_CASE("a hidden layer is not drawn, and opacity stays between nothing and all") {
  LayersSession test;
  const LayerId roads = test.add(test.roads);
  auto& layers = test.session.layers();
  layers.set_opacity(roads, 0.4);
  CHECK(layers.drawn_over().front().opacity == 0.4);
  layers.set_opacity(roads, 7);
  CHECK(layers.drawn_over().front().opacity == 1);
  layers.set_visible(roads, false);
  CHECK(layers.drawn_over().empty());
}

TEST_CASE("layers change places") {
  LayersSession test;
  test.add(test.roads);
  test.add(test.camps);
  const LayerId far_away = test.add(test.far_away);
  auto& layers = test.session.layers();
  layers.move(far_away, 1);
  CHECK(test.order() == "camps far roads ");
  layers.move(far_away, 99);
  CHECK(test.order() == "camps roads far ");
  layers.move(far_away, 0);
  CHECK(test.order() == "far camps roads ");
}

TEST_CASE("a layer in place of Loci's own map, another instead, and Loci's again") {
  LayersSession test;
  const LayerId roads = test.add(test.roads);
  const LayerId camps = test.add(test.camps);
  auto& layers = test.session.layers();
  CHECK(layers.drawn_ground().layer == nullptr);
  layers.use_as_ground(roads);
  CHECK(layers.drawn_ground().layer->file().stem() == "roads");
  CHECK(test.order() == "camps ");
  layers.use_as_ground(camps);
  CHECK(layers.drawn_ground().layer->file().stem() == "camps");
  CHECK(test.order() == "roads ");
  layers.leave_ground();
  CHECK(layers.drawn_ground().layer == nullptr);
  CHECK(test.order() == "roads camps ");
}

TEST_CASE("a removed layer can be brought back to where it was") {
  LayersSession test;
  test.add(test.roads);
  const LayerId camps = test.add(test.camps);
  test.add(test.far_away);
  test.session.remove_layer(camps);
  CHECK(test.order() == "far roads ");
  REQUIRE(test.session.messages().size() == 1);
  CHECK(test.session.messages()[0].text == "camps.geojson is no longer on the map");
  CHECK(test.session.messages()[0].offer == Message::Offer::bring_back);
  test.session.bring_back_layer();
  CHECK(test.order() == "far camps roads ");
  CHECK(test.session.messages().empty());
  CHECK(test.session.layers().drawn_over().size() == 3);
}

TEST_CASE("a file that is no map is told with its name and the reason, and leaves no row") {
  LayersSession test;
  const auto broken = test.folder.path() / "broken.geojson";
  std::ofstream(broken) << R"({"type": "FeatureCollection", "features": [{"type": )";
  test.session.add_layers({broken, test.folder.path() / "absent.gpkg"});
  test.wait_until_read();
  CHECK(test.order().empty());
  REQUIRE(test.session.messages().size() == 2);
  for (const Message& message : test.session.messages()) {
    CHECK(message.kind == Message::Kind::failure);
    INFO(message.text);
    const bool absent =
        message.text.find("absent.gpkg: the file is not there") != std::string::npos;
    const bool no_map =
        message.text.find("broken.geojson: no map that GDAL can read") != std::string::npos;
    CHECK((absent || no_map));
  }
}

TEST_CASE("a kept layer whose file is gone stays in the list and says so, without a message") {
  LayersSession test;
  const LayerId roads = test.add(test.roads);
  const LayerId camps = test.add(test.camps);
  test.session.layers().set_opacity(roads, 0.3);
  test.session.layers().use_as_ground(camps);
  const KeptLayers kept = test.session.layers().kept();
  std::filesystem::remove(test.roads);

  Session next;
  next.layers().show(kept);
  while (next.layers().reading()) next.update(0);
  CHECK(next.layers().kept() == kept);
  CHECK(next.messages().empty());
  REQUIRE(next.layers().over().size() == 1);
  CHECK(next.layers().over()[0].problem.starts_with("the file is not there"));
  CHECK(next.layers().drawn_over().empty());
  CHECK(next.layers().drawn_ground().layer != nullptr);

  std::ofstream(test.roads) << square(36, 33);
  next.layers().read_again(next.layers().over()[0].id);
  while (next.layers().reading()) next.update(0);
  CHECK(next.layers().drawn_over().size() == 1);
}

TEST_CASE("a layer that cannot be drawn any longer says so once and is drawn no more") {
  LayersSession test;
  const LayerId roads = test.add(test.roads);
  const auto read = test.session.layers().find(roads)->read;
  for (int tile = 0; tile < 20; ++tile) {
    test.session.layer_failed(*read, test.roads.string() + ": is damaged; check that it is whole");
  }
  REQUIRE(test.session.messages().size() == 1);
  CHECK(test.session.messages()[0].text ==
        test.roads.string() + ": is damaged; check that it is whole");
  CHECK(test.session.layers().find(roads)->problem == "is damaged; check that it is whole");
  CHECK(test.session.layers().drawn_over().empty());
}

TEST_CASE("the map flies to a new layer only when nothing of it is in sight") {
  LayersSession test;
  const map::MapView before = test.session.view();
  test.add(test.camps);
  CHECK(test.session.destination() == before);
  test.add(test.far_away);
  CHECK(test.session.destination().center().lon_deg == Approx(-69).margin(0.1));
  CHECK(test.session.destination().center().lat_deg == Approx(-29).margin(0.1));
}

TEST_CASE("what is dropped on the window: maps by their names are layers, all else is read") {
  const session::DroppedFiles files = session::sorted(
      {"/a/roads.GEOJSON", "/a/notes.txt", "/a/old.tif", "/a/report.json", "/a/border.shp",
       "/a/border.dbf", "/a/border.prj", "/a/alone.dbf", "/a/rows.csv", "/a/all.zip", "/a/folder"});
  CHECK(files.layers ==
        std::vector<std::filesystem::path>{"/a/roads.GEOJSON", "/a/old.tif", "/a/border.shp"});
  CHECK(files.documents == std::vector<std::filesystem::path>{"/a/notes.txt", "/a/report.json",
                                                              "/a/alone.dbf", "/a/rows.csv",
                                                              "/a/all.zip", "/a/folder"});
}
