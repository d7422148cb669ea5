#include "app/window/crash_report.hpp"
#include "tests/temporary_folder.hpp"

#include <catch2/catch.hpp>

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <fstream>
#include <iterator>
#include <string>

namespace loci::tests {

#ifndef __SANITIZE_ADDRESS__
TEST_CASE("a crash is told with the calls that led to it, and ends the viewer as it would have") {
  const TemporaryFolder folder;
  const auto errors = folder.path() / "errors.txt";
  const pid_t viewer = fork();
  if (viewer == 0) {
    dup2(open(errors.c_str(), O_WRONLY | O_CREAT, 0600), STDERR_FILENO);
    window::report_crashes();
    raise(SIGSEGV);
    _exit(0);
  }
  int status = 0;
  REQUIRE(waitpid(viewer, &status, 0) == viewer);
  REQUIRE(WIFSIGNALED(status));
  CHECK(WTERMSIG(status) == SIGSEGV);
  std::ifstream in(errors);
  const std::string text{std::istreambuf_iterator<char>(in), {}};
  CHECK_THAT(text, Catch::Matchers::StartsWith("loci-map: crashed, signal 11\n"));
  CHECK_THAT(text, Catch::Matchers::Contains("test_window("));
}
#endif

}  // namespace loci::tests
