#include "app/workspace/folder_watch.hpp"
#include "tests/temporary_folder.hpp"

#include <catch2/catch.hpp>

#include <filesystem>

using namespace loci;
using namespace loci::tests;
using namespace loci::workspace;
using Catch::Matchers::Contains;
using std::chrono::seconds;
using std::chrono::system_clock;

namespace {

using Files = std::vector<std::filesystem::path>;

}  // namespace

TEST_CASE("a watched folder tells each file once, when it was left alone for two seconds") {
  const TemporaryFolder folder;
  FolderWatch watch({folder.path().string()});
  CHECK(watch.look(system_clock::now()).files.empty());

  const auto a = folder.write("a.txt", "Trains to Homs.");
  const auto written = system_clock::now();
  const auto at_once = watch.look(written);
  CHECK(at_once.files.empty());
  CHECK(at_once.being_written == 1);
  const auto later = watch.look(written + seconds(5));
  CHECK(later.files == Files{a});
  CHECK(later.being_written == 0);
  CHECK(watch.look(written + seconds(9)).files.empty());

  SECTION("again when it changed, and others that come") {
    folder.write("a.txt", "Trains to Homs and Hama.");
    const auto b = folder.write("in/b.txt", "Trains to Raqqa.");
    const auto changed = system_clock::now() + seconds(20);
    CHECK(watch.look(changed).files == Files{a, b});
    CHECK(watch.look(changed + seconds(5)).files.empty());
  }
  SECTION("also where its time lies in the future, as another machine's clock may have it") {
    folder.write("a.txt", "Trains to Homs and Hama.");
    std::filesystem::last_write_time(
        a, std::filesystem::file_time_type::clock::now() + std::chrono::hours(5));
    const auto changed = system_clock::now();
    CHECK(watch.look(changed).being_written == 1);
    CHECK(watch.look(changed + seconds(5)).files == Files{a});
  }
}

TEST_CASE("a watched folder that is gone is told once, and watched when it is back") {
  const TemporaryFolder folder;
  const auto file = folder.write("in/a.txt", "Trains to Homs.");
  const auto inside = file.parent_path(), away = folder.path() / "away";
  FolderWatch watch({inside.string()});
  const auto now = system_clock::now() + seconds(20);
  CHECK(watch.look(now).files == Files{file});
  std::filesystem::rename(inside, away);
  const auto gone = watch.look(now);
  REQUIRE(gone.warnings.size() == 1);
  CHECK_THAT(gone.warnings[0].message, Contains("not there"));
  CHECK(watch.look(now).warnings.empty());
  std::filesystem::rename(away, inside);
  folder.write("in/b.txt", "Trains to Raqqa.");
  const auto back = watch.look(system_clock::now() + seconds(20));
  CHECK(back.warnings.empty());
  CHECK(back.files == Files{inside / "b.txt"});
}
