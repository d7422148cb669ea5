#include "gazetteer/source_file.hpp"

#include "geo/eight_bytes.hpp"
#include "geo/error.hpp"

#include <unicode/utf8.h>

#include <zstd.h>

#include <algorithm>
#include <cstdint>
#include <fstream>
#include <memory>
#include <system_error>

namespace loci::gazetteer {
namespace {

[[noreturn]] void too_large(const std::filesystem::path& file) {
  throw Error(file.string(), "larger than 1 GiB", "split it into several files");
}

std::string read_bytes(const std::filesystem::path& file) {
  std::error_code problem;
  const auto size = std::filesystem::file_size(file, problem);
  if (problem) throw Error(file.string(), "cannot be read (" + problem.message() + ")");
  if (size > largest_source_bytes) too_large(file);
  std::ifstream input(file, std::ios::binary);
  std::string bytes(size, '\0');
  if (!input.read(bytes.data(), static_cast<std::streamsize>(size))) {
    throw Error(file.string(), "cannot be read", "check its permissions");
  }
  return bytes;
}

std::string unpack(const std::filesystem::path& file, const std::string& packed) {
  const std::unique_ptr<ZSTD_DCtx, decltype(&ZSTD_freeDCtx)> context(ZSTD_createDCtx(),
                                                                     &ZSTD_freeDCtx);
  if (context == nullptr) throw Error(file.string(), "no memory to unpack it");
  std::string text;
  std::string part(ZSTD_DStreamOutSize(), '\0');
  ZSTD_inBuffer input{packed.data(), packed.size(), 0};
  std::size_t expected = 1;  // 0 at the end of a whole frame
  while (input.pos < input.size) {
    ZSTD_outBuffer output{part.data(), part.size(), 0};
    expected = ZSTD_decompressStream(context.get(), &output, &input);
    if (ZSTD_isError(expected) != 0) {
      throw Error(file.string(),
                  std::string("not a whole zstd file (") + ZSTD_getErrorName(expected) + ")");
    }
    text.append(part.data(), output.pos);
    if (text.size() > largest_source_bytes) too_large(file);
  }
  if (expected != 0) throw Error(file.string(), "not a whole zstd file (truncated)");
  return text;
}

}  // namespace

std::string read_source(const std::filesystem::path& file) {
  std::string bytes = read_bytes(file);
  return file.extension() == ".zst" ? unpack(file, bytes) : bytes;
}

std::vector<std::filesystem::path> sources_ending(const std::filesystem::path& folder,
                                                  std::string_view ending) {
  std::vector<std::filesystem::path> files;
  std::error_code problem;
  for (auto entry = std::filesystem::directory_iterator(folder, problem);
       !problem && entry != std::filesystem::directory_iterator{}; entry.increment(problem)) {
    std::string name = entry->path().filename().string();
    if (name.ends_with(".zst")) name.resize(name.size() - 4);
    if (name.ends_with(ending)) files.push_back(entry->path());
  }
  if (problem) {
    throw Error(folder.string(), "cannot be read (" + problem.message() + ")",
                "name a folder with *.places.tsv files");
  }
  std::sort(files.begin(), files.end());
  return files;
}

bool SourceLines::next(SourceLine& line) {
  if (rest_.empty()) return false;
  const auto end = rest_.find('\n');
  line.text = rest_.substr(0, end);
  line.number = ++number_;
  rest_.remove_prefix(end == std::string_view::npos ? rest_.size() : end + 1);
  if (line.text.ends_with('\r')) line.text.remove_suffix(1);
  return true;
}

std::vector<std::string_view> split(std::string_view line, char separator) {
  std::vector<std::string_view> fields;
  for (std::size_t begin = 0; begin <= line.size();) {
    const auto end = std::min(line.find(separator, begin), line.size());
    fields.push_back(line.substr(begin, end - begin));
    begin = end + 1;
  }
  return fields;
}

bool is_utf8(std::string_view text) {
  const auto* const bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  const auto size = static_cast<std::int64_t>(text.size());
  for (std::int64_t i = 0; i < size;) {
    if (i + 8 <= size && (geo::eight_bytes(text.data() + i) & geo::high_bits) == 0) {
      i += 8;
      continue;
    }
    UChar32 c = 0;
    U8_NEXT(bytes, i, size, c);
    if (c < 0) return false;
  }
  return true;
}

}  // namespace loci::gazetteer
