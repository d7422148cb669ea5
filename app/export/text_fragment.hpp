/// \file
/// Links into web pages, to the words that a passage quotes.
#pragma once

#include <string>
#include <string_view>

namespace loci::exports {

/// The address of a page with a text fragment (https://wicg.github.io/scroll-to-text-fragment/), so
/// that a browser opens it at the quotation: `#:~:text=prefix-,quote,-suffix`. Browsers compare
/// whole words: a quotation inside a word is widened to it. Empty where the address is none of the
/// web's.
/// \param prefix what stands before the quotation, \param suffix behind it, as in a Passage
std::string link_to_passage(std::string_view url, std::string_view prefix, std::string_view quote,
                            std::string_view suffix);

}  // namespace loci::exports
