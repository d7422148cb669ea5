/// \file
/// How many made-up wire copies are found, and how many other reports are taken for copies:
///   bench_near_copies [REPORTS]
#include "app/workspace/near_copies.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <random>
#include <string>
#include <vector>

namespace {

using namespace loci::workspace;
using Clock = std::chrono::steady_clock;

double seconds_since(Clock::time_point begun) {
  return std::chrono::duration<double>(Clock::now() - begun).count();
}

using Text = std::vector<std::string>;  ///< sentences

/// Writes reports in words that are as frequent as those of a language (Zipf), with an agency's
/// stock sentences between them.
class Writer {
 public:
  explicit Writer(unsigned seed) : chance_(seed) {
    for (int i = 0; i < 20'000; ++i) {
      weights_.push_back(1.0 / (i + 10));
      words_.push_back(fmt::format("w{}", i));
    }
    word_ = std::discrete_distribution<int>(weights_.begin(), weights_.end());
    for (int i = 0; i < 30; ++i) stock_.push_back(sentence());
  }

  Text report() {
    Text text;
    const int count = 8 + number(30);
    for (int i = 0; i < count; ++i) text.push_back(number(10) == 0 ? stock() : sentence());
    return text;
  }
  /// \param words of a hundred that an editor changes
  Text copy(Text text, int words, bool cut, bool added) {
    text.front() = sentence();
    if (cut) text.resize(text.size() - text.size() / 5);
    if (added) text.insert(text.begin() + number(static_cast<int>(text.size())), sentence());
    for (std::string& one : text) {
      std::string changed;
      for (std::size_t at = 0; at < one.size();) {
        const std::size_t end = std::min(one.find(' ', at), one.size() - 1) + 1;
        changed += number(100) < words ? words_[static_cast<std::size_t>(word_(chance_))] + " "
                                       : one.substr(at, end - at);
        at = end;
      }
      one = changed;
    }
    return text;
  }
  int number(int below) { return static_cast<int>(chance_() % static_cast<unsigned>(below)); }

 private:
  std::string sentence() {
    std::string text;
    for (int i = 10 + number(20); i > 0; --i) {
      text += words_[static_cast<std::size_t>(word_(chance_))] + " ";
    }
    return text;
  }
  std::string stock() { return stock_[static_cast<std::size_t>(number(30))]; }

  std::mt19937 chance_;
  std::vector<double> weights_;
  Text words_, stock_;
  std::discrete_distribution<int> word_;
};

std::string joined(const Text& text) {
  std::string all;
  for (const std::string& sentence : text) all += sentence + "\n";
  return all;
}

struct Kind {
  const char* name;
  int words;
  bool cut, added;
  std::size_t made = 0, found = 0;
};

}  // namespace

int main(int argc, char** argv) {
  const std::size_t reports = argc > 1 ? std::stoul(argv[1]) : 20'000;
  Writer writer(7);
  std::vector<Kind> kinds{{"new first sentence", 0, false, false},
                          {"2 of 100 words changed", 2, false, false},
                          {"a fifth cut, a sentence added", 1, true, true},
                          {"5 of 100 words changed", 5, false, false},
                          {"5 of 100 words changed, a fifth cut", 5, true, false},
                          {"10 of 100 words changed", 10, false, false}};
  constexpr std::size_t original = 99;
  std::vector<Sketch> sketches;
  std::vector<std::size_t> origin, kind;
  std::size_t bytes = 0;
  double sketching = 0;
  const auto add = [&](const Text& text, std::size_t from, std::size_t of) {
    const std::string all = joined(text);
    bytes += all.size();
    const auto begun = Clock::now();
    sketches.push_back(sketch_of(all));
    sketching += seconds_since(begun);
    origin.push_back(from);
    kind.push_back(of);
  };
  for (std::size_t i = 0; i < reports; ++i) {
    const Text report = writer.report();
    const std::size_t first = sketches.size();
    add(report, first, original);
    if (writer.number(3) != 0) continue;
    const auto of = static_cast<std::size_t>(writer.number(static_cast<int>(kinds.size())));
    add(writer.copy(report, kinds[of].words, kinds[of].cut, kinds[of].added), first, of);
  }
  const auto begun = Clock::now();
  const auto groups = groups_of(sketches);
  const double grouping = seconds_since(begun);
  std::size_t wrong = 0;
  for (std::size_t i = 0; i < sketches.size(); ++i) {
    const bool same_origin = origin[groups[i]] == origin[i];
    if (!same_origin) ++wrong;
    if (kind[i] == original) continue;
    ++kinds[kind[i]].made;
    if (groups[i] == origin[i]) ++kinds[kind[i]].found;
  }
  fmt::print(
      "{} texts, {:.1f} MB: sketches {:.2f} s ({:.0f} MB/s), groups {:.2f} s, {} bytes a text\n",
      sketches.size(), static_cast<double>(bytes) / 1e6, sketching,
      static_cast<double>(bytes) / 1e6 / sketching, grouping, sizeof(Sketch) + 12);
  for (const Kind& one : kinds) {
    fmt::print("  {:<36} {:>6} of {:>6} found\n", one.name, one.found, one.made);
  }
  fmt::print("  {} texts in a group of another report\n", wrong);
}
