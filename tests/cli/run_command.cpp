#include "tests/cli/run_command.hpp"

#include "tests/temporary_folder.hpp"

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <stdexcept>

namespace loci::tests {
namespace {

/// In the child: the three streams are files, and no display is there.
[[noreturn]] void become(const std::vector<std::string>& words,
                         const std::filesystem::path& folder) {
  const auto redirect = [&folder](const char* name, int flags, int stream) {
    const int file = open((folder / name).c_str(), flags | O_CLOEXEC, 0600);
    if (file < 0 || dup2(file, stream) < 0) _exit(126);
  };
  redirect("in", O_RDONLY, STDIN_FILENO);
  redirect("out", O_WRONLY | O_CREAT, STDOUT_FILENO);
  redirect("err", O_WRONLY | O_CREAT, STDERR_FILENO);
  unsetenv("DISPLAY");
  unsetenv("WAYLAND_DISPLAY");
  std::vector<char*> arguments;
  for (const std::string& word : words) arguments.push_back(const_cast<char*>(word.c_str()));
  arguments.push_back(nullptr);
  execvp(arguments.front(), arguments.data());
  _exit(127);
}

}  // namespace

CommandResult run_command(const std::vector<std::string>& words, const std::string& input) {
  const TemporaryFolder folder;
  folder.write("in", input);
  const pid_t child = fork();
  if (child < 0) throw std::runtime_error("could not fork");
  if (child == 0) become(words, folder.path());
  int status = 0;
  if (waitpid(child, &status, 0) != child) throw std::runtime_error("could not wait");
  const int code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  return {code, bytes_of(folder.path() / "out"), bytes_of(folder.path() / "err")};
}

CommandResult run_loci(const std::vector<std::string>& arguments, const std::string& input) {
  std::vector<std::string> words{LOCI_BINARY_FOLDER "/bin/loci"};
  words.insert(words.end(), arguments.begin(), arguments.end());
  return run_command(words, input);
}

std::size_t lines_of(const std::string& text) {
  return static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
}

}  // namespace loci::tests
