// Drops files on a window as a file manager does: by the XDND protocol, version 5
// (https://www.freedesktop.org/wiki/Specifications/XDND/).
//   drop_files X Y FILE-OR-FOLDER...
// Onto the window that lies at the pixel (X, Y). Ends when the window says that it has taken them;
// fails when it refuses, or is silent for twenty seconds.
#include <X11/Xatom.h>
#include <X11/Xlib.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

namespace {

[[noreturn]] void fail(const std::string& what) {
  std::fprintf(stderr, "drop_files: %s\n", what.c_str());
  std::exit(1);
}

/// "file:///tmp/two%20words.txt", a line each.
std::string uri_list(const std::vector<std::string>& paths) {
  constexpr const char* plain =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789/._-~";
  std::string list;
  for (const std::string& path : paths) {
    list += "file://";
    for (const char c : path) {
      char escaped[4];
      std::snprintf(escaped, sizeof escaped, "%%%02X", static_cast<unsigned char>(c));
      list += std::string(plain).find(c) != std::string::npos ? std::string(1, c) : escaped;
    }
    list += "\r\n";
  }
  return list;
}

/// The hand that drags.
class Source {
 public:
  Source() : display_(XOpenDisplay(nullptr)) {
    if (display_ == nullptr) fail("no display");
    root_ = DefaultRootWindow(display_);
    window_ = XCreateSimpleWindow(display_, root_, 0, 0, 1, 1, 0, 0, 0);
    XSetSelectionOwner(display_, atom("XdndSelection"), window_, CurrentTime);
  }

  /// Over a pixel of the screen: true where the window there takes what is dropped.
  bool drag_over(int x, int y) {
    Window child = None;
    int x_there = 0, y_there = 0;
    XTranslateCoordinates(display_, root_, root_, x, y, &x_there, &y_there, &child);
    target_ = child;
    if (target_ == None || !understands_drops()) fail("no window that understands drops");
    send("XdndEnter", {5L << 24, static_cast<long>(atom("text/uri-list")), 0, 0});
    send("XdndPosition", {0, static_cast<long>(x) << 16 | y, CurrentTime,
                          static_cast<long>(atom("XdndActionCopy"))});
    return (wait_for("XdndStatus", {}) & 1) != 0;
  }

  /// True when the window has taken it.
  bool drop(const std::string& uris) {
    send("XdndDrop", {0, CurrentTime, 0, 0});
    return (wait_for("XdndFinished", uris) & 1) != 0;
  }

 private:
  Atom atom(const char* name) { return XInternAtom(display_, name, False); }

  bool understands_drops() {
    Atom type = None;
    int format = 0;
    unsigned long count = 0, left = 0;
    unsigned char* version = nullptr;
    XGetWindowProperty(display_, target_, atom("XdndAware"), 0, 1, False, XA_ATOM, &type, &format,
                       &count, &left, &version);
    if (version != nullptr) XFree(version);
    return type == XA_ATOM;
  }

  /// The first number is the source's, as in all of these messages.
  void send(const char* kind, const std::vector<long>& rest) {
    XEvent event{};
    event.xclient.type = ClientMessage;
    event.xclient.window = target_;
    event.xclient.message_type = atom(kind);
    event.xclient.format = 32;
    event.xclient.data.l[0] = static_cast<long>(window_);
    for (std::size_t i = 0; i < rest.size(); ++i) event.xclient.data.l[i + 1] = rest[i];
    XSendEvent(display_, target_, False, NoEventMask, &event);
    XFlush(display_);
  }

  /// The second number of the answer. Meanwhile hands out what is dragged to whoever asks.
  long wait_for(const char* kind, const std::string& uris) {
    for (;;) {
      XEvent event;
      XNextEvent(display_, &event);
      if (event.type == SelectionRequest) hand_out(event.xselectionrequest, uris);
      if (event.type == ClientMessage && event.xclient.message_type == atom(kind)) {
        return event.xclient.data.l[1];
      }
    }
  }

  void hand_out(const XSelectionRequestEvent& request, const std::string& uris) {
    XChangeProperty(display_, request.requestor, request.property, request.target, 8,
                    PropModeReplace, reinterpret_cast<const unsigned char*>(uris.data()),
                    static_cast<int>(uris.size()));
    XEvent answer{};
    answer.xselection.type = SelectionNotify;
    answer.xselection.requestor = request.requestor;
    answer.xselection.selection = request.selection;
    answer.xselection.target = request.target;
    answer.xselection.property = request.property;
    answer.xselection.time = request.time;
    XSendEvent(display_, request.requestor, False, NoEventMask, &answer);
    XFlush(display_);
  }

  Display* display_;
  Window root_ = None, window_ = None, target_ = None;
};

}  // namespace

int main(int argc, char** argv) {
  if (argc < 4) {
    std::fputs("drop_files X Y FILE-OR-FOLDER...\n", stderr);
    return 2;
  }
  alarm(20);
  Source source;
  if (!source.drag_over(std::atoi(argv[1]), std::atoi(argv[2]))) fail("the window refuses");
  if (!source.drop(uri_list({argv + 3, argv + argc}))) fail("the window did not take it");
  return 0;
}
