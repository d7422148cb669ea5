#include "app/commands/command.hpp"
#include "geo/error.hpp"

#include <CLI/CLI.hpp>

#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <memory>
#include <string>
#include <system_error>
#include <vector>

namespace loci::commands {
namespace {

bool is_set(const char* variable) {
  const char* const value = std::getenv(variable);
  return value != nullptr && *value != '\0';
}

/// Becomes the viewer. Returns never.
int run_view(const std::vector<std::string>& paths) {
  std::error_code problem;
  auto viewer = std::filesystem::read_symlink("/proc/self/exe", problem);
  viewer.replace_filename("loci-map");
  if (!std::filesystem::exists(viewer, problem)) {
    throw Error(viewer.string(), "the viewer was not built",
                "build it with LOCI_BUILD_VIEWER=ON, or draw a picture with 'loci render'");
  }
  if (!is_set("DISPLAY") && !is_set("WAYLAND_DISPLAY")) {
    throw Error("loci-map", "there is no display",
                "log in to a desktop, or draw a picture with 'loci render'");
  }
  std::vector<std::string> words{viewer.string()};
  words.insert(words.end(), paths.begin(), paths.end());
  std::vector<char*> arguments;
  for (std::string& word : words) arguments.push_back(word.data());
  arguments.push_back(nullptr);
  execv(viewer.c_str(), arguments.data());
  throw Error(viewer.string(), std::string("cannot be started: ") + std::strerror(errno),
              "build it again");
}

Run set_up_view(CLI::App& options) {
  const auto paths = std::make_shared<std::vector<std::string>>();
  options.add_option("PATH", *paths, "A workspace, or documents and folders of documents to read")
      ->type_name("FILE");
  return [paths] { return run_view(*paths); };
}

}  // namespace

const Command view_command{"view", "Open a workspace or documents in a window", set_up_view};

}  // namespace loci::commands
