// Makes a workspace for measurements:
//   make_big_workspace OUT.loci [documents] [mentions] [places] [every]
// "every": each place once to begin with. Else the rarest of very many are never named.
#include "geo/error.hpp"
#include "tests/bench/big_workspace.hpp"

#include <algorithm>
#include <charconv>
#include <cstdio>
#include <cstring>

int main(int argc, char** argv) {
  loci::tests::BigWorkspace size;
  std::size_t* const sizes[] = {&size.documents, &size.mentions, &size.places};
  size.every_place = argc == 6 && std::strcmp(argv[5], "every") == 0;
  bool understood = argc >= 2 && (argc <= 5 || size.every_place);
  for (int i = 2; understood && i < std::min(argc, 5); ++i) {
    const char* const end = argv[i] + std::strlen(argv[i]);
    const auto [rest, problem] = std::from_chars(argv[i], end, *sizes[i - 2]);
    understood = problem == std::errc() && rest == end && *sizes[i - 2] > 0;
  }
  if (!understood) {
    std::fputs("make_big_workspace OUT.loci [documents] [mentions] [places] [every]\n", stderr);
    return 2;
  }
  try {
    loci::tests::make_big_workspace(LOCI_DATA_FOLDER "/world.gazetteer", argv[1], size);
  } catch (const loci::Error& error) {
    std::fprintf(stderr, "%s\n", error.what());
    return 1;
  }
}
