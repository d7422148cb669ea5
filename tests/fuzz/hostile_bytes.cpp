#include "tests/fuzz/hostile_bytes.hpp"

#include "geo/error.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cstdlib>
#include <cstring>

namespace loci::tests {
namespace {

constexpr std::uint64_t boundary_numbers[] = {
    0,
    1,
    0x7f,
    0x80,
    0xff,
    0x7fff,
    0xffff,
    0x7fffffff,
    0x80000000,
    0xffffffff,
    0x7fffffffffffffff,
    0x8000000000000000,
    0xffffffffffffffff,
    0x7ff8000000000000,  // not a number
    0x7ff0000000000000,  // infinity
    0x7f8000007fc00000,  // the same two as floats
};

constexpr std::string_view bad_text[] = {"\xff\xfe",
                                         "\xc0\x80",
                                         "\xed\xa0\x80",
                                         "\xf4\x90\x80\x80",
                                         "\xe2\x80",
                                         {"\0", 1},
                                         "\r",
                                         "\n",
                                         "\t",
                                         "\"",
                                         "\\",
                                         "<",
                                         "&#0;",
                                         "--",
                                         "-1",
                                         "1e999",
                                         "NaN",
                                         "99999999999999999999",
                                         "\xe2\x80\xae",
                                         "|",
                                         "{",
                                         "[",
                                         "\xef\xbb\xbf"};

}  // namespace

void HostileBytes::change_once(std::string& bytes, std::size_t keep) {
  const std::size_t size = bytes.size() - keep;
  const std::size_t at = keep + below(size + 1);
  const std::size_t span = std::min(bytes.size() - at, std::size_t{1} + below(64));
  switch (below(9)) {
    case 0:
    case 1:
      if (at < bytes.size()) bytes[at] = static_cast<char>(bytes[at] ^ (1 << below(8)));
      break;
    case 2:
    case 3: {
      const std::uint64_t number = boundary_numbers[below(std::size(boundary_numbers))];
      const std::size_t width = std::min(std::size_t{1} << below(4), bytes.size() - at);
      if (width > 0) std::memcpy(bytes.data() + at, &number, width);
      break;
    }
    case 4:
      bytes.erase(at, span);
      break;
    case 5:
      bytes.insert(at, bytes.substr(at, span));
      break;
    case 6:
      bytes.insert(at, bad_text[below(std::size(bad_text))]);
      break;
    case 7: {
      const std::size_t other = keep + below(size + 1);
      const std::size_t length = std::min(span, bytes.size() - other);
      if (length > 0 && at + length <= bytes.size()) {
        std::memmove(bytes.data() + at, bytes.data() + other, length);
      }
      break;
    }
    default:
      if (below(4) == 0) bytes.resize(at);
      if (below(8) == 0 && at < bytes.size()) bytes.insert(at, std::string(20000, bytes[at]));
      break;
  }
}

std::string HostileBytes::changed(std::string_view bytes, std::size_t keep) {
  std::string result(bytes);
  for (std::size_t left = 1 + below(8); left > 0; --left) {
    change_once(result, std::min(keep, result.size()));
  }
  return result;
}

std::size_t rounds(std::size_t usual) {
  const char* const asked = std::getenv("LOCI_FUZZ_ROUNDS");
  return asked == nullptr ? usual : std::strtoul(asked, nullptr, 10);
}

bool survives(const std::function<void()>& use) {
  try {
    use();
    return true;
  } catch (const Error& error) {
    CHECK(std::string(error.what()).size() > error.subject().size());
    return false;
  }
}

}  // namespace loci::tests
