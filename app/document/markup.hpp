/// \file
/// HTML and XML as trees (libxml2), walked without recursion: they may nest as deep as they like.
#pragma once

#include <libxml/tree.h>

#include <algorithm>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace loci::document {

struct TreeCloser {
  void operator()(xmlDoc* tree) const { xmlFreeDoc(tree); }
};
using Tree = std::unique_ptr<xmlDoc, TreeCloser>;
using Node = const xmlNode*;

/// Markup beyond this takes too much memory as a tree.
inline constexpr std::size_t max_markup_bytes = std::size_t{24} << 20;

/// Parses HTML as browsers do, errors repaired. No network, no files. Throws Error naming the path.
Tree parse_html(const std::string& utf8, const std::string& path);

/// Parses XML; a broken end is repaired, and `damaged` says so. External entities are not read, and
/// internal ones that grow without end are refused. \param bytes in the encoding that they declare.
/// Throws Error naming the path.
Tree parse_xml(const std::string& bytes, const std::string& path, bool* damaged = nullptr);

std::string_view view(const xmlChar* text);

/// The element's name without its namespace; empty for what is no element.
std::string_view name_of(Node node);

/// An attribute's value in one line, whatever its namespace; empty where there is none.
std::string attribute(Node node, const char* name);
bool has_attribute(Node node, const char* name);

/// The node after this one in reading order within root, not going below it; nothing at the end.
/// `leave` is called for each element that ends on the way.
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

/// Likewise, going below the node first where `below` says so.
template <typename Leave>
Node next_node(Node node, Node root, bool below, const Leave& leave) {
  if (below && node->type == XML_ELEMENT_NODE && node->children != nullptr) return node->children;
  return next_past(node, root, leave);
}

inline constexpr auto nothing = [](Node) {};

/// All elements at and below root for which `wanted` holds, in reading order.
template <typename Wanted>
std::vector<Node> elements(Node root, const Wanted& wanted) {
  std::vector<Node> found;
  for (Node node = root; node != nullptr; node = next_node(node, root, true, nothing)) {
    if (node->type == XML_ELEMENT_NODE && wanted(node)) found.push_back(node);
  }
  return found;
}

std::vector<Node> elements_named(Node root, std::string_view name);

/// The text below a node as one line.
std::string line_of(Node root);

}  // namespace loci::document
