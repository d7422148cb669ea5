#include "app/document/html_parts.hpp"
#include "app/document/markup.hpp"
#include "app/document/published_date.hpp"
#include "app/document/readers.hpp"
#include "app/document/text_lines.hpp"

#include <array>
#include <set>

namespace loci::document {
namespace {

/// The first child element of that name, by its local name.
Node child(Node parent, std::string_view name) {
  for (Node node = parent->children; node != nullptr; node = node->next) {
    if (name_of(node) == name) return node;
  }
  return nullptr;
}

std::string child_line(Node parent, std::string_view name) {
  const Node found = child(parent, name);
  return found == nullptr ? std::string() : line_of(found);
}

template <std::size_t size>
std::string first_of(Node parent, const std::array<std::string_view, size>& names) {
  for (const auto name : names) {
    if (std::string line = child_line(parent, name); !line.empty()) return line;
  }
  return {};
}

std::string link_of(Node entry) {
  std::string other;
  for (Node node = entry->children; node != nullptr; node = node->next) {
    if (name_of(node) != "link") continue;
    const std::string address = attribute(node, "href");  // Atom
    if (address.empty()) return line_of(node);            // RSS
    const std::string relation = attribute(node, "rel");
    if (relation.empty() || relation == "alternate") return address;
    other = address;
  }
  return other;
}

/// What a node says: the text of XHTML in it, or of the HTML that it quotes.
std::string content_of(Node node, const std::string& path) {
  if (node == nullptr) return {};
  if (attribute(node, "type") == "xhtml") return whole_text(node);
  std::string text;
  for (Node inner = node->children; inner != nullptr; inner = inner->next) {
    if (inner->type == XML_TEXT_NODE || inner->type == XML_CDATA_SECTION_NODE) {
      text += view(inner->content);
    }
  }
  if (attribute(node, "type") == "text" || text.find_first_of("<&") == std::string::npos) {
    return std::string(trimmed(text));
  }
  return text_of_html(text, path);
}

/// The fullest of the elements that may hold the text.
std::string text_of_entry(Node entry, const std::string& path) {
  std::string fullest;
  for (const auto name : {"encoded", "content", "description", "summary"}) {
    std::string text = content_of(child(entry, name), path);
    if (text.size() > fullest.size()) fullest = std::move(text);
  }
  return fullest;
}

std::string author_of(Node entry) {
  const Node author = child(entry, "author");
  if (author == nullptr) return child_line(entry, "creator");
  const Node name = child(author, "name");
  return line_of(name != nullptr ? name : author);
}

/// The feed as a whole: its entries, and what holds for them all.
struct Feed {
  std::vector<Node> entries;
  std::string title, language;
};

Feed feed_of(Node top, const std::string& path) {
  const std::string_view kind = name_of(top);
  Feed feed;
  const Node channel = kind == "feed" ? top : child(top, "channel");
  if (channel == nullptr || (kind != "feed" && kind != "rss" && kind != "RDF")) {
    throw Error(path, "is XML, but neither an RSS nor an Atom feed", "save its text or its pages");
  }
  feed.title = child_line(channel, "title");
  feed.language = child_line(channel, "language");
  if (feed.language.empty()) feed.language = attribute(top, "lang");
  const Node parent = kind == "RDF" ? top : channel;  // RSS 1.0 has its items beside the channel
  for (Node node = parent->children; node != nullptr; node = node->next) {
    if (name_of(node) == "item" || name_of(node) == "entry") feed.entries.push_back(node);
  }
  return feed;
}

void read_entry(Node entry, const Feed& feed, ReadResult& result) {
  static constexpr std::array<std::string_view, 5> dates{"pubDate", "published", "date", "issued",
                                                         "updated"};
  Document& document = result.document;
  document.title = content_of(child(entry, "title"), document.path);
  document.title = in_one_line(document.title);
  document.text = text_of_entry(entry, document.path);
  put_title_above(result);
  document.url = link_of(entry);
  document.author = author_of(entry);
  document.source = feed.title.empty() ? document.author : feed.title;
  document.language = feed.language;
  if (const std::string date = first_of(entry, dates); !date.empty()) {
    read_labelled_line("date: " + date, result);
  }
}

}  // namespace

void read_feed(Piece piece, const ReadingOptions& options, const Readings& readings) {
  static constexpr std::array<std::string_view, 2> ids{"guid", "id"};
  static_cast<void>(options);
  bool damaged = false;
  const Tree tree = parse_xml(piece.bytes, piece.path, &damaged);
  const Feed feed = feed_of(xmlDocGetRootElement(tree.get()), piece.path);
  if (feed.entries.empty()) throw Error(piece.path, "is a feed without entries", "leave it out");
  std::set<std::string> seen;
  std::size_t number = 0;
  for (const Node entry : feed.entries) {
    ++number;
    std::string id = first_of(entry, ids);
    if (id.empty()) id = link_of(entry);
    if (id.empty() || !seen.insert(id).second) id = std::to_string(number);
    ReadResult result;
    result.document.path = piece.path + "#" + id;
    if (damaged && number == feed.entries.size()) {
      result.warnings.push_back(
          {piece.path, "is damaged; what comes behind the damage is left out"});
    }
    try {
      read_entry(entry, feed, result);
      const std::string bytes = result.document.text + "\n" + result.document.url;
      finish(bytes, piece.name, result);
      readings.document(std::move(result));
    } catch (const Error& error) {
      readings.failure(error);
    }
  }
}

}  // namespace loci::document
