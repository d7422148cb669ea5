#include "app/document/html_parts.hpp"
#include "app/document/published_date.hpp"
#include "app/document/readers.hpp"
#include "app/document/text_lines.hpp"

namespace loci::document {
namespace {

/// Comments stand in the text, so that they can be read, but behind the part that is geoparsed.
void append_comments(const std::string& comments, ReadResult& result) {
  std::string& text = result.document.text;
  result.body_end = text.size();
  text += "\n\nReaders' comments\n\n" + comments;
  result.warnings.push_back({result.document.path,
                             "the comments of readers are kept, but not searched for places; "
                             "--keep-all searches them"});
}

}  // namespace

void read_html(ReadResult& result, const ReadingOptions& options) {
  Document& document = result.document;
  const Tree page = parse_html(document.text, document.path);
  const Node top = xmlDocGetRootElement(page.get());
  if (top == nullptr) throw Error(document.path, "has no text", "leave it out");
  PageFacts facts = page_facts(top);
  document.title = std::move(facts.title);
  document.source = std::move(facts.source);
  document.author = std::move(facts.author);
  document.language = std::move(facts.language);
  if (document.source.empty()) document.source = document.author;
  if (!facts.url.empty()) document.url = std::move(facts.url);
  if (!facts.date.empty()) read_labelled_line("date: " + facts.date, result);

  result.body_begin = 0;
  PageText text = options.keep_all ? PageText{whole_text(top), {}} : article_text(top);
  document.text = std::move(text.article);
  if (!text.comments.empty() && !document.text.empty()) append_comments(text.comments, result);
  if (document.date.empty()) document.date = find_dateline(document.text).date;
}

std::string text_of_html(const std::string& utf8, const std::string& path) {
  const Tree page = parse_html(utf8, path);
  const Node top = xmlDocGetRootElement(page.get());
  return top == nullptr ? std::string() : whole_text(top);
}

}  // namespace loci::document
