#include "app/session/read_documents.hpp"
#include "app/workspace/workspace.hpp"
#include "tests/temporary_folder.hpp"

#include <catch2/catch.hpp>

#include <fstream>

using namespace loci;
using session::BackgroundTask;
using session::Message;
using tests::TemporaryFolder;

namespace {

std::vector<Message> read(const std::vector<std::filesystem::path>& paths,
                          const std::filesystem::path& workspace_file) {
  BackgroundTask task({});
  task.start([&](BackgroundTask::Reporter& reporter) {
    session::read_documents(paths, workspace_file, reporter);
  });
  task.wait();
  return task.take_messages();
}

}  // namespace

TEST_CASE("readable documents are kept and unreadable ones are told") {
  TemporaryFolder folder;
  std::ofstream(folder.path() / "good.txt") << "The convoy left Palmyra for Deir ez-Zor.\n";
  std::ofstream(folder.path() / "empty.txt");
  const auto file = folder.path() / "w.loci";
  const auto messages =
      read({folder.path() / "good.txt", folder.path() / "empty.txt", folder.path() / "missing.txt"},
           file);
  const workspace::Workspace made(file, workspace::Workspace::Mode::read);
  REQUIRE(made.documents().size() == 1);
  CHECK(made.documents()[0].mentions == 2);
  std::size_t failures = 0;
  for (const Message& message : messages) failures += message.kind == Message::Kind::failure;
  CHECK(failures == 2);
  CHECK(messages.back().text == "1 document added, 2 mentions found");
}

TEST_CASE("a document that is there already is not read twice") {
  TemporaryFolder folder;
  std::ofstream(folder.path() / "good.txt") << "The convoy left Palmyra.\n";
  const auto file = folder.path() / "w.loci";
  read({folder.path() / "good.txt"}, file);
  const auto messages = read({folder.path() / "good.txt"}, file);
  CHECK_THAT(messages.back().text, Catch::Matchers::Contains("1 already there"));
  CHECK(workspace::Workspace(file, workspace::Workspace::Mode::read).documents().size() == 1);
}

TEST_CASE("a new workspace gets a name of its own in the user's data folder") {
  TemporaryFolder folder;
  setenv("XDG_DATA_HOME", folder.path().c_str(), 1);
  const auto file = session::new_workspace_file();
  unsetenv("XDG_DATA_HOME");
  CHECK(file.parent_path() == folder.path() / "loci");
  CHECK(file.extension() == ".loci");
  CHECK_FALSE(std::filesystem::exists(file));
}
