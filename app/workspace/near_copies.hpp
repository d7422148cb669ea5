/// \file
/// Texts that are nearly the same: one report, printed by many.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace loci::workspace {

/// What a text is compared by: the least hashes of its shingles of three words, a byte of each
/// (Broder 1997; Li and König 2010). The share of equal bytes estimates how many of the shingles of
/// two texts are the same, their Jaccard similarity, to within about 0.04.
using Sketch = std::array<std::uint8_t, 128>;

/// Case, signs and white space make no difference. A character of a script that writes words
/// together is a word.
Sketch sketch_of(std::string_view text);

/// 0 to 1.
double similarity(const Sketch& a, const Sketch& b);

/// Texts whose similarity is at least this are near-copies.
inline constexpr double near_copy_from = 0.5;

/// Of each text, the number of its group, which is the index of the first text in it. Two texts
/// are in one group if they are near-copies, or if others lead from one to the other. The groups do
/// not depend on the order of the texts. Only texts that share three bytes in a row are compared:
/// near-copies at the limit are found with a probability of 0.99, closer ones surely.
std::vector<std::uint32_t> groups_of(const std::vector<Sketch>& sketches);

}  // namespace loci::workspace
