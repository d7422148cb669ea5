#include "app/document/html_parts.hpp"
#include "app/document/html_text.hpp"
#include "app/document/text_lines.hpp"

#include <array>
#include <unordered_map>
#include <unordered_set>

namespace loci::document {
namespace {

using Word = std::string_view;

template <std::size_t size>
bool is_one_of(std::string_view word, const std::array<Word, size>& words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

/// What no reader sees.
bool is_unseen(Node node) {
  static constexpr std::array<Word, 14> unseen{
      "head", "script", "style",  "noscript", "template", "textarea", "svg",
      "math", "iframe", "object", "canvas",   "audio",    "video",    "datalist"};
  if (node->type != XML_ELEMENT_NODE) return false;
  return is_one_of(name_of(node), unseen) || has_attribute(node, "hidden") ||
         attribute(node, "aria-hidden") == "true";
}

/// Elements that are around the text by their name or their role.
bool is_around_by_element(Node node, Node root) {
  static constexpr std::array<Word, 9> around{"nav",    "footer", "aside",  "form", "button",
                                              "select", "map",    "dialog", "menu"};
  static constexpr std::array<Word, 7> roles{"navigation",    "banner", "contentinfo", "search",
                                             "complementary", "dialog", "alertdialog"};
  const Word name = name_of(node);
  if (is_one_of(name, around)) return true;
  if (name == "header" && name_of(root) == "body") return true;  // of the site, not of the article
  return has_attribute(node, "role") && is_one_of(attribute(node, "role"), roles);
}

/// The words of a class or id: "relatedLinks js-list" has related, links, js, list.
std::vector<std::string> words_of(const std::string& names) {
  std::vector<std::string> words(1);
  bool was_lower = false;
  for (const char byte : names) {
    const bool upper = byte >= 'A' && byte <= 'Z';
    const bool letter = upper || (byte >= 'a' && byte <= 'z');
    if ((!letter || (upper && was_lower)) && !words.back().empty()) words.emplace_back();
    if (letter) words.back() += static_cast<char>(upper ? byte - 'A' + 'a' : byte);
    was_lower = letter && !upper;
  }
  if (words.back().empty()) words.pop_back();
  return words;
}

std::vector<std::string> class_words(Node node) {
  auto words = words_of(attribute(node, "class"));
  for (auto& word : words_of(attribute(node, "id"))) words.push_back(std::move(word));
  return words;
}

template <std::size_t size>
bool has_word(const std::vector<std::string>& words, const std::array<Word, size>& wanted) {
  return std::any_of(words.begin(), words.end(),
                     [&](const std::string& word) { return is_one_of(word, wanted); });
}

bool is_container(Node node) {
  static constexpr std::array<Word, 8> containers{"div", "section", "ul", "ol",
                                                  "p",   "span",    "dl", "table"};
  return is_one_of(name_of(node), containers);
}

struct Share {
  std::size_t text = 0, links = 0, count = 0;  ///< bytes, bytes within links, links
};

/// What is known of a page's elements after one pass over it.
struct PageMap {
  std::unordered_map<Node, Share> shares;
  /// Those in which the page's own heading or article stands: they are not around the text,
  /// whatever their class says.
  std::unordered_set<Node> holders;
};

PageMap map_of(Node root) {
  PageMap map;
  Node link = nullptr;
  const auto leave = [&](Node node) {
    if (node == link) link = nullptr;
    if (node == root || node->type != XML_ELEMENT_NODE) return;
    const Share share = map.shares[node];
    Share& outer = map.shares[node->parent];
    outer.text += share.text;
    outer.links += share.links;
    outer.count += share.count;
  };
  for (Node node = root; node != nullptr;) {
    const bool below = !is_unseen(node);
    const Word name = name_of(node);
    if (node->type == XML_TEXT_NODE) {
      const std::size_t size = in_one_line(view(node->content)).size();
      Share& share = map.shares[node->parent];
      share.text += size;
      share.links += link != nullptr ? size : 0;
    } else if (below && link == nullptr && name == "a") {
      link = node;
      ++map.shares[node].count;
    } else if (name == "h1" || name == "article" || name == "main") {
      for (Node outer = node; outer != nullptr && map.holders.insert(outer).second;) {
        outer = outer->parent;
      }
    }
    node = next_node(node, root, below, leave);
  }
  return map;
}

bool is_around_by_class(Node node, const PageMap& map) {
  static constexpr std::array<Word, 44> around{
      "nav",           "navbar",        "navigation", "menu",        "breadcrumb",
      "breadcrumbs",   "sidebar",       "related",    "recommended", "recommendations",
      "recirculation", "readmore",      "share",      "sharing",     "social",
      "cookie",        "cookies",       "consent",    "gdpr",        "newsletter",
      "subscribe",     "subscription",  "signup",     "paywall",     "promo",
      "advert",        "advertisement", "ads",        "sponsored",   "banner",
      "popup",         "modal",         "toolbar",    "pagination",  "pager",
      "footer",        "masthead",      "trending",   "popular",     "outbrain",
      "taboola",       "tags",          "disclaimer", "skip"};
  static constexpr std::array<Word, 6> keep{"article", "story", "content", "entry", "post", "main"};
  if (!is_container(node)) return false;
  const auto words = class_words(node);
  if (!has_word(words, around)) return false;
  // "content-with-sidebar" holds the text; "related-content" does not.
  if (!words.empty() && is_one_of(words.front(), keep)) return false;
  return !map.holders.contains(node);
}

bool is_comments(Node node, const PageMap& map) {
  static constexpr std::array<Word, 6> comments{"comments",    "disqus",    "commentlist",
                                                "commentarea", "responses", "kommentare"};
  static constexpr std::array<Word, 3> elements{"div", "section", "ol"};
  const Word name = name_of(node);
  if (!is_one_of(name, elements) && name != "ul" && name != "aside") return false;
  return has_word(class_words(node), comments) && !map.holders.contains(node);
}

/// Lists of links: three or more, and hardly anything else.
bool is_list_of_links(Node node, const PageMap& map) {
  if (!is_container(node) || name_of(node) == "p") return false;
  const auto found = map.shares.find(node);
  if (found == map.shares.end()) return false;
  const Share& share = found->second;
  return share.count >= 3 && share.links * 10 >= share.text * 7 && !map.holders.contains(node);
}

void add_break(Node node, HtmlText& text) {
  static constexpr std::array<Word, 24> blocks{
      "address", "article", "blockquote", "body", "div", "dl", "fieldset", "figcaption",
      "figure",  "h1",      "h2",         "h3",   "h4",  "h5", "h6",       "header",
      "hr",      "main",    "ol",         "p",    "pre", "ul", "section",  "table"};
  static constexpr std::array<Word, 5> lines{"br", "li", "tr", "dt", "dd"};
  const Word name = name_of(node);
  if (is_one_of(name, blocks)) text.end_paragraph();
  if (is_one_of(name, lines)) text.end_line();
  if (name == "td" || name == "th") text.add(" ", false);
}

/// The text of an element without the parts for which `left_out` holds.
template <typename LeftOut>
std::string text_of(Node root, const LeftOut& left_out) {
  HtmlText text;
  Node preformatted = nullptr;
  const auto leave = [&](Node node) {
    if (node == preformatted) preformatted = nullptr;
    add_break(node, text);
  };
  for (Node node = root; node != nullptr;) {
    const bool below = !is_unseen(node) && (node == root || !left_out(node));
    if (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE) {
      text.add(view(node->content), preformatted != nullptr);
    } else if (below) {
      if (preformatted == nullptr && name_of(node) == "pre") preformatted = node;
      add_break(node, text);
    }
    node = next_node(node, root, below, leave);
  }
  return text.take();
}

Node body_of(Node top) {
  const auto bodies = elements_named(top, "body");
  return bodies.empty() ? top : bodies.front();
}

/// Elements that say they are the article.
bool says_article(Node node) {
  return name_of(node) == "article" || attribute(node, "itemprop") == "articleBody";
}

/// The parts with readers' comments, without those within others.
std::vector<Node> comment_parts(Node body, const PageMap& map) {
  std::vector<Node> parts;
  for (Node node = body; node != nullptr;) {
    const bool found = is_comments(node, map);
    if (found) parts.push_back(node);
    node = next_node(node, body, !found && !is_unseen(node), nothing);
  }
  return parts;
}

}  // namespace

PageText article_text(Node top) {
  const Node body = body_of(top);
  const PageMap map = map_of(body);
  const auto clean = [&](Node root) {
    return text_of(root, [&](Node node) {
      return node->type == XML_ELEMENT_NODE &&
             (is_around_by_element(node, root) || is_comments(node, map) ||
              is_around_by_class(node, map) || is_list_of_links(node, map));
    });
  };
  // A page that names more parts than these is a list of teasers.
  constexpr std::size_t most_parts = 32;
  const std::string whole = clean(body);
  PageText page;
  const auto take_largest = [&](std::vector<Node> parts) {
    if (!page.article.empty() || parts.size() > most_parts) return;
    std::string largest;
    for (const Node part : parts) {
      if (std::string text = clean(part); text.size() > largest.size()) largest = std::move(text);
    }
    if (largest.size() * 2 >= whole.size()) page.article = std::move(largest);
  };
  take_largest(elements(body, says_article));
  take_largest(elements_named(body, "main"));
  if (page.article.empty()) page.article = whole;
  for (const Node part : comment_parts(body, map)) {
    const std::string text = text_of(part, [&](Node node) {
      return node->type == XML_ELEMENT_NODE &&
             (is_around_by_element(node, part) || is_around_by_class(node, map));
    });
    if (!text.empty()) page.comments += (page.comments.empty() ? "" : "\n\n") + text;
  }
  return page;
}

std::string whole_text(Node top) {
  return text_of(body_of(top), [](Node) { return false; });
}

}  // namespace loci::document
