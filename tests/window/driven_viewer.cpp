#include "tests/window/driven_viewer.hpp"

#include <catch2/catch.hpp>

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <thread>

namespace loci::tests {
namespace {

using Json = nlohmann::json;
using namespace std::chrono_literals;

constexpr int exit_skipped = 77;

bool installed(const std::string& program) {
  return std::system(("command -v " + program + " >/dev/null 2>&1").c_str()) == 0;
}

std::vector<std::string> environment_of(const std::string& display, const TemporaryFolder& folder,
                                        const std::filesystem::path& kept) {
  return {"DISPLAY=" + display, "SDL_VIDEODRIVER=x11", "LOCI_DATA=" LOCI_TEST_DATA_FOLDER,
          "XDG_DATA_HOME=" + folder.path().string(),
          "XDG_STATE_HOME=" + (kept.empty() ? folder.path() : kept).string(),
          "XDG_RUNTIME_DIR=" + folder.path().string(),
          // SDL would start a bus with fork(), which may lock up under the address sanitizer.
          "DBUS_SESSION_BUS_ADDRESS=disabled:",
          "ASAN_OPTIONS=detect_leaks=0"};  // graphics drivers keep what they allocate
}

std::vector<std::string> command_of(const std::vector<std::string>& arguments,
                                    const std::filesystem::path& state) {
  std::vector<std::string> command{LOCI_MAP_PROGRAM, "--state", state.string()};
  command.insert(command.end(), arguments.begin(), arguments.end());
  return command;
}

}  // namespace

Process::Process(const std::vector<std::string>& command,
                 const std::vector<std::string>& environment, int pass_on_fd)
    : id_(fork()) {
  if (id_ != 0) return;
  for (const std::string& setting : environment) putenv(strdup(setting.c_str()));
  if (pass_on_fd < 0) setpgid(0, 0);
  std::vector<char*> arguments;
  for (const std::string& argument : command) arguments.push_back(strdup(argument.c_str()));
  arguments.push_back(nullptr);
  execvp(arguments[0], arguments.data());
  _exit(127);
}

Process::~Process() {
  if (!running()) return;
  kill(id_, SIGTERM);
  wait();
}

bool Process::running() {
  return status_ < 0 && waitpid(id_, &status_, WNOHANG) == 0;
}

int Process::wait() {
  if (status_ < 0) waitpid(id_, &status_, 0);
  return WIFEXITED(status_) ? WEXITSTATUS(status_) : 128 + WTERMSIG(status_);
}

Display::Display() {
  if (!installed("Xvfb") || !installed("xdotool")) {
    std::cerr << "skipped: needs Xvfb and xdotool\n";
    std::exit(exit_skipped);
  }
  int ends[2];
  REQUIRE(pipe(ends) == 0);
  server_ = std::make_unique<Process>(
      std::vector<std::string>{"Xvfb", "-displayfd", std::to_string(ends[1]), "-screen", "0",
                               "1920x1080x24", "+extension", "GLX", "-nolisten", "tcp"},
      std::vector<std::string>{}, ends[1]);
  close(ends[1]);
  char digit = 0;
  name_ = ":";
  while (read(ends[0], &digit, 1) == 1 && digit != '\n') name_ += digit;  // it tells a free number
  close(ends[0]);
  REQUIRE(name_.size() > 1);
}

DrivenViewer::DrivenViewer(const std::vector<std::string>& arguments,
                           const std::filesystem::path& kept)
    : state_file_(folder_.path() / "state.json"),
      viewer_(command_of(arguments, state_file_), environment_of(display_.name(), folder_, kept)) {}

Json DrivenViewer::state() {
  std::ifstream in(state_file_);
  return in ? Json::parse(in) : Json::object();
}

Json DrivenViewer::wait_for(const std::string& what,
                            const std::function<bool(const Json&)>& condition) {
  INFO("waiting for " << what);
  const auto fulfilled = [&condition](const Json& now) {
    try {
      return !now.empty() && condition(now);
    } catch (const Json::exception&) {  // it asks about what is not there yet
      return false;
    }
  };
  const auto end = std::chrono::steady_clock::now() + 60s;
  while (std::chrono::steady_clock::now() < end) {
    if (!viewer_.running()) FAIL("the viewer has ended with " << viewer_.wait());
    const Json now = state();
    if (fulfilled(now)) return now;
    std::this_thread::sleep_for(50ms);
  }
  screenshot("failed");
  FAIL("it did not happen: " << what << "\n" << state().dump(1).substr(0, 1500));
  return {};
}

Json DrivenViewer::wait_until_settled() {
  std::this_thread::sleep_for(300ms);  // an event needs a moment on its way
  return wait_for("rest", [](const Json& now) { return now["settled"] == true; });
}

Spot DrivenViewer::item(const std::string& kind, const std::string& id_or_name) {
  wait_until_settled();  // a menu that opens is somewhere else in its first frame
  Spot spot{0, 0};
  wait_for(kind + " " + id_or_name, [&](const Json& now) {
    for (const Json& item : now["items"]) {
      const bool it =
          item["kind"] == kind && (item["id"] == id_or_name || item["name"] == id_or_name);
      if (!it) continue;
      spot = {static_cast<int>(item["x"].get<double>() + item["width"].get<double>() / 2),
              static_cast<int>(item["y"].get<double>() + item["height"].get<double>() / 2)};
      return true;
    }
    return false;
  });
  return spot;
}

Box DrivenViewer::box(const std::string& kind, const std::string& id_or_name) {
  item(kind, id_or_name);
  const Json now = state();
  for (const Json& item : now["items"]) {
    if (item["kind"] != kind || (item["id"] != id_or_name && item["name"] != id_or_name)) continue;
    return {item["x"], item["y"], item["width"], item["height"]};
  }
  FAIL("no " << kind << " " << id_or_name);
  return {};
}

Spot DrivenViewer::marker(const std::string& name) {
  wait_until_settled();
  Spot spot{0, 0};
  wait_for("marker of " + name, [&](const Json& now) {
    for (const Json& marker : now["markers"]) {
      if (marker["name"] != name) continue;
      spot = {static_cast<int>(marker["x"].get<double>()),
              static_cast<int>(marker["y"].get<double>())};
      return true;
    }
    return false;
  });
  return spot;
}

void DrivenViewer::xdotool(std::vector<std::string> arguments) {
  arguments.insert(arguments.begin(), "xdotool");
  REQUIRE(Process(arguments, {"DISPLAY=" + display_.name()}).wait() == 0);
}

void DrivenViewer::move_to(Spot spot) {
  xdotool({"mousemove", std::to_string(spot.x_px), std::to_string(spot.y_px)});
  std::this_thread::sleep_for(200ms);
}

void DrivenViewer::click(Spot spot) {
  move_to(spot);
  xdotool({"click", "1"});
}

void DrivenViewer::click(Spot spot, int times) {
  move_to(spot);
  xdotool({"click", "--repeat", std::to_string(times), "--delay", "60", "1"});
}

void DrivenViewer::right_click(Spot spot) {
  move_to(spot);
  xdotool({"click", "3"});
}

void DrivenViewer::hold(const std::string& key) {
  xdotool({"keydown", key});
}

void DrivenViewer::release(const std::string& key) {
  xdotool({"keyup", key});
}

void DrivenViewer::resize(int width_px, int height_px) {
  xdotool({"search", "--name", "Loci", "windowsize", std::to_string(width_px),
           std::to_string(height_px)});
  wait_for("the window's size", [&](const Json& now) {
    for (const Json& item : now["items"]) {
      if (item["kind"] != "map") continue;
      return item["x"].get<double>() + item["width"].get<double>() < width_px &&
             item["y"].get<double>() + item["height"].get<double>() < height_px;
    }
    return false;
  });
  wait_until_settled();
}

void DrivenViewer::drag(Spot from, Spot to) {
  move_to(from);
  xdotool({"mousedown", "1"});
  constexpr int steps = 8;
  for (int i = 1; i <= steps; ++i) {
    xdotool({"mousemove", std::to_string(from.x_px + (to.x_px - from.x_px) * i / steps),
             std::to_string(from.y_px + (to.y_px - from.y_px) * i / steps)});
  }
  std::this_thread::sleep_for(400ms);  // held still: no glide
  xdotool({"mousemove_relative", "1", "0"});
  xdotool({"mousemove_relative", "--", "-1", "0"});
  std::this_thread::sleep_for(200ms);
  xdotool({"mouseup", "1"});
}

void DrivenViewer::drop(Spot at, const std::vector<std::filesystem::path>& paths) {
  std::vector<std::string> command{LOCI_DROP_PROGRAM, std::to_string(at.x_px),
                                   std::to_string(at.y_px)};
  for (const auto& path : paths) command.push_back(path.string());
  REQUIRE(Process(command, {"DISPLAY=" + display_.name()}).wait() == 0);
}

void DrivenViewer::wheel(Spot at, int turns) {
  move_to(at);
  for (int i = 0; i < std::abs(turns); ++i) xdotool({"click", turns > 0 ? "4" : "5"});
}

void DrivenViewer::key(const std::string& name) {
  xdotool({"key", name});
}

void DrivenViewer::type(const std::string& text) {
  xdotool({"type", "--delay", "30", "--", text});
}

void DrivenViewer::choose_scope(const std::string& scope) {
  for (int i = 0; i < 3 && state()["picker"]["scope"] != scope; ++i) {
    const Json before = state()["picker"]["scope"];
    key("Tab");
    wait_for("another scope", [&](const Json& now) { return now["picker"]["scope"] != before; });
  }
  REQUIRE(state()["picker"]["scope"] == scope);
}

Json DrivenViewer::said(const std::string& words) {
  wait_for("the message: " + words, [&](const Json& now) {
    const Json& messages = now["messages"];
    return std::any_of(messages.begin(), messages.end(), [&](const Json& message) {
      return message.get<std::string>().find(words) != std::string::npos;
    });
  });
  return wait_until_settled();
}

void DrivenViewer::screenshot(const std::string& name) {
  const std::filesystem::path folder =
      std::filesystem::path(LOCI_BINARY_FOLDER) / "window_pictures";
  std::filesystem::create_directories(folder);
  if (!installed("import")) return;
  Process({"import", "-window", "root", (folder / (name + ".png")).string()},
          {"DISPLAY=" + display_.name()})
      .wait();
}

std::array<int, 3> DrivenViewer::pixel(Spot spot) {
  const auto file = folder_.path() / "screen.png";
  REQUIRE(Process({"import", "-window", "root", file.string()}, {"DISPLAY=" + display_.name()})
              .wait() == 0);
  return pixel_of(file, spot);
}

std::array<int, 3> pixel_of(const std::filesystem::path& picture, Spot spot) {
  const TemporaryFolder folder;
  const auto file = folder.path() / "pixel.rgb";
  const std::string at = "1x1+" + std::to_string(spot.x_px) + "+" + std::to_string(spot.y_px);
  REQUIRE(Process({"convert", picture.string(), "-crop", at, "-depth", "8", file.string()}, {})
              .wait() == 0);
  std::ifstream in(file, std::ios::binary);
  std::array<char, 3> bytes{};
  REQUIRE(in.read(bytes.data(), bytes.size()));
  std::array<int, 3> pixel{};
  for (std::size_t i = 0; i < 3; ++i) pixel[i] = static_cast<unsigned char>(bytes[i]);
  return pixel;
}

int run_viewer_without_display(const std::vector<std::string>& arguments,
                               const std::filesystem::path& standard_error) {
  std::string command =
      "env -u DISPLAY -u WAYLAND_DISPLAY -u SDL_VIDEODRIVER LOCI_DATA='" LOCI_TEST_DATA_FOLDER
      "' '" LOCI_MAP_PROGRAM "'";
  for (const std::string& argument : arguments) command += " '" + argument + "'";
  const int status = std::system((command + " 2>'" + standard_error.string() + "'").c_str());
  return WEXITSTATUS(status);
}

}  // namespace loci::tests
