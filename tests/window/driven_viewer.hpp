/// \file
/// The viewer in a window on a display of its own, with a hand on mouse and keyboard.
#pragma once

#include "tests/temporary_folder.hpp"

#include <nlohmann/json.hpp>

#include <sys/types.h>

#include <array>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace loci::tests {

/// A child process, ended with the object.
class Process {
 public:
  /// \param environment "NAME=VALUE", added to ours
  Process(const std::vector<std::string>& command, const std::vector<std::string>& environment,
          int pass_on_fd = -1);
  ~Process();
  Process(const Process&) = delete;
  Process& operator=(const Process&) = delete;

  bool running();
  int wait();  ///< for its end; the exit code, or 128 + signal

 private:
  pid_t id_;
  int status_ = -1;
};

/// An X server without a screen, 1920 by 1080 pixels. Ends the test program as skipped where there
/// is none.
class Display {
 public:
  Display();
  const std::string& name() const { return name_; }

 private:
  std::string name_;
  std::unique_ptr<Process> server_;
};

/// What can be clicked, in pixels.
struct Spot {
  int x_px, y_px;
};

struct Box {
  double left_px, top_px, width_px, height_px;
};

/// loci-map, watched through its state file.
class DrivenViewer {
 public:
  /// \param kept where it keeps its settings; empty: in a folder of its own
  explicit DrivenViewer(const std::vector<std::string>& arguments,
                        const std::filesystem::path& kept = {});

  nlohmann::json state();
  /// The state once it fulfils the condition; fails the test when it does not within 30 s.
  nlohmann::json wait_for(const std::string& what,
                          const std::function<bool(const nlohmann::json&)>& condition);
  nlohmann::json wait_until_settled();
  /// The middle of an item of the state, by kind and by id or name.
  Spot item(const std::string& kind, const std::string& id_or_name);
  /// Its rectangle, in pixels.
  Box box(const std::string& kind, const std::string& id_or_name);
  Spot marker(const std::string& name);

  void move_to(Spot spot);
  void click(Spot spot);
  void click(Spot spot, int times);  ///< in quick succession
  void right_click(Spot spot);
  void drag(Spot from, Spot to);
  void hold(const std::string& key);
  void release(const std::string& key);
  void resize(int width_px, int height_px);  ///< the window; back when everything lies within it
  /// Files and folders, as a file manager drops them.
  void drop(Spot at, const std::vector<std::filesystem::path>& paths);
  void wheel(Spot at, int turns);  ///< positive: away from the user
  void key(const std::string& name);
  void type(const std::string& text);
  /// Presses Tab until the picker's scope is this one.
  void choose_scope(const std::string& scope);
  /// The state once a message with these words is there and all that follows is done.
  nlohmann::json said(const std::string& words);
  void screenshot(const std::string& name);
  std::array<int, 3> pixel(Spot spot);  ///< red, green, blue of the screen
  bool running() { return viewer_.running(); }
  int wait() { return viewer_.wait(); }

 private:
  void xdotool(std::vector<std::string> arguments);

  Display display_;
  TemporaryFolder folder_;
  std::filesystem::path state_file_;
  Process viewer_;
};

/// Red, green and blue of a pixel of a picture file.
std::array<int, 3> pixel_of(const std::filesystem::path& picture, Spot spot);

/// Runs the viewer to its end without a display; its exit code.
int run_viewer_without_display(const std::vector<std::string>& arguments,
                               const std::filesystem::path& standard_error);

}  // namespace loci::tests
