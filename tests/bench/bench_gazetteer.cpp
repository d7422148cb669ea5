// How fast the gazetteer is:  bench_gazetteer [FILE…]   (texts; default: the sample articles)
#include "gazetteer/build_gazetteer.hpp"
#include "gazetteer/gazetteer.hpp"
#include "gazetteer/name_key.hpp"
#include "tests/temporary_folder.hpp"

#include <array>
#include <chrono>
#include <cstdio>
#include <exception>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace {

using namespace loci::gazetteer;
using Clock = std::chrono::steady_clock;

double seconds_since(Clock::time_point start) {
  return std::chrono::duration<double>(Clock::now() - start).count();
}

std::vector<std::string> texts_of(std::span<char* const> arguments) {
  std::vector<std::string> texts;
  for (const char* const file : arguments) texts.push_back(loci::tests::bytes_of(file));
  if (!texts.empty()) return texts;
  const std::filesystem::path samples{LOCI_SOURCE_FOLDER "/assets/samples"};
  for (const auto& entry : std::filesystem::directory_iterator(samples)) {
    if (entry.is_regular_file()) texts.push_back(loci::tests::bytes_of(entry.path()));
  }
  return texts;
}

void bench_recognition(const Gazetteer& gazetteer, const std::vector<std::string>& texts) {
  constexpr int rounds = 20;
  std::vector<std::string_view> words;
  for (const auto& text : texts) {
    for (const auto word : name_words(text)) words.push_back(word);
  }
  const auto start_keys = Clock::now();
  std::vector<std::string> keys;
  for (int round = 0; round < rounds; ++round) {
    keys.clear();
    for (const auto word : words) keys.push_back(word_key(word));
  }
  const double keys_s = seconds_since(start_keys) / rounds;
  const std::vector<std::string_view> views(keys.begin(), keys.end());
  std::size_t found = 0;
  const auto start_names = Clock::now();
  for (int round = 0; round < rounds; ++round) {
    for (std::size_t i = 0; i < views.size(); ++i) {
      found += gazetteer.longest_name(std::span{views}.subspan(i)) > 0 ? 1U : 0U;
    }
  }
  const double names_s = seconds_since(start_names) / rounds;
  const auto count = static_cast<double>(words.size());
  std::printf("word_key       %8.0f ns a word (%zu words)\n", keys_s / count * 1e9, words.size());
  std::printf("longest_name   %8.0f ns a word (%zu names)\n", names_s / count * 1e9,
              found / rounds);
}

void bench_lookup(const Gazetteer& gazetteer, const char* what,
                  std::span<const std::string_view> names) {
  constexpr int rounds = 50;
  std::size_t found = 0;
  const auto start = Clock::now();
  for (int round = 0; round < rounds; ++round) {
    for (const auto name : names) found += gazetteer.candidates(name).size();
  }
  const double one_s = seconds_since(start) / rounds / static_cast<double>(names.size());
  std::printf("lookup, %-7s%8.0f us a name (%zu candidates each)\n", what, one_s * 1e6,
              found / rounds / names.size());
}

void run(std::span<char* const> arguments) {
  const loci::tests::TemporaryFolder folder;
  const auto file = folder.path() / "world.gazetteer";
  const std::array<std::filesystem::path, 2> sources{LOCI_SOURCE_FOLDER "/assets/gazetteer",
                                                     LOCI_SOURCE_FOLDER "/assets/lexicon"};
  auto start = Clock::now();
  const auto report = build_gazetteer(file, sources);
  std::printf("build          %8.2f s (%zu places, %zu names)\n", seconds_since(start),
              report.info.places, report.info.names);
  std::filesystem::remove(file.string() + "-index");
  start = Clock::now();
  { const Gazetteer without_index(file); }
  std::printf("open, no index %8.1f ms\n", seconds_since(start) * 1e3);
  start = Clock::now();
  const Gazetteer gazetteer(file);
  std::printf("open           %8.1f ms\n", seconds_since(start) * 1e3);

  bench_recognition(gazetteer, texts_of(arguments));
  constexpr std::array<std::string_view, 5> listed{"Deir ez-Zor", "Paris", "Tartus", "Abu Kamal",
                                                   "San José"};
  constexpr std::array<std::string_view, 4> fuzzy{"Abukamall", "Dairr az-Zoor", "Khan Shaykhuun",
                                                  "Kamishly"};
  bench_lookup(gazetteer, "listed", listed);
  bench_lookup(gazetteer, "fuzzy", fuzzy);
}

}  // namespace

int main(int argc, char** argv) {
  try {
    run(std::span{argv, static_cast<std::size_t>(argc)}.subspan(1));
    return 0;
  } catch (const std::exception& error) {
    std::fprintf(stderr, "bench_gazetteer: %s\n", error.what());
    return 1;
  }
}
