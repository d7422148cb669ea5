/// \file
/// Short lists of words that the code knows.
#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace loci::geoparse {

/// Some word keys, known when the program is compiled: `static constexpr WordList words = {"in"}`.
/// Nearly all words that are asked for are in no list, which a few of their letters tell.
template <std::size_t Count>
class WordList {
 public:
  template <typename... Words>
  consteval WordList(const Words&... words) : words_{words...} {
    for (std::size_t i = 0; i < Count; ++i) {
      bits_[bit_of(words_[i]) / 64] |= one(words_[i]);
      std::size_t slot = bit_of(words_[i]) % slots;
      while (numbers_[slot] != 0) slot = (slot + 1) % slots;
      numbers_[slot] = static_cast<std::uint8_t>(i + 1);
    }
  }

  constexpr bool has(std::string_view key) const {
    if ((bits_[bit_of(key) / 64] & one(key)) == 0) return false;
    for (std::size_t slot = bit_of(key) % slots; numbers_[slot] != 0; slot = (slot + 1) % slots) {
      if (words_[numbers_[slot] - 1] == key) return true;
    }
    return false;
  }

 private:
  static constexpr std::size_t bits = 512;
  static constexpr std::size_t slots = std::bit_ceil(2 * Count);
  static_assert(Count < 256);
  static constexpr std::size_t bit_of(std::string_view word) {
    if (word.empty()) return 0;
    const auto letter = [&](std::size_t at) { return static_cast<unsigned char>(word[at]); };
    return (letter(0) + 37U * letter(word.size() / 2) + 91U * letter(word.size() - 1) +
            11U * word.size()) %
           bits;
  }
  static constexpr std::uint64_t one(std::string_view word) {
    return std::uint64_t{1} << (bit_of(word) % 64);
  }

  std::array<std::string_view, Count> words_;
  std::array<std::uint64_t, bits / 64> bits_{};
  std::array<std::uint8_t, slots> numbers_{};  ///< of words by their hash, plus 1; 0: none
};

template <typename... Words>
WordList(const Words&...) -> WordList<sizeof...(Words)>;

/// \param key a word key, as the words are
template <std::size_t Count>
constexpr bool is_one_of(std::string_view key, const WordList<Count>& words) {
  return words.has(key);
}

}  // namespace loci::geoparse
