/// \file
/// Sorts any number of entries in bounded memory.
#pragma once

#include "geo/error.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdio>
#include <functional>
#include <memory>
#include <queue>
#include <type_traits>
#include <vector>

namespace loci::gazetteer {

/// Collects entries; beyond `most_entries` it sorts what it has into a temporary file.
/// \tparam Entry has operator< and join(other), which is true where the other, not lesser one is
/// now part of it
template <typename Entry>
class SortedRuns {
  static_assert(std::is_trivially_copyable_v<Entry>);

 public:
  explicit SortedRuns(std::size_t most_entries) : most_entries_(most_entries) {}

  /// Throws Error where there is no room for temporary files.
  void add(const Entry& entry) {
    entries_.push_back(entry);
    if (entries_.size() >= most_entries_) spill();
  }

  /// Calls with all entries, in order, joined. More than once if need be.
  void for_each(const std::function<void(const Entry&)>& use) {
    sort();
    if (runs_.empty()) {
      for (const Entry& entry : entries_) use(entry);
      return;
    }
    std::vector<Reader> readers;
    for (const Run& run : runs_) readers.emplace_back(run.get());
    std::priority_queue<Next, std::vector<Next>, std::greater<>> queue;
    std::size_t in_memory = 0;
    const auto push_next = [&](std::size_t source) {
      Entry entry{};
      if (source < readers.size()) {
        if (readers[source].next(entry)) queue.push({entry, source});
      } else if (in_memory < entries_.size()) {
        queue.push({entries_[in_memory++], source});
      }
    };
    for (std::size_t source = 0; source <= readers.size(); ++source) push_next(source);
    while (!queue.empty()) {
      Entry joined = queue.top().entry;
      do {
        const std::size_t source = queue.top().source;
        queue.pop();
        push_next(source);
      } while (!queue.empty() && joined.join(queue.top().entry));
      use(joined);
    }
  }

 private:
  struct Closer {
    void operator()(std::FILE* file) const { std::fclose(file); }
  };
  using Run = std::unique_ptr<std::FILE, Closer>;

  /// Reads a sorted file from its beginning.
  class Reader {
   public:
    explicit Reader(std::FILE* file) : file_(file) { std::rewind(file_); }

    /// False at the end.
    bool next(Entry& entry) {
      constexpr std::size_t most_buffered = 4096;
      if (at_ == buffer_.size()) {
        buffer_.resize(most_buffered);
        buffer_.resize(std::fread(buffer_.data(), sizeof(Entry), most_buffered, file_));
        at_ = 0;
        if (buffer_.empty()) return false;
      }
      entry = buffer_[at_++];
      return true;
    }

   private:
    std::FILE* file_;
    std::vector<Entry> buffer_;
    std::size_t at_ = 0;
  };

  struct Next {
    Entry entry;
    std::size_t source;  ///< a reader, or behind them the entries in memory
    bool operator>(const Next& other) const { return other.entry < entry; }
  };

  /// Sorts the entries in memory and joins them.
  void sort() {
    std::sort(entries_.begin(), entries_.end());
    std::size_t kept = 0;
    for (const Entry& entry : entries_) {
      if (kept == 0 || !entries_[kept - 1].join(entry)) entries_[kept++] = entry;
    }
    entries_.resize(kept);
  }

  void spill() {
    sort();
    // Where most are repetitions there is room again.
    if (entries_.size() < most_entries_ / 2) return;
    Run run(std::tmpfile());
    if (run == nullptr ||
        std::fwrite(entries_.data(), sizeof(Entry), entries_.size(), run.get()) !=
            entries_.size() ||
        std::fflush(run.get()) != 0) {
      throw Error("temporary files", "cannot be written", "free some space in TMPDIR");
    }
    runs_.push_back(std::move(run));
    entries_.clear();
  }

  std::size_t most_entries_;
  std::vector<Entry> entries_;
  std::vector<Run> runs_;  ///< sorted files without names
};

}  // namespace loci::gazetteer
