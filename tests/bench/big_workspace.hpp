/// \file
/// A workspace as large as a test or a measurement needs it, made up from a gazetteer's places.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>

namespace loci::tests {

/// How much is made up.
struct BigWorkspace {
  std::size_t documents = 100'000;
  std::size_t mentions = 1'000'000;  ///< exactly so many, spread unevenly over the documents
  std::size_t places = 20'000;       ///< at most so many different ones
  bool every_place = false;          ///< each once to begin with: as many as there are mentions for
  std::uint64_t seed = 1;            ///< the same bytes of text for the same seed
};

/// Writes a workspace of made-up reports: template sentences around names of places, in their
/// several spellings, the populous and the Near Eastern ones far more often; 40 sources, dates from
/// 2009 to 2024, one document in twenty undated, one mention in twenty unlocated, all senses and
/// confidences. Throws Error where the gazetteer cannot be read or the file is there already.
void make_big_workspace(const std::filesystem::path& gazetteer, const std::filesystem::path& file,
                        const BigWorkspace& size);

}  // namespace loci::tests
