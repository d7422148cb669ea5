/// \file
/// What a page says, apart from what surrounds it.
#pragma once

#include "app/document/markup.hpp"

#include <string>

namespace loci::document {

struct PageText {
  std::string article;   ///< the main text
  std::string comments;  ///< of readers; empty where there are none
};

/// The article of a page: without navigation, related links, forms and notices, which are told by
/// their elements, by the words of their classes and ids, and by being mostly links.
PageText article_text(Node top);

/// All text of a page that a browser would show.
std::string whole_text(Node top);

/// What the head of a page and its structured data say of it; empty where they do not.
struct PageFacts {
  std::string title, source, author, url, language;
  std::string date;  ///< as written
};
PageFacts page_facts(Node top);

}  // namespace loci::document
