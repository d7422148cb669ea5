#include "app/document/archive.hpp"
#include "app/document/html_text.hpp"
#include "app/document/markup.hpp"
#include "app/document/published_date.hpp"
#include "app/document/readers.hpp"
#include "app/document/text_lines.hpp"

#include <charconv>
#include <functional>
#include <utility>

namespace loci::document {
namespace {

using Members = std::map<std::string, std::string>;
using Name = std::string_view;

/// What the elements of a format mean for the text.
struct Format {
  std::function<bool(Node)> skipped;         ///< with all that is in it
  std::function<bool(Node)> holds_text;      ///< whether text right in it is the document's
  std::function<void(Node, HtmlText&)> add;  ///< for elements that stand for characters
};

/// A cell's paragraphs stand on one line, a row's cells too.
class TableDepth {
 public:
  void enter(Name name) { depth_ += is_cell(name) ? 1 : 0; }
  void leave(Name name, HtmlText& text) {
    if (is_cell(name)) {
      --depth_;
      text.add(" ", false);
    } else if (name == "tr" || name == "table-row") {
      text.end_line();
    } else if (name == "tbl" || name == "table") {
      text.end_paragraph();
    } else if (name == "p" || name == "h") {
      depth_ > 0 ? text.add(" ", false) : text.end_paragraph();
    }
  }

 private:
  static bool is_cell(Name name) { return name == "tc" || name == "table-cell"; }
  int depth_ = 0;
};

void add_text(Node root, const Format& format, HtmlText& text) {
  TableDepth tables;
  const auto leave = [&](Node node) { tables.leave(name_of(node), text); };
  for (Node node = root; node != nullptr;) {
    const bool element = node->type == XML_ELEMENT_NODE;
    const bool below = element && !format.skipped(node);
    if (below) {
      tables.enter(name_of(node));
      format.add(node, text);
    } else if (!element && node->type == XML_TEXT_NODE && format.holds_text(node->parent)) {
      text.add(view(node->content), false);
    }
    // What is skipped is left without having been entered; it holds no cell.
    node = next_node(node, root, below, leave);
  }
}

const std::string& member(const Members& members, const std::string& name, const std::string& path,
                          const char* kind) {
  const auto found = members.find(name);
  if (found == members.end()) {
    throw Error(path, std::string("is no ") + kind, "open it and save it anew");
  }
  return found->second;
}

std::string first_line(Node top, Name name) {
  for (const Node node : elements_named(top, name)) {
    if (std::string line = line_of(node); !line.empty()) return line;
  }
  return {};
}

/// Dublin Core, as all three formats have it.
void read_facts(Node top, Document& document) {
  if (document.title.empty()) document.title = first_line(top, "title");
  document.author = first_line(top, "creator");
  document.source = first_line(top, "publisher");
  document.language = first_line(top, "language");
}

void warn_of_damage(bool damaged, ReadResult& result) {
  if (!damaged) return;
  result.warnings.push_back(
      {result.document.path, "is damaged; what comes behind the damage is left out"});
}

/// What the text itself says stands above the properties, which often are of a template.
void finish_text(std::string text, const char* date_element, Node facts, ReadResult& result) {
  Document& document = result.document;
  document.text = std::move(text);
  const std::string of_properties = std::exchange(document.title, {});
  read_plain_text(result);
  if (document.title.empty()) document.title = of_properties;
  if (facts != nullptr && document.date.empty()) {
    document.date = iso_date(first_line(facts, date_element));
  }
  if (document.source.empty()) document.source = document.author;
}

const Format& docx_format() {
  static const Format format{[](Node node) {
                               const Name name = name_of(node);
                               return name == "del" || name == "moveFrom" || name == "Fallback";
                             },
                             [](Node node) { return name_of(node) == "t"; },
                             [](Node node, HtmlText& text) {
                               const Name name = name_of(node);
                               if (name == "br" || name == "cr") text.end_line();
                               if (name == "tab") text.add(" ", false);
                               if (name == "noBreakHyphen") text.add("-", false);
                             }};
  return format;
}

const Format& odt_format() {
  static const Format format{[](Node node) {
                               const Name name = name_of(node);
                               return name == "note" || name == "annotation" ||
                                      name == "tracked-changes" || name == "title" ||
                                      name == "desc" || name == "sequence-decls" || name == "forms";
                             },
                             [](Node) { return true; },
                             [](Node node, HtmlText& text) {
                               const Name name = name_of(node);
                               if (name == "line-break") text.end_line();
                               if (name == "tab" || name == "s") text.add(" ", false);
                             }};
  return format;
}

/// "a%20b.xhtml#x" in the folder of the package to the member's name.
std::string member_name(const std::filesystem::path& folder, std::string_view reference) {
  std::string plain;
  reference = reference.substr(0, reference.find('#'));
  for (std::size_t i = 0; i < reference.size(); ++i) {
    unsigned code = 0;
    const char* const digits = reference.data() + i + 1;
    if (reference[i] == '%' && i + 2 < reference.size() &&
        std::from_chars(digits, digits + 2, code, 16).ptr == digits + 2) {
      plain += static_cast<char>(code);
      i += 2;
    } else {
      plain += reference[i];
    }
  }
  return (folder / plain).lexically_normal().string();
}

}  // namespace

void read_docx(std::string bytes, ReadResult& result) {
  const std::string path = result.document.path;
  const Members members = zip_members(std::move(bytes), path, [](const std::string& name) {
    return name == "word/document.xml" || name == "word/footnotes.xml" ||
           name == "word/endnotes.xml" || name == "docProps/core.xml";
  });
  bool damaged = false;
  const Tree tree =
      parse_xml(member(members, "word/document.xml", path, "Word document"), path, &damaged);
  HtmlText text;
  add_text(xmlDocGetRootElement(tree.get()), docx_format(), text);
  for (const char* const notes : {"word/footnotes.xml", "word/endnotes.xml"}) {
    if (!members.contains(notes)) continue;
    const Tree further = parse_xml(members.at(notes), path);
    text.end_paragraph();
    add_text(xmlDocGetRootElement(further.get()), docx_format(), text);
  }
  Tree facts;
  if (members.contains("docProps/core.xml")) {
    facts = parse_xml(members.at("docProps/core.xml"), path);
    read_facts(xmlDocGetRootElement(facts.get()), result.document);
  }
  finish_text(text.take(), "created", facts ? xmlDocGetRootElement(facts.get()) : nullptr, result);
  warn_of_damage(damaged, result);
}

void read_odt(std::string bytes, ReadResult& result) {
  const std::string path = result.document.path;
  const Members members = zip_members(std::move(bytes), path, [](const std::string& name) {
    return name == "content.xml" || name == "meta.xml" || name == "META-INF/manifest.xml";
  });
  const auto manifest = members.find("META-INF/manifest.xml");
  if (manifest != members.end() && manifest->second.find("encryption-data") != std::string::npos) {
    throw Error(path, "is encrypted", "save it without its password");
  }
  bool damaged = false;
  const Tree tree =
      parse_xml(member(members, "content.xml", path, "OpenDocument text"), path, &damaged);
  const auto texts = elements_named(xmlDocGetRootElement(tree.get()), "text");
  if (texts.empty()) throw Error(path, "is no OpenDocument text", "save it as .odt or .pdf");
  HtmlText text;
  add_text(texts.front(), odt_format(), text);
  for (const Node note : elements_named(texts.front(), "note-body")) {
    text.end_paragraph();
    add_text(note, odt_format(), text);
  }
  Tree facts;
  if (members.contains("meta.xml")) {
    facts = parse_xml(members.at("meta.xml"), path);
    read_facts(xmlDocGetRootElement(facts.get()), result.document);
  }
  finish_text(text.take(), "creation-date", facts ? xmlDocGetRootElement(facts.get()) : nullptr,
              result);
  warn_of_damage(damaged, result);
}

void read_epub(std::string bytes, ReadResult& result) {
  Document& document = result.document;
  const std::string path = document.path;
  const Members members = zip_members(std::move(bytes), path, [](const std::string& name) {
    const std::string ending = lower_case_ending(name);
    return name == "META-INF/container.xml" || ending == ".opf" || ending == ".xhtml" ||
           ending == ".html" || ending == ".htm" || ending == ".xml";
  });
  const Tree container =
      parse_xml(member(members, "META-INF/container.xml", path, "EPUB book"), path);
  const auto roots = elements_named(xmlDocGetRootElement(container.get()), "rootfile");
  const std::string package_name = roots.empty() ? "" : attribute(roots.front(), "full-path");
  const Tree package = parse_xml(member(members, package_name, path, "EPUB book"), path);
  const Node top = xmlDocGetRootElement(package.get());
  read_facts(top, document);
  document.date = iso_date(first_line(top, "date"));

  std::map<std::string, std::string> chapters;
  for (const Node item : elements_named(top, "item")) {
    if (attribute(item, "properties").find("nav") != std::string::npos) continue;
    chapters[attribute(item, "id")] = attribute(item, "href");
  }
  const auto folder = std::filesystem::path(package_name).parent_path();
  std::size_t missing = 0;
  for (const Node reference : elements_named(top, "itemref")) {
    const auto chapter = chapters.find(attribute(reference, "idref"));
    if (chapter == chapters.end()) continue;  // its navigation
    const auto found = members.find(member_name(folder, chapter->second));
    if (found == members.end()) {
      ++missing;
      continue;
    }
    const std::string text = text_of_html(found->second, path);
    if (text.empty()) continue;
    document.text += (document.text.empty() ? "" : "\n\n") + text;
  }
  if (missing > 0) {
    result.warnings.push_back({path, std::to_string(missing) + " of its chapters are missing"});
  }
  if (document.source.empty()) document.source = document.author;
  if (document.date.empty()) document.date = find_dateline(document.text).date;
}

}  // namespace loci::document
