#include "gazetteer/name_index_builder.hpp"

#include "gazetteer/name_key.hpp"
#include "geo/partial_file.hpp"

#include <algorithm>
#include <ostream>
#include <string>

namespace loci::gazetteer {
namespace {

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

NameIndexBuilder::NameIndexBuilder(std::size_t most_entries)
    : names_(most_entries), keys_(most_entries), spellings_(most_entries) {}

void NameIndexBuilder::add(std::uint64_t hash, NameFlags flags) {
  names_.add({hash, flags});
}

void NameIndexBuilder::add_row(std::uint32_t row, std::string_view key,
                               std::optional<std::uint32_t> spelling) {
  keys_.add({row_entry(short_hash(key), row)});
  if (spelling) spellings_.add({row_entry(*spelling, row)});
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

NameIndexHeader NameIndexBuilder::lay_out(std::uint64_t fingerprint,
                                          const std::function<void(std::uint64_t)>& put) {
  NameIndexHeader header;
  header.versions = name_index_versions();
  header.fingerprint = fingerprint;
  std::uint64_t hashes = 0;
  names_.for_each([&](const Named&) { ++hashes; });
  header.homes = hashes * 3 / 2 + 16;
  // In the order of the hashes each takes the first slot that is free, so that equal contents give
  // equal files and the table is written from its beginning to its end.
  names_.for_each([&](const Named& named) {
    const std::uint64_t home = first_slot(named.hash, header.homes);
    for (; header.slots < home; ++header.slots) put(0);
    put(named.hash << flag_bits | named.flags);
    ++header.slots;
    header.probes = std::max(header.probes, header.slots - home);
  });
  for (; header.slots < header.homes; ++header.slots) put(0);
  ++header.probes;
  const auto put_rows = [&](SortedRuns<Row>& rows, std::uint64_t& count) {
    rows.for_each([&](const Row& row) {
      put(row.entry);
      ++count;
    });
  };
  put_rows(keys_, header.key_rows);
  put_rows(spellings_, header.spelling_rows);
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
