#include "app/document/file_kinds.hpp"
#include "app/document/html_text.hpp"
#include "app/document/published_date.hpp"
#include "app/document/text_lines.hpp"

#include <libxml/HTMLparser.h>
#include <libxml/tree.h>

#include <algorithm>
#include <array>
#include <memory>

namespace loci::document {
namespace {

struct PageCloser {
  void operator()(xmlDoc* page) const { xmlFreeDoc(page); }
};
using Page = std::unique_ptr<xmlDoc, PageCloser>;
using Node = const xmlNode*;

Page parse(const std::string& bytes, const std::string& path) {
  // No network, no external entities (the HTML parser loads none), errors repaired as browsers do.
  constexpr int options =
      HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET;
  Page page(
      htmlReadMemory(bytes.data(), static_cast<int>(bytes.size()), nullptr, "UTF-8", options));
  if (!page) throw Error(path, "is not HTML", "open it in a browser and save it as text");
  return page;
}

std::string_view view(const xmlChar* text) {
  return text == nullptr ? std::string_view() : reinterpret_cast<const char*>(text);
}

std::string_view name_of(Node node) {
  return node->type == XML_ELEMENT_NODE ? view(node->name) : std::string_view();
}

std::string attribute(Node node, const char* name) {
  const std::unique_ptr<xmlChar, decltype(xmlFree)> value(
      xmlGetProp(node, reinterpret_cast<const xmlChar*>(name)), xmlFree);
  return in_one_line(view(value.get()));
}

template <std::size_t size>
bool is_one_of(std::string_view word, const std::array<std::string_view, size>& words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

/// The node after this one in reading order within root, not going below it; nothing at the end.
/// `leave` is called for each element that ends on the way. Never recursive: pages may nest as deep
/// as they like.
template <typename Leave>
Node next_past(Node node, Node root, const Leave& leave) {
  while (node != root) {
    leave(node);
    if (node->next != nullptr) return node->next;
    node = node->parent;
  }
  leave(root);
  return nullptr;
}

template <typename Leave>
Node next_node(Node node, Node root, bool below, const Leave& leave) {
  if (below && node->type == XML_ELEMENT_NODE && node->children != nullptr) return node->children;
  return next_past(node, root, leave);
}

constexpr auto nothing = [](Node) {};

/// All elements of a page for which `wanted` holds.
template <typename Wanted>
std::vector<Node> elements(Node root, const Wanted& wanted) {
  std::vector<Node> found;
  for (Node node = root; node != nullptr; node = next_node(node, root, true, nothing)) {
    if (node->type == XML_ELEMENT_NODE && wanted(node)) found.push_back(node);
  }
  return found;
}

std::vector<Node> elements_named(Node root, std::string_view name) {
  return elements(root, [name](Node node) { return name_of(node) == name; });
}

/// Not what the page says but what surrounds it, or what no reader sees.
bool is_left_out(Node node, Node root) {
  static constexpr std::array<std::string_view, 22> left_out{
      "head",   "script", "style",  "noscript", "template", "nav",     "footer", "aside",
      "form",   "button", "select", "textarea", "svg",      "math",    "iframe", "object",
      "canvas", "audio",  "video",  "map",      "dialog",   "datalist"};
  const std::string_view name = name_of(node);
  if (name.empty()) return false;
  if (is_one_of(name, left_out)) return true;
  if (name == "header" && name_of(root) == "body") return true;  // of the site, not of the article
  return xmlHasProp(node, reinterpret_cast<const xmlChar*>("hidden")) != nullptr ||
         attribute(node, "aria-hidden") == "true";
}

void add_break(Node node, HtmlText& text) {
  static constexpr std::array<std::string_view, 24> blocks{
      "address", "article", "blockquote", "body", "div", "dl", "fieldset", "figcaption",
      "figure",  "h1",      "h2",         "h3",   "h4",  "h5", "h6",       "header",
      "hr",      "main",    "ol",         "p",    "pre", "ul", "section",  "table"};
  static constexpr std::array<std::string_view, 5> lines{"br", "li", "tr", "dt", "dd"};
  const std::string_view name = name_of(node);
  if (is_one_of(name, blocks)) text.end_paragraph();
  if (is_one_of(name, lines)) text.end_line();
  if (name == "td" || name == "th") text.add(" ", false);
}

std::string text_of(Node root) {
  HtmlText text;
  Node preformatted = nullptr;
  const auto leave = [&](Node node) {
    if (node == preformatted) preformatted = nullptr;
    add_break(node, text);
  };
  for (Node node = root; node != nullptr;) {
    const bool below = !is_left_out(node, root);
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

/// The text of the largest article or main part where that is most of the page, else of the body.
std::string main_text(Node top) {
  const auto bodies = elements_named(top, "body");
  const std::string whole = text_of(bodies.empty() ? top : bodies.front());
  for (const std::string_view part : {"article", "main"}) {
    std::string largest;
    for (const Node node : elements_named(top, part)) {
      if (std::string text = text_of(node); text.size() > largest.size()) largest = std::move(text);
    }
    if (!largest.empty() && largest.size() * 2 >= whole.size()) return largest;
  }
  return whole;
}

/// The content of the first <meta> that goes by one of these names, in the order of the names.
template <std::size_t size>
std::string meta(Node top, const std::array<std::string_view, size>& names) {
  const auto metas = elements_named(top, "meta");
  for (const std::string_view name : names) {
    for (const Node node : metas) {
      for (const char* const kind : {"property", "name", "itemprop"}) {
        if (attribute(node, kind) != name) continue;
        if (std::string content = attribute(node, "content"); !content.empty()) return content;
      }
    }
  }
  return {};
}

std::string first_text(Node top, std::string_view element) {
  for (const Node node : elements_named(top, element)) {
    // Not text_of(): <title> stands in the head, which it leaves out only below the root.
    HtmlText text;
    for (Node inner = node; inner != nullptr; inner = next_node(inner, node, true, nothing)) {
      if (inner->type == XML_TEXT_NODE) text.add(view(inner->content), false);
    }
    if (!text.text().empty()) return in_one_line(text.text());
  }
  return {};
}

std::string link_to_itself(Node top) {
  for (const Node node : elements_named(top, "link")) {
    if (attribute(node, "rel") == "canonical") return attribute(node, "href");
  }
  return {};
}

/// The only <time datetime> of the page, or the one marked as its publication.
std::string time_element(Node top) {
  const auto times = elements_named(top, "time");
  for (const Node node : times) {
    if (attribute(node, "itemprop") == "datePublished") return attribute(node, "datetime");
    if (xmlHasProp(node, reinterpret_cast<const xmlChar*>("pubdate"))) {
      return attribute(node, "datetime");
    }
  }
  return times.size() == 1 ? attribute(times.front(), "datetime") : std::string();
}

void read_head(Node top, ReadResult& result) {
  static constexpr std::array<std::string_view, 2> titles{"og:title", "twitter:title"};
  static constexpr std::array<std::string_view, 4> sources{"og:site_name", "publisher",
                                                           "DC.publisher", "author"};
  static constexpr std::array<std::string_view, 9> dates{
      "article:published_time", "datePublished", "date",    "pubdate",     "publishdate",
      "publish-date",           "DC.date",       "dc.date", "dcterms.date"};
  static constexpr std::array<std::string_view, 1> urls{"og:url"};
  Document& document = result.document;
  document.title = meta(top, titles);
  if (document.title.empty()) document.title = first_text(top, "title");
  if (document.title.empty()) document.title = first_text(top, "h1");
  document.source = meta(top, sources);
  document.url = link_to_itself(top);
  if (document.url.empty()) document.url = meta(top, urls);

  std::string written = meta(top, dates);
  if (written.empty()) written = time_element(top);
  if (!written.empty()) read_labelled_line("date: " + written, result);
}

}  // namespace

void read_html(ReadResult& result) {
  Document& document = result.document;
  const Page page = parse(document.text, document.path);
  const Node top = xmlDocGetRootElement(page.get());
  if (top == nullptr) throw Error(document.path, "has no text", "leave it out");
  read_head(top, result);
  document.text = main_text(top);
  result.body_begin = 0;
  if (document.date.empty()) document.date = find_dateline(document.text).date;
}

}  // namespace loci::document
