// How long a session takes over a large workspace:
//   bench_filters W.loci
// prints the time to read its columns, to apply filters of several kinds, and to follow a range of
// dates that is dragged.
#include "app/session/lists.hpp"
#include "app/workspace/workspace.hpp"
#include "geo/error.hpp"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <functional>
#include <string>
#include <vector>

namespace {

using namespace loci;

double ms_of(const std::function<void()>& work) {
  const auto began = std::chrono::steady_clock::now();
  work();
  return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - began)
      .count();
}

void print(const char* what, std::vector<double> times_ms) {
  std::sort(times_ms.begin(), times_ms.end());
  std::printf("%-34s %6.1f ms median, %6.1f ms longest\n", what, times_ms[times_ms.size() / 2],
              times_ms.back());
}

void run(const char* file) {
  session::Lists all;
  std::printf("%-34s %6.0f ms\n", "read the columns, count all",
              ms_of([&] { all = session::load_lists(file, {}, {}); }));
  std::printf("  %zu mentions of %zu places in %zu documents\n", all.mentions, all.places.size(),
              all.documents.size());

  std::vector<std::pair<const char*, workspace::Filter>> filters(7);
  filters[0].first = "filter cleared";
  filters[1] = {"a country", {}};
  filters[1].second.countries = {"SY"};
  filters[2] = {"a kind of place", {}};
  filters[2].second.kinds = {gazetteer::PlaceKind::capital};
  filters[3] = {"a box", {}};
  filters[3].second.region = geo::Extent{33, 30, 46, 38};
  filters[4] = {"a sense and a confidence", {}};
  filters[4].second.senses = {geoparse::Sense::associative};
  filters[4].second.min_confidence = 0.8;
  filters[5] = {"a source", {}};
  filters[5].second.sources = {"River Wire"};
  filters[6] = {"words (full text)", {}};
  filters[6].second.text = "bakery winters";
  for (const auto& [name, filter] : filters) {
    std::vector<double> times_ms;
    for (int i = 0; i < 7; ++i) {
      session::Lists before = all;  // without the words of the last time
      times_ms.push_back(ms_of([&] { session::filtered_lists(before, filter, file); }));
    }
    print(name, times_ms);
  }
  std::vector<double> times_ms;
  for (int year = 2009; year < 2024; ++year) {
    workspace::Filter filter;
    filter.from = std::to_string(year);
    times_ms.push_back(ms_of([&] { session::filtered_lists(all, filter, file); }));
  }
  print("a range of dates, dragged", times_ms);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) {
    std::fputs("bench_filters W.loci\n", stderr);
    return 2;
  }
  try {
    run(argv[1]);
  } catch (const loci::Error& error) {
    std::fprintf(stderr, "%s\n", error.what());
    return 1;
  }
}
