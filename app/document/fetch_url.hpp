/// \file
/// Pages from the web: only those that the user names, and nothing else of them.
#pragma once

#include "app/document/pieces.hpp"

#include <string>
#include <string_view>

namespace loci::document {

/// Whether it begins as an address that may be fetched: http:// or https://.
bool is_web_url(std::string_view text);

/// The parts of what an address answers with, as for a file of that name and content. Pictures,
/// scripts and pages that it names are not fetched. Throws Error for any other scheme, also where
/// a server leads to one; after five redirections; for more than max_file_bytes; where no
/// connection is made in 20 seconds, or the whole takes longer than two minutes.
std::unique_ptr<Pieces> pieces_of_url(const std::string& url, const ReadingOptions& options);

}  // namespace loci::document
