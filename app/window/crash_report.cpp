#include "app/window/crash_report.hpp"

#include <execinfo.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <string_view>

namespace loci::window {
namespace {

#ifdef __SANITIZE_ADDRESS__
constexpr bool has_sanitizer = true;
#else
constexpr bool has_sanitizer = false;
#endif

constexpr std::array fatal{SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT};

void write_error(std::string_view words) {
  if (write(STDERR_FILENO, words.data(), words.size()) < 0) return;  // nobody is left to be told
}

/// Only calls that are safe in a signal handler, but for backtrace(), which was loaded before.
void report(int signal) {
  std::array<char, 3> digits{static_cast<char>('0' + signal / 10),
                             static_cast<char>('0' + signal % 10), '\n'};
  write_error("loci-map: crashed, signal ");
  write_error({digits.data(), digits.size()});
  std::array<void*, 64> calls{};
  backtrace_symbols_fd(calls.data(), backtrace(calls.data(), static_cast<int>(calls.size())),
                       STDERR_FILENO);
  raise(signal);  // the usual end: the handler holds only once
}

}  // namespace

void report_crashes() {
  if (has_sanitizer) return;
  std::array<void*, 1> first{};
  backtrace(first.data(), first.size());  // loads what it needs, which a handler must not
  struct sigaction action {};
  action.sa_handler = report;
  action.sa_flags = static_cast<int>(SA_RESETHAND | SA_NODEFER);
  for (const int signal : fatal) sigaction(signal, &action, nullptr);
}

}  // namespace loci::window
