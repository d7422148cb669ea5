#include "app/workspace/near_copies.hpp"

#include <algorithm>
#include <cstring>
#include <limits>
#include <numeric>
#include <span>

namespace loci::workspace {
namespace {

constexpr std::size_t words_of_shingle = 3;

/// The finalizer of splitmix64 (Steele, Lea, Flood 2014).
std::uint64_t mixed(std::uint64_t value) {
  value += 0x9E3779B97F4A7C15U;
  value = (value ^ (value >> 30U)) * 0xBF58476D1CE4E5B9U;
  value = (value ^ (value >> 27U)) * 0x94D049BB133111EBU;
  return value ^ (value >> 31U);
}

/// Hashes of the words of a text, one after another.
class Words {
 public:
  explicit Words(std::string_view text) : text_(text) {}

  bool next(std::uint64_t& hash) {
    while (at_ < text_.size() && !is_of_word(text_[at_])) ++at_;
    if (at_ == text_.size()) return false;
    hash = 0xCBF29CE484222325U;  // FNV-1a
    if (is_ideographic(at_)) {
      for (int i = 0; i < 3 && at_ < text_.size(); ++i) take(hash);
      return true;
    }
    while (at_ < text_.size() && is_of_word(text_[at_]) && !is_ideographic(at_)) take(hash);
    return true;
  }

 private:
  static bool is_of_word(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           static_cast<unsigned char>(c) >= 0x80;
  }
  /// From U+3000 to U+9FFF: kana and Chinese characters, three bytes each.
  bool is_ideographic(std::size_t at) const {
    const auto lead = static_cast<unsigned char>(text_[at]);
    return lead >= 0xE3 && lead <= 0xE9;
  }
  void take(std::uint64_t& hash) {
    char c = text_[at_++];
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3U;
  }

  std::string_view text_;
  std::size_t at_ = 0;
};

using Shingle = std::array<std::uint64_t, words_of_shingle>;

std::uint64_t shingle_of(const Shingle& words) {
  std::uint64_t hash = 0;
  for (const std::uint64_t word : words) hash = mixed(hash ^ word);
  return hash;
}

/// Keeps the least of each of many hashes.
class LeastHashes {
 public:
  LeastHashes() { least_.fill(std::numeric_limits<std::uint32_t>::max()); }

  void add(std::uint64_t shingle) {
    // Two independent halves make as many hash functions as are wanted (Kirsch, Mitzenmacher 2008).
    const std::uint64_t both = mixed(shingle);
    const auto step = static_cast<std::uint32_t>(both >> 32U) | 1U;
    auto hash = static_cast<std::uint32_t>(both);
    for (std::size_t i = 0; i < least_.size(); ++i) {
      hash += step;
      // Without this, the least of one sum would often be the least of the next.
      std::uint32_t value = hash * 0x85EBCA6BU;
      value ^= value >> 13U;
      value *= 0xC2B2AE35U;
      value ^= value >> 16U;
      least_[i] = std::min(least_[i], value);
    }
  }

  Sketch sketch() const {
    Sketch sketch{};
    for (std::size_t i = 0; i < sketch.size(); ++i) {
      sketch[i] = static_cast<std::uint8_t>(mixed(least_[i]));
    }
    return sketch;
  }

 private:
  std::array<std::uint32_t, std::tuple_size_v<Sketch>> least_{};
};

/// Disjoint sets of indices.
class Groups {
 public:
  explicit Groups(std::size_t count) : parents_(count) {
    std::iota(parents_.begin(), parents_.end(), 0U);
  }
  std::uint32_t first(std::uint32_t index) {
    while (parents_[index] != index) {
      parents_[index] = parents_[parents_[index]];
      index = parents_[index];
    }
    return index;
  }
  void join(std::uint32_t a, std::uint32_t b) {
    a = first(a);
    b = first(b);
    parents_[std::max(a, b)] = std::min(a, b);
  }

 private:
  std::vector<std::uint32_t> parents_;
};

constexpr std::size_t bytes_of_band = 3;

struct InBand {
  std::uint32_t band;   ///< its bytes
  std::uint32_t index;  ///< of the sketch
};

/// Joins those of a run of equal bands that are near-copies. Runs are sorted by sketch, so that
/// what is compared in one too long for all pairs does not depend on the order of the texts.
void join_run(const std::vector<Sketch>& sketches, std::span<const InBand> run, Groups& groups) {
  constexpr std::size_t farthest = 200;
  for (std::size_t i = 0; i < run.size(); ++i) {
    const std::size_t end = std::min(run.size(), i + farthest);
    for (std::size_t j = i + 1; j < end; ++j) {
      const std::uint32_t a = run[i].index, b = run[j].index;
      if (groups.first(a) == groups.first(b)) continue;
      if (similarity(sketches[a], sketches[b]) >= near_copy_from) groups.join(a, b);
    }
  }
}

}  // namespace

Sketch sketch_of(std::string_view text) {
  Words words(text);
  LeastHashes least;
  Shingle last{};
  std::size_t count = 0;
  for (std::uint64_t word = 0; words.next(word);) {
    std::rotate(last.begin(), last.begin() + 1, last.end());
    last.back() = word;
    if (++count >= words_of_shingle) least.add(shingle_of(last));
  }
  if (count < words_of_shingle) least.add(shingle_of(last));
  return least.sketch();
}

double similarity(const Sketch& a, const Sketch& b) {
  std::size_t equal = 0;
  for (std::size_t i = 0; i < a.size(); ++i) equal += a[i] == b[i] ? 1 : 0;
  constexpr double by_chance = 1.0 / 256;
  const double share = static_cast<double>(equal) / static_cast<double>(a.size());
  return std::max(0.0, (share - by_chance) / (1 - by_chance));
}

std::vector<std::uint32_t> groups_of(const std::vector<Sketch>& sketches) {
  Groups groups(sketches.size());
  std::vector<InBand> bands(sketches.size());
  for (std::size_t begin = 0; begin + bytes_of_band <= std::tuple_size_v<Sketch>;
       begin += bytes_of_band) {
    for (std::uint32_t i = 0; i < sketches.size(); ++i) {
      bands[i] = {0, i};
      std::memcpy(&bands[i].band, sketches[i].data() + begin, bytes_of_band);
    }
    std::sort(bands.begin(), bands.end(), [&sketches](const InBand& a, const InBand& b) {
      return a.band != b.band ? a.band < b.band : sketches[a.index] < sketches[b.index];
    });
    for (auto run = bands.begin(); run != bands.end();) {
      const auto end = std::find_if(run, bands.end(),
                                    [run](const InBand& other) { return other.band != run->band; });
      join_run(sketches, {run, end}, groups);
      run = end;
    }
  }
  std::vector<std::uint32_t> numbers(sketches.size());
  for (std::uint32_t i = 0; i < numbers.size(); ++i) numbers[i] = groups.first(i);
  return numbers;
}

}  // namespace loci::workspace
