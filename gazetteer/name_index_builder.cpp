#include "gazetteer/name_index_builder.hpp"

#include "gazetteer/name_key.hpp"
#include "geo/error.hpp"
#include "geo/partial_file.hpp"

#include <algorithm>
#include <ostream>
#include <queue>
#include <string>

namespace loci::gazetteer {
namespace {

[[noreturn]] void fail_without_room() {
  throw Error("temporary files", "cannot be written", "free some space in TMPDIR");
}

bool has_article(std::string_view key) {
  return key.starts_with("al ") || key.find(" al ") != std::string_view::npos;
}

/// "al-Bukamal" -> "albukamal", as many write Arabic names; empty where that is too short to be
/// told from words of other kinds ("An-Na", "Al-Ma").
std::string written_as_one_word(std::string_view name) {
  constexpr std::size_t shortest = 8;
  std::string joined;
  for (const auto word : name_words(name)) joined += word_key(word);
  return joined.size() < shortest ? std::string{} : joined;
}

}  // namespace

/// Reads a sorted file from its beginning.
class NameIndexBuilder::RunReader {
 public:
  explicit RunReader(std::FILE* file) : file_(file) { std::rewind(file_); }

  /// False at the end.
  bool next(Entry& entry) {
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
  static constexpr std::size_t most_buffered = 4096;
  std::FILE* file_;
  std::vector<Entry> buffer_;
  std::size_t at_ = 0;
};

NameIndexBuilder::NameIndexBuilder(std::size_t most_entries) : most_entries_(most_entries) {}

void NameIndexBuilder::add(std::uint64_t hash, NameFlags flags) {
  entries_.push_back({hash, flags});
  if (entries_.size() >= most_entries_) spill();
}

bool NameIndexBuilder::add_name(std::string_view key, NameKind kind) {
  const auto blanks = static_cast<std::size_t>(std::count(key.begin(), key.end(), ' '));
  if (key.empty() || blanks >= longest_name_words) return false;
  WordsHash hash;
  for (;;) {
    const auto end = key.find(' ');
    hash.add(key.substr(0, end));
    if (end == std::string_view::npos) break;
    add(hash.value(), longer_names_flag);
    key.remove_prefix(end + 1);
  }
  add(hash.value(), static_cast<NameFlags>(1U << static_cast<unsigned>(kind)));
  return true;
}

void NameIndexBuilder::add_listed_name(std::string_view key, std::string_view name, NameKind kind) {
  add_name(key, kind);
  if (has_article(key)) add_name(written_as_one_word(name), kind);
}

void NameIndexBuilder::add_word(std::string_view word_key, unsigned word_kind_bits) {
  if ((word_kind_bits & 0x7f) == 0) return;  // a slot without flags would be a free one
  WordsHash hash;
  hash.add(word_key);
  add(hash.value(), static_cast<NameFlags>((word_kind_bits & 0x7f) << word_kinds_shift));
}

/// Sorts the entries in memory and joins those of one hash.
void NameIndexBuilder::sort() {
  std::sort(entries_.begin(), entries_.end(),
            [](const Entry& a, const Entry& b) { return a.hash < b.hash; });
  std::size_t kept = 0;
  for (const Entry& entry : entries_) {
    if (kept > 0 && entries_[kept - 1].hash == entry.hash) {
      entries_[kept - 1].flags |= entry.flags;
    } else {
      entries_[kept++] = entry;
    }
  }
  entries_.resize(kept);
}

void NameIndexBuilder::spill() {
  sort();
  // Where most are repetitions there is room again.
  if (entries_.size() < most_entries_ / 2) return;
  Run run(std::tmpfile());
  if (run == nullptr ||
      std::fwrite(entries_.data(), sizeof(Entry), entries_.size(), run.get()) != entries_.size()) {
    fail_without_room();
  }
  if (std::fflush(run.get()) != 0) fail_without_room();
  runs_.push_back(std::move(run));
  entries_.clear();
}

void NameIndexBuilder::for_each(const std::function<void(std::uint64_t, std::uint64_t)>& use) {
  sort();
  if (runs_.empty()) {
    for (const Entry& entry : entries_) use(entry.hash, entry.flags);
    return;
  }
  std::vector<RunReader> readers;
  for (const Run& run : runs_) readers.emplace_back(run.get());
  struct Next {
    Entry entry;
    std::size_t source;  ///< a reader, or behind them the entries in memory
    bool operator>(const Next& other) const { return entry.hash > other.entry.hash; }
  };
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
    for (joined.flags = 0; !queue.empty() && queue.top().entry.hash == joined.hash;) {
      joined.flags |= queue.top().entry.flags;
      const std::size_t source = queue.top().source;
      queue.pop();
      push_next(source);
    }
    use(joined.hash, joined.flags);
  }
}

NameIndexHeader NameIndexBuilder::lay_out(std::uint64_t fingerprint,
                                          const std::function<void(std::uint64_t)>& put) {
  NameIndexHeader header;
  header.versions = name_index_versions();
  header.fingerprint = fingerprint;
  std::uint64_t hashes = 0;
  for_each([&](std::uint64_t, std::uint64_t) { ++hashes; });
  header.homes = hashes * 3 / 2 + 16;
  // In the order of the hashes each takes the first slot that is free, so that equal contents give
  // equal files and the table is written from its beginning to its end.
  for_each([&](std::uint64_t hash, std::uint64_t flags) {
    const std::uint64_t home = first_slot(hash, header.homes);
    for (; header.slots < home; ++header.slots) put(0);
    put(hash << flag_bits | flags);
    ++header.slots;
    header.probes = std::max(header.probes, header.slots - home);
  });
  for (; header.slots < header.homes; ++header.slots) put(0);
  ++header.probes;
  header.checksum = header.sum();
  return header;
}

std::vector<std::uint64_t> NameIndexBuilder::table(std::uint64_t fingerprint) {
  std::vector<std::uint64_t> table(header_words);
  const auto header = lay_out(fingerprint, [&](std::uint64_t word) { table.push_back(word); });
  std::copy_n(reinterpret_cast<const std::uint64_t*>(&header), header_words, table.begin());
  return table;
}

void NameIndexBuilder::write(const std::filesystem::path& file, std::uint64_t fingerprint) {
  write_whole_file(file, [&](std::ostream& out) {
    constexpr std::size_t most_buffered = 8192;
    std::vector<std::uint64_t> buffer(header_words);  // room for the header, which comes last
    const auto flush = [&] {
      out.write(reinterpret_cast<const char*>(buffer.data()),
                static_cast<std::streamsize>(buffer.size() * sizeof(std::uint64_t)));
      buffer.clear();
    };
    const auto header = lay_out(fingerprint, [&](std::uint64_t word) {
      buffer.push_back(word);
      if (buffer.size() >= most_buffered) flush();
    });
    flush();
    out.seekp(0);
    out.write(reinterpret_cast<const char*>(&header), sizeof header);
  });
}

}  // namespace loci::gazetteer
