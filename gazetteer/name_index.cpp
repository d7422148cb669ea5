#include "gazetteer/name_index.hpp"

#include "gazetteer/name_key.hpp"
#include "geo/error.hpp"
#include "geo/partial_file.hpp"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <ostream>
#include <string>

namespace loci::gazetteer {
namespace {

// The file: header_words words, then the slots. A slot holds 48 bits of a hash above 16 bits of
// flags; 0 is free.
constexpr std::uint64_t magic = 0x31786469636f6c00;  // "\0locidx1"
constexpr std::size_t header_words = 5;  // magic, versions, fingerprint, checksum, slots
constexpr std::uint64_t versions = 3 | static_cast<std::uint64_t>(name_key_version) << 32;
constexpr int flag_bits = 16;
constexpr std::uint64_t flags_mask = (std::uint64_t{1} << flag_bits) - 1;

std::uint64_t mixed(std::uint64_t value) {  // the finaliser of SplitMix64
  value = (value ^ (value >> 30)) * 0xbf58476d1ce4e5b9;
  value = (value ^ (value >> 27)) * 0x94d049bb133111eb;
  return value ^ (value >> 31);
}

std::uint64_t checksum(std::span<const std::uint64_t> words) {
  std::uint64_t sum = words.size();
  for (const auto word : words) sum = (sum ^ word) * 0x9e3779b97f4a7c15 + (sum >> 29);
  return sum;
}

/// Where a hash's search begins: its upper half spread over the slots.
std::size_t first_slot(std::uint64_t hash, std::size_t slots) {
  return static_cast<std::size_t>((hash >> 32) * slots >> 32);
}

std::span<const std::uint64_t> checked_slots(std::span<const std::uint64_t> table,
                                             std::uint64_t fingerprint) {
  if (table.size() <= header_words || table[0] != magic || table[1] != versions ||
      table[2] != fingerprint || table[4] != table.size() - header_words) {
    return {};
  }
  const auto slots = table.subspan(header_words);
  return checksum(slots) == table[3] ? slots : std::span<const std::uint64_t>{};
}

/// An open file descriptor.
class File {
 public:
  explicit File(const std::filesystem::path& path)
      : descriptor_(::open(path.c_str(), O_RDONLY | O_CLOEXEC)) {}
  ~File() {
    if (descriptor_ >= 0) ::close(descriptor_);
  }
  File(const File&) = delete;
  File& operator=(const File&) = delete;

  /// Its bytes, mapped; null where it is not a mappable file.
  std::shared_ptr<const void> map(std::size_t& size_bytes) const {
    struct stat status {};
    if (descriptor_ < 0 || ::fstat(descriptor_, &status) != 0 || !S_ISREG(status.st_mode))
      return {};
    size_bytes = static_cast<std::size_t>(status.st_size);
    if (size_bytes == 0) return {};
    void* const start =
        ::mmap(nullptr, size_bytes, PROT_READ, MAP_SHARED | MAP_POPULATE, descriptor_, 0);
    if (start == MAP_FAILED) return {};
    return {start, [size_bytes](void* mapped) { ::munmap(mapped, size_bytes); }};
  }

 private:
  int descriptor_;
};

}  // namespace

void WordsHash::add(std::string_view word) {
  std::uint64_t hash = word.size();
  while (word.size() >= 8) {
    std::uint64_t part = 0;
    std::memcpy(&part, word.data(), 8);
    hash = mixed(hash ^ part);
    word.remove_prefix(8);
  }
  std::uint64_t part = 0;
  if (!word.empty()) std::memcpy(&part, word.data(), word.size());
  value_ = mixed(value_ * 0x9e3779b97f4a7c15 + (hash ^ part));
}

unsigned to_bits(WordKinds kinds) {
  return (kinds.common ? 1U : 0U) | (kinds.first_name ? 2U : 0U) | (kinds.person_name ? 4U : 0U) |
         (kinds.title ? 8U : 0U) | (kinds.calendar ? 16U : 0U) | (kinds.people ? 32U : 0U) |
         (kinds.company ? 64U : 0U);
}

WordKinds word_kinds_of(unsigned bits) {
  return {.common = (bits & 1) != 0,
          .first_name = (bits & 2) != 0,
          .person_name = (bits & 4) != 0,
          .title = (bits & 8) != 0,
          .calendar = (bits & 16) != 0,
          .people = (bits & 32) != 0,
          .company = (bits & 64) != 0};
}

bool NameIndexBuilder::add_name(std::string_view key, NameKind kind) {
  const auto blanks = static_cast<std::size_t>(std::count(key.begin(), key.end(), ' '));
  if (key.empty() || blanks >= longest_name_words) return false;
  WordsHash hash;
  for (;;) {
    const auto end = key.find(' ');
    hash.add(key.substr(0, end));
    if (end == std::string_view::npos) break;
    entries_.emplace_back(hash.value(), longer_names_flag);
    key.remove_prefix(end + 1);
  }
  entries_.emplace_back(hash.value(), static_cast<NameFlags>(1U << static_cast<unsigned>(kind)));
  return true;
}

void NameIndexBuilder::add_word(std::string_view word_key, unsigned word_kind_bits) {
  if ((word_kind_bits & 0x7f) == 0) return;  // a slot without flags would be a free one
  WordsHash hash;
  hash.add(word_key);
  entries_.emplace_back(hash.value(),
                        static_cast<NameFlags>((word_kind_bits & 0x7f) << word_kinds_shift));
}

std::vector<std::uint64_t> NameIndexBuilder::table(std::uint64_t fingerprint) const {
  // In the order of the hashes, so that equal contents give equal files.
  auto entries = entries_;
  std::sort(entries.begin(), entries.end());
  std::size_t kept = 0;
  for (const auto& entry : entries) {
    if (kept > 0 && entries[kept - 1].first == entry.first) {
      entries[kept - 1].second |= entry.second;
    } else {
      entries[kept++] = entry;
    }
  }
  entries.resize(kept);
  const std::size_t slots = entries.size() * 3 / 2 + 16;
  std::vector<std::uint64_t> table(header_words + slots);
  for (const auto& [hash, flags] : entries) {
    std::size_t slot = first_slot(hash, slots);
    while (table[header_words + slot] != 0) slot = (slot + 1) % slots;
    table[header_words + slot] = hash << flag_bits | flags;
  }
  const auto sum = checksum(std::span{table}.subspan(header_words));
  const std::array<std::uint64_t, header_words> header{magic, versions, fingerprint, sum, slots};
  std::copy(header.begin(), header.end(), table.begin());
  return table;
}

std::optional<NameIndex> NameIndex::open(const std::filesystem::path& file,
                                         std::uint64_t fingerprint) {
  std::size_t size_bytes = 0;
  NameIndex index;
  index.owner_ = File(file).map(size_bytes);
  if (index.owner_ == nullptr || size_bytes % sizeof(std::uint64_t) != 0) return std::nullopt;
  const auto* const words = static_cast<const std::uint64_t*>(index.owner_.get());
  index.slots_ = checked_slots({words, size_bytes / sizeof(std::uint64_t)}, fingerprint);
  if (index.slots_.empty()) return std::nullopt;
  return index;
}

NameIndex::NameIndex(std::vector<std::uint64_t> table) {
  const auto owner = std::make_shared<const std::vector<std::uint64_t>>(std::move(table));
  if (owner->size() > header_words) slots_ = std::span{*owner}.subspan(header_words);
  owner_ = owner;
}

NameFlags NameIndex::find(std::uint64_t hash) const {
  std::size_t slot = first_slot(hash, slots_.size());
  const std::uint64_t wanted = hash << flag_bits;
  for (std::size_t seen = 0; seen < slots_.size(); ++seen) {
    const std::uint64_t entry = slots_[slot];
    if (entry == 0) return 0;
    if ((entry & ~flags_mask) == wanted) return static_cast<NameFlags>(entry & flags_mask);
    if (++slot == slots_.size()) slot = 0;
  }
  return 0;
}

std::size_t NameIndex::longest_name(std::span<const std::string_view> word_keys) const {
  const std::size_t count = std::min(word_keys.size(), longest_name_words);
  std::size_t longest = 0;
  WordsHash before;  // of the words so far, each in the form it has before another word
  for (std::size_t i = 0; i < count; ++i) {
    WordsHash ending = before;
    ending.add(word_keys[i]);
    NameFlags flags = find(ending.value());
    if ((flags & name_kinds_mask) != 0) longest = i + 1;
    if (i + 1 == count) break;
    const auto unified = unified_word(word_keys[i], word_keys[i + 1]);
    if (unified != word_keys[i]) {
      ending = before;
      ending.add(unified);
      flags = find(ending.value());
    }
    if ((flags & longer_names_flag) == 0) break;
    before = ending;
  }
  return longest;
}

NameKinds NameIndex::name_kinds(std::span<const std::string_view> word_keys) const {
  if (word_keys.empty()) return {};
  WordsHash hash;
  for (std::size_t i = 0; i < word_keys.size(); ++i) {
    hash.add(unified_word(word_keys[i], i + 1 < word_keys.size() ? word_keys[i + 1] : ""));
  }
  return NameKinds{static_cast<std::uint8_t>(find(hash.value()) & name_kinds_mask)};
}

WordKinds NameIndex::word_kinds(std::string_view word_key) const {
  WordsHash hash;
  hash.add(word_key);
  return word_kinds_of(static_cast<unsigned>(find(hash.value())) >> word_kinds_shift);
}

std::filesystem::path name_index_file(const std::filesystem::path& gazetteer) {
  auto file = gazetteer;
  file += "-names";
  return file;
}

void remove_name_index(const std::filesystem::path& gazetteer) {
  std::error_code ignored;  // not there
  std::filesystem::remove(name_index_file(gazetteer), ignored);
}

void write_name_index(const std::filesystem::path& file, std::span<const std::uint64_t> table) {
  write_whole_file(file, [table](std::ostream& out) {
    out.write(reinterpret_cast<const char*>(table.data()),
              static_cast<std::streamsize>(table.size_bytes()));
  });
}

}  // namespace loci::gazetteer
