#include "gazetteer/name_index.hpp"

#include "gazetteer/name_key.hpp"
#include "geo/expect_bytes.hpp"

#include <algorithm>
#include <array>
#include <cstring>
#include <string>
#include <utility>

namespace loci::gazetteer {
namespace {

std::uint64_t mixed(std::uint64_t value) {  // the finaliser of SplitMix64
  value = (value ^ (value >> 30)) * 0xbf58476d1ce4e5b9;
  value = (value ^ (value >> 27)) * 0x94d049bb133111eb;
  return value ^ (value >> 31);
}

/// Whether the parts make up the words behind the header; without sums that could run over.
bool fits(const NameIndexHeader& header, std::uint64_t words) {
  for (const std::uint64_t part : {header.slots, header.key_rows, header.spelling_rows}) {
    if (part > words) return false;
    words -= part;
  }
  return words == 0;
}

std::vector<std::uint32_t> rows_of(std::uint32_t hash, std::span<const std::uint64_t> entries) {
  std::vector<std::uint32_t> rows;
  auto entry = std::lower_bound(entries.begin(), entries.end(), row_entry(hash, 0));
  for (; entry != entries.end() && *entry >> 32 == hash; ++entry) {
    rows.push_back(static_cast<std::uint32_t>(*entry));
  }
  return rows;
}

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

std::uint32_t short_hash(std::string_view key) {
  WordsHash hash;
  hash.add(key);
  return static_cast<std::uint32_t>(hash.value() >> 32);
}

std::optional<std::uint32_t> spelling_hash(std::string_view name_key) {
  const std::string spelling = spelling_key_of(name_key);
  if (spelling.empty()) return std::nullopt;
  return short_hash(spelling);
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

std::uint64_t NameIndexHeader::sum() const {
  std::uint64_t sum = 0;
  for (const auto word :
       {magic, versions, fingerprint, homes, slots, probes, key_rows, spelling_rows}) {
    sum = mixed(sum ^ word);
  }
  return sum;
}

std::uint64_t name_index_versions() {
  return 5 | static_cast<std::uint64_t>(name_key_version) << 32;
}

bool NameIndex::use(std::span<const std::uint64_t> table) {
  NameIndexHeader header;
  if (table.size() < header_words) return false;
  std::memcpy(static_cast<void*>(&header), table.data(), sizeof header);
  if (header.magic != NameIndexHeader{}.magic || header.versions != name_index_versions() ||
      header.checksum != header.sum() || !fits(header, table.size() - header_words) ||
      header.homes == 0 || header.homes > header.slots) {
    return false;
  }
  const auto part = [&](std::size_t begin, std::uint64_t words) {
    return table.subspan(header_words + begin, words);
  };
  slots_ = part(0, header.slots);
  keys_ = part(header.slots, header.key_rows);
  spellings_ = part(header.slots + header.key_rows, header.spelling_rows);
  homes_ = header.homes;
  probes_ = header.probes;
  return true;
}

std::optional<NameIndex> NameIndex::open(const std::filesystem::path& file,
                                         std::uint64_t fingerprint) {
  NameIndex index;
  index.file_ = MappedFile(file);
  const auto bytes = index.file_.bytes();
  if (bytes.size() % sizeof(std::uint64_t) != 0) return std::nullopt;
  // A mapping begins at a page, so that its words are aligned.
  const auto* const words = reinterpret_cast<const std::uint64_t*>(bytes.data());
  const std::span table(words, bytes.size() / sizeof(std::uint64_t));
  if (!index.use(table) || table[2] != fingerprint) return std::nullopt;
  return index;
}

NameIndex::NameIndex(std::vector<std::uint64_t> table)
    : memory_(std::make_shared<const std::vector<std::uint64_t>>(std::move(table))) {
  use(*memory_);
}

NameFlags NameIndex::find(std::uint64_t hash) const {
  const std::uint64_t wanted = hash << flag_bits;
  const std::size_t begin = first_slot(hash, homes_);
  const std::size_t end = std::min(slots_.size(), begin + probes_);
  for (std::size_t slot = begin; slot < end; ++slot) {
    const std::uint64_t entry = slots_[slot];
    if (entry == 0) return 0;
    if ((entry & ~flags_mask) == wanted) return static_cast<NameFlags>(entry & flags_mask);
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

void NameIndex::expect_name(std::span<const std::string_view> word_keys) const {
  if (slots_.empty()) return;
  constexpr std::size_t most_words = 2;
  WordsHash before;
  for (std::size_t i = 0; i < std::min(word_keys.size(), most_words); ++i) {
    WordsHash ending = before;
    ending.add(word_keys[i]);
    geo::expect_bytes(&slots_[std::min(first_slot(ending.value(), homes_), slots_.size() - 1)]);
    if (i + 1 < word_keys.size()) before.add(unified_word(word_keys[i], word_keys[i + 1]));
  }
}

bool NameIndex::begins_names(std::span<const std::string_view> word_keys) const {
  WordsHash hash;
  for (std::size_t i = 0; i < word_keys.size(); ++i) {
    hash.add(unified_word(word_keys[i], i + 1 < word_keys.size() ? word_keys[i + 1] : ""));
  }
  return !word_keys.empty() && (find(hash.value()) & longer_names_flag) != 0;
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

bool NameIndex::may_have_name(std::string_view name_key) const {
  const auto blanks = static_cast<std::size_t>(std::count(name_key.begin(), name_key.end(), ' '));
  if (blanks >= longest_name_words) return true;  // longer names are not in the index
  WordsHash hash;
  for (auto end = name_key.find(' '); end != std::string_view::npos; end = name_key.find(' ')) {
    hash.add(name_key.substr(0, end));
    name_key.remove_prefix(end + 1);
  }
  hash.add(name_key);
  return (find(hash.value()) & name_kinds_mask) != 0;
}

std::vector<std::uint32_t> NameIndex::rows_with_key(std::string_view name_key) const {
  return rows_of(short_hash(name_key), keys_);
}

std::vector<std::uint32_t> NameIndex::rows_with_spelling(std::string_view spelling_key) const {
  return rows_of(short_hash(spelling_key), spellings_);
}

std::uint64_t name_index_fingerprint(std::string_view version, std::size_t names,
                                     std::uint32_t change_counter) {
  WordsHash hash;
  hash.add(version);
  hash.add(std::to_string(names));
  hash.add(std::to_string(change_counter));
  return hash.value();
}

std::filesystem::path name_index_file(const std::filesystem::path& gazetteer) {
  auto file = gazetteer;
  file += "-index";
  return file;
}

}  // namespace loci::gazetteer
