/// \file
/// Names as running text bends them: clitics, case endings, suffixes.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace loci::gazetteer {

/// The name keys that a toponym may be a form of, likeliest first; none for most. Arabic and Hebrew
/// clitics ("وبدمشق": and in Damascus; "בתל אביב"), Russian and Ukrainian case endings ("Дамаске",
/// "Києва"), Turkish suffixes behind an apostrophe ("Ankara'da"). Far more than are names: ask the
/// gazetteer for each.
std::vector<std::string> base_forms(std::string_view toponym);

/// Likewise of a word by its key, which has lost apostrophes: not of Turkish.
std::vector<std::string> base_forms_of_word(std::string_view word_key);

}  // namespace loci::gazetteer
