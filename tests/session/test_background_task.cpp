#include "app/session/background_task.hpp"
#include "geo/error.hpp"

#include <catch2/catch.hpp>

#include <atomic>
#include <thread>

using loci::session::BackgroundTask;
using loci::session::Message;

TEST_CASE("what a task says arrives once, and each piece of news wakes the window") {
  std::atomic<int> wakes = 0;
  BackgroundTask task([&] { ++wakes; });
  task.start([](BackgroundTask::Reporter& reporter) {
    reporter.report({1, 2, "first.txt"});
    reporter.say({Message::Kind::note, "done"});
  });
  task.wait();
  CHECK_FALSE(task.running());
  CHECK(task.progress().done == 1);
  CHECK(task.progress().current == "first.txt");
  CHECK(task.take_messages() == std::vector<Message>{{Message::Kind::note, "done"}});
  CHECK(task.take_messages().empty());
  CHECK(wakes == 3);  // the progress, the message, the end
}

TEST_CASE("a failure of a task becomes a message") {
  BackgroundTask task({});
  task.start(
      [](BackgroundTask::Reporter&) { throw loci::Error("a.txt", "missing", "look again"); });
  task.wait();
  const auto messages = task.take_messages();
  REQUIRE(messages.size() == 1);
  CHECK(messages[0].kind == Message::Kind::failure);
  CHECK(messages[0].text == "a.txt: missing; look again");
}

TEST_CASE("a cancelled task sees it") {
  BackgroundTask task({});
  std::atomic<bool> seen = false;
  task.start([&](BackgroundTask::Reporter& reporter) {
    while (!reporter.cancelled()) std::this_thread::yield();
    seen = true;
  });
  task.cancel();
  task.wait();
  CHECK(seen);
}
