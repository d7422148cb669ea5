/// \file
/// The fonts that text is shown in.
#pragma once

namespace loci::text {

/// The family to ask for. Other scripts are found by those that follow it.
inline constexpr const char* first_family = "Inter";

/// Tells Fontconfig which families follow the first one, and in which order. To be called before
/// text is laid out; only the first call does anything.
void name_following_families();

}  // namespace loci::text
