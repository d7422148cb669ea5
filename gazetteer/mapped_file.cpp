#include "gazetteer/mapped_file.hpp"

#include <fcntl.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <cstdint>
#include <mutex>

namespace loci::gazetteer {
namespace {

/// What the signal handler knows of a mapping. Only atomics: it may run at any time.
struct Region {
  std::atomic<std::uintptr_t> begin = 0;
  std::atomic<std::uintptr_t> end = 0;  ///< 0: free
  std::atomic<bool> shortened = false;
};

constexpr std::size_t most_regions = 256;
std::array<Region, most_regions> regions;
std::mutex regions_mutex;  // between threads that map and unmap; the handler does not take it
struct sigaction former_action;

/// Puts a page of zeros where the file has none any more, and lets the read be tried again.
void on_bus_error(int number, siginfo_t* info, void* context) {
  const auto at = reinterpret_cast<std::uintptr_t>(info->si_addr);
  for (Region& region : regions) {
    if (at < region.begin || at >= region.end) continue;
    const auto page_bytes = static_cast<std::uintptr_t>(::sysconf(_SC_PAGESIZE));
    void* const page = reinterpret_cast<void*>(at & ~(page_bytes - 1));
    const void* const zeros =
        ::mmap(page, page_bytes, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED, -1, 0);
    if (zeros == MAP_FAILED) break;
    region.shortened = true;
    return;
  }
  // Not ours: as if this handler were not there.
  if ((former_action.sa_flags & SA_SIGINFO) != 0) {
    former_action.sa_sigaction(number, info, context);
  } else if (former_action.sa_handler != SIG_DFL && former_action.sa_handler != SIG_IGN) {
    former_action.sa_handler(number);
  } else {
    ::sigaction(SIGBUS, &former_action, nullptr);  // the read is tried again and ends the program
  }
}

void install_handler() {
  static const bool installed = [] {
    struct sigaction action {};
    action.sa_sigaction = on_bus_error;
    action.sa_flags = SA_SIGINFO;
    sigemptyset(&action.sa_mask);
    return ::sigaction(SIGBUS, &action, &former_action) == 0;
  }();
  static_cast<void>(installed);
}

/// A free region, now taken; null where there is none.
Region* take_region(const void* start, std::size_t size_bytes) {
  install_handler();
  const std::lock_guard lock(regions_mutex);
  for (Region& region : regions) {
    if (region.end != 0) continue;
    region.shortened = false;
    region.begin = reinterpret_cast<std::uintptr_t>(start);
    region.end = region.begin + size_bytes;
    return &region;
  }
  return nullptr;
}

}  // namespace

/// Unmaps at the end.
class MappedFile::Mapping {
 public:
  Mapping(void* start, std::size_t size_bytes)
      : start_(start), size_bytes_(size_bytes), region_(take_region(start, size_bytes)) {}
  ~Mapping() {
    if (region_ != nullptr) {
      const std::lock_guard lock(regions_mutex);
      region_->end = 0;
    }
    ::munmap(start_, size_bytes_);
  }
  Mapping(const Mapping&) = delete;
  Mapping& operator=(const Mapping&) = delete;

  bool is_guarded() const { return region_ != nullptr; }
  bool was_shortened() const { return region_->shortened; }
  std::span<const std::byte> bytes() const {
    return {static_cast<const std::byte*>(start_), size_bytes_};
  }

 private:
  void* start_;
  std::size_t size_bytes_;
  Region* region_;
};

MappedFile::MappedFile(const std::filesystem::path& file) {
  const int descriptor = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) return;
  struct stat status {};
  void* start = MAP_FAILED;
  if (::fstat(descriptor, &status) == 0 && S_ISREG(status.st_mode) && status.st_size > 0) {
    start = ::mmap(nullptr, static_cast<std::size_t>(status.st_size), PROT_READ, MAP_SHARED,
                   descriptor, 0);
  }
  ::close(descriptor);
  if (start == MAP_FAILED) return;
  mapping_ = std::make_shared<const Mapping>(start, static_cast<std::size_t>(status.st_size));
  if (!mapping_->is_guarded()) mapping_.reset();
}

std::span<const std::byte> MappedFile::bytes() const {
  return mapping_ == nullptr ? std::span<const std::byte>{} : mapping_->bytes();
}

bool MappedFile::was_shortened() const {
  return mapping_ != nullptr && mapping_->was_shortened();
}

}  // namespace loci::gazetteer
