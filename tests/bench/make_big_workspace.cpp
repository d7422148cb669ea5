// Makes a workspace for measurements:
//   make_big_workspace OUT.loci [documents] [mentions] [places]
#include "geo/error.hpp"
#include "tests/bench/big_workspace.hpp"

#include <charconv>
#include <cstdio>
#include <cstring>

int main(int argc, char** argv) {
  loci::tests::BigWorkspace size;
  std::size_t* const sizes[] = {&size.documents, &size.mentions, &size.places};
  bool understood = argc >= 2 && argc <= 5;
  for (int i = 2; understood && i < argc; ++i) {
    const char* const end = argv[i] + std::strlen(argv[i]);
    const auto [rest, problem] = std::from_chars(argv[i], end, *sizes[i - 2]);
    understood = problem == std::errc() && rest == end && *sizes[i - 2] > 0;
  }
  if (!understood) {
    std::fputs("make_big_workspace OUT.loci [documents] [mentions] [places]\n", stderr);
    return 2;
  }
  try {
    loci::tests::make_big_workspace(LOCI_DATA_FOLDER "/world.gazetteer", argv[1], size);
  } catch (const loci::Error& error) {
    std::fprintf(stderr, "%s\n", error.what());
    return 1;
  }
}
