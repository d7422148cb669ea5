/// \file
/// A workspace as one page for the web: map, list and passages in a file that loads nothing.
#pragma once

#include "app/export/progress.hpp"
#include "app/workspace/workspace.hpp"
#include "geo/error.hpp"

#include <iosfwd>
#include <string_view>

namespace loci::exports {

/// The sources of the page, from assets/page.
extern const std::string_view page_html, page_css, page_js;

/// Writes the page. Its Content-Security-Policy allows its own script and style and nothing else;
/// texts of the workspace are data in it, never markup. Of a large workspace it has so many
/// passages of each place that they are about 20 000 in all: a warning tells. Throws Error of the
/// workspace, the stream or a missing basemap, and Cancelled.
Warnings write_page(const workspace::Workspace& workspace, const workspace::Filter& filter,
                    Steps& steps, std::ostream& out);

}  // namespace loci::exports
