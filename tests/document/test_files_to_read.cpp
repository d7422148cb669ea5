#include "app/document/read_document.hpp"
#include "tests/temporary_folder.hpp"

#include <catch2/catch.hpp>

using namespace loci;
using Catch::Matchers::Contains;
using document::files_to_read;

TEST_CASE("a folder is searched to the bottom for the kinds that are read, in the order of paths") {
  const tests::TemporaryFolder folder;
  for (const char* const name :
       {"b.txt", "a.MD", "sub/deep/c.htm", "picture.png", "README", ".hidden.txt", ".git/x.txt"}) {
    folder.write(name, "x");
  }
  std::filesystem::create_directory_symlink(folder.path(), folder.path() / "sub" / "loop");
  const auto found = files_to_read(folder.path());
  const std::vector<std::filesystem::path> expected{folder.path() / "a.MD", folder.path() / "b.txt",
                                                    folder.path() / "sub/deep/c.htm"};
  CHECK(found.files == expected);
  CHECK(found.warnings.empty());
}

TEST_CASE("a folder without documents is refused") {
  const tests::TemporaryFolder folder;
  folder.write("sub/picture.png", "x");
  CHECK_THROWS_WITH(files_to_read(folder.path()),
                    Contains(folder.path().string()) && Contains("no documents in this folder"));
}

TEST_CASE("a file is taken as it is, whether it is there or not") {
  CHECK(files_to_read("nowhere/a.xyz").files ==
        std::vector<std::filesystem::path>{"nowhere/a.xyz"});
}
