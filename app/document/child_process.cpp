#include "app/document/child_process.hpp"

#include "geo/error.hpp"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>

namespace loci::document {
namespace {

/// A file descriptor and its one owner.
class Descriptor {
 public:
  explicit Descriptor(int number = -1) : number_(number) {}
  ~Descriptor() { reset(); }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  int number() const { return number_; }
  void reset(int number = -1) {
    if (number_ >= 0) close(number_);
    number_ = number;
  }

 private:
  int number_;
};

/// A file without a name that holds the input: it can be as large as it likes and blocks nobody.
void fill(Descriptor& file, const std::string& input) {
  file.reset(memfd_create("input", MFD_CLOEXEC));
  std::size_t written = 0;
  while (file.number() >= 0 && written < input.size()) {
    const ssize_t count = write(file.number(), input.data() + written, input.size() - written);
    if (count < 0 && errno != EINTR) break;
    written += count > 0 ? static_cast<std::size_t>(count) : 0;
  }
  if (written < input.size())
    throw Error("memory", "is too little for a document", "close programs");
  lseek(file.number(), 0, SEEK_SET);
}

class SpawnActions {
 public:
  SpawnActions() { posix_spawn_file_actions_init(&actions_); }
  ~SpawnActions() { posix_spawn_file_actions_destroy(&actions_); }
  SpawnActions(const SpawnActions&) = delete;
  SpawnActions& operator=(const SpawnActions&) = delete;
  posix_spawn_file_actions_t* get() { return &actions_; }

 private:
  posix_spawn_file_actions_t actions_;
};

pid_t start(const std::filesystem::path& program, int in, int out) {
  SpawnActions actions;
  posix_spawn_file_actions_adddup2(actions.get(), in, STDIN_FILENO);
  posix_spawn_file_actions_adddup2(actions.get(), out, STDOUT_FILENO);
  posix_spawn_file_actions_addopen(actions.get(), STDERR_FILENO, "/dev/null", O_WRONLY, 0);
  std::string name = program.string();
  std::array<char*, 2> arguments{name.data(), nullptr};
  pid_t child = -1;
  const int problem =
      posix_spawn(&child, name.c_str(), actions.get(), nullptr, arguments.data(), environ);
  if (problem != 0) {
    throw Error(name, std::string("cannot be started: ") + std::strerror(problem),
                "build it again");
  }
  return child;
}

/// Reads until the end; `end` tells why it stopped before.
void read_all(int from, std::chrono::steady_clock::time_point until, std::size_t most_bytes,
              ChildResult& result) {
  std::array<char, 1 << 16> part;
  while (true) {
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(
        until - std::chrono::steady_clock::now());
    pollfd waiting{from, POLLIN, 0};
    const int ready = left.count() <= 0 ? 0 : poll(&waiting, 1, static_cast<int>(left.count()));
    if (ready < 0 && errno == EINTR) continue;
    if (ready <= 0) {
      result.end = ChildResult::End::timed_out;
      return;
    }
    const ssize_t count = read(from, part.data(), part.size());
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) return;
    result.out.append(part.data(), static_cast<std::size_t>(count));
    if (result.out.size() > most_bytes) {
      result.end = ChildResult::End::too_much;
      return;
    }
  }
}

}  // namespace

ChildResult run_child(const std::filesystem::path& program, const std::string& input,
                      std::chrono::seconds longest, std::size_t most_bytes) {
  Descriptor in;
  fill(in, input);
  std::array<int, 2> ends{-1, -1};
  if (pipe2(ends.data(), O_CLOEXEC) != 0) {
    throw Error("pipe", std::strerror(errno), "close programs or files");
  }
  const Descriptor out(ends[0]);
  Descriptor childs_end(ends[1]);
  const pid_t child = start(program, in.number(), childs_end.number());
  childs_end.reset();

  ChildResult result;
  result.end = ChildResult::End::good;
  read_all(out.number(), std::chrono::steady_clock::now() + longest, most_bytes, result);
  if (result.end != ChildResult::End::good) kill(child, SIGKILL);
  int status = 0;
  while (waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  if (result.end == ChildResult::End::good && !WIFEXITED(status))
    result.end = ChildResult::End::killed;
  if (result.end == ChildResult::End::good && WEXITSTATUS(status) != 0) {
    result.end = ChildResult::End::failed;
  }
  return result;
}

}  // namespace loci::document
