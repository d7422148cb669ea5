#include "app/document/markup.hpp"

#include "app/document/text_lines.hpp"
#include "geo/error.hpp"

#include <libxml/HTMLparser.h>
#include <libxml/parser.h>

#include <mutex>

namespace loci::document {
namespace {

void refuse_large(const std::string& bytes, const std::string& path) {
  if (bytes.size() > max_markup_bytes) {
    throw Error(path, "has more than 24 MiB of markup", "split it into smaller files");
  }
}

void initialise() {
  static std::once_flag once;
  std::call_once(once, xmlInitParser);  // before it is used from several threads
}

}  // namespace

Tree parse_html(const std::string& utf8, const std::string& path) {
  initialise();
  refuse_large(utf8, path);
  // The HTML parser loads no external entities.
  constexpr int options =
      HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET;
  Tree page(htmlReadMemory(utf8.data(), static_cast<int>(utf8.size()), nullptr, "UTF-8", options));
  if (!page) throw Error(path, "is not HTML", "open it in a browser and save it as text");
  return page;
}

Tree parse_xml(const std::string& bytes, const std::string& path, bool* damaged) {
  initialise();
  refuse_large(bytes, path);
  // Without XML_PARSE_NOENT and XML_PARSE_DTDLOAD, entities are neither loaded nor put in.
  constexpr int options = XML_PARSE_RECOVER | XML_PARSE_NOERROR | XML_PARSE_NOWARNING |
                          XML_PARSE_NONET | XML_PARSE_COMPACT;
  struct ParserCloser {
    void operator()(xmlParserCtxt* parser) const { xmlFreeParserCtxt(parser); }
  };
  const std::unique_ptr<xmlParserCtxt, ParserCloser> parser(xmlNewParserCtxt());
  if (!parser) throw std::bad_alloc();
  Tree tree(xmlCtxtReadMemory(parser.get(), bytes.data(), static_cast<int>(bytes.size()), nullptr,
                              nullptr, options));
  if (damaged != nullptr) *damaged = parser->wellFormed == 0;
  if (!tree || xmlDocGetRootElement(tree.get()) == nullptr) {
    throw Error(path, "is not XML that can be read", "get it again");
  }
  return tree;
}

std::string_view view(const xmlChar* text) {
  return text == nullptr ? std::string_view() : reinterpret_cast<const char*>(text);
}

std::string_view name_of(Node node) {
  return node->type == XML_ELEMENT_NODE ? view(node->name) : std::string_view();
}

std::string attribute(Node node, const char* name) {
  if (node->type != XML_ELEMENT_NODE) return {};
  const std::unique_ptr<xmlChar, decltype(xmlFree)> value(
      xmlGetProp(node, reinterpret_cast<const xmlChar*>(name)), xmlFree);
  return in_one_line(view(value.get()));
}

bool has_attribute(Node node, const char* name) {
  return node->type == XML_ELEMENT_NODE &&
         xmlHasProp(node, reinterpret_cast<const xmlChar*>(name)) != nullptr;
}

std::vector<Node> elements_named(Node root, std::string_view name) {
  return elements(root, [name](Node node) { return name_of(node) == name; });
}

std::string line_of(Node root) {
  std::string text;
  for (Node node = root; node != nullptr; node = next_node(node, root, true, nothing)) {
    if (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE) {
      text += view(node->content);
    }
  }
  return in_one_line(text);
}

}  // namespace loci::document
