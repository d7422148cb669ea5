#include "app/document/columns.hpp"

#include "app/document/readers.hpp"
#include "app/document/text_lines.hpp"

#include <algorithm>

namespace loci::document {
namespace {

/// "Publication date" and "publication-date" to "publication_date".
std::string plain_name(std::string_view name) {
  std::string plain = lower_case(trimmed(name));
  std::replace_if(
      plain.begin(), plain.end(), [](char byte) { return byte == ' ' || byte == '-'; }, '_');
  return plain;
}

/// The usual names of a role, the most telling first.
std::vector<std::string_view> usual_names(Role role) {
  switch (role) {
    case Role::text:
      return {"text",         "body",         "content",      "full_text",    "fulltext",
              "article_text", "article_body", "articlebody",  "article",      "maintext",
              "main_text",    "body_text",    "content_text", "content_html", "html",
              "message",      "description",  "summary",      "abstract"};
    case Role::title:
      return {"title", "headline", "heading", "subject", "name"};
    case Role::source:
      return {"source",      "outlet",    "publisher", "publication", "newspaper",
              "source_name", "site_name", "site",      "domain",      "feed"};
    case Role::author:
      return {"author", "authors", "byline", "creator"};
    case Role::url:
      return {"url", "link", "uri", "permalink", "source_url", "href", "external_url"};
    case Role::date:
      return {"date",         "published", "publication_date", "published_at", "date_published",
              "publish_date", "pub_date",  "pubdate",          "publishedat",  "datetime",
              "created_at",   "created",   "timestamp",        "day",          "year"};
    case Role::language:
      return {"language", "lang"};
  }
  return {};
}

std::string list_of(const std::vector<std::string>& names) {
  constexpr std::size_t most = 12;
  std::string list;
  for (std::size_t i = 0; i < std::min(names.size(), most); ++i) {
    list += (i > 0 ? ", " : "") + in_one_line(names[i].substr(0, 60));
  }
  return list + (names.size() > most ? ", …" : "");
}

bool looks_like_html(std::string_view text) {
  text = trimmed(text);
  return text.starts_with('<') && text.ends_with('>') && text.find("</") != std::string_view::npos;
}

}  // namespace

Columns::Columns(const std::vector<std::string>& names, const ColumnChoice& choice,
                 const std::string& subject)
    : names_(names) {
  columns_.fill(none);
  std::vector<std::string> plain;
  for (const std::string& name : names) plain.push_back(plain_name(name));
  const auto find = [&](const std::vector<std::string>& in, std::string_view name) {
    const auto found = std::find(in.begin(), in.end(), name);
    return found == in.end() ? none : static_cast<std::size_t>(found - in.begin());
  };
  for (std::size_t role = 0; role < role_names.size(); ++role) {
    if (const auto chosen = choice.find(std::string(role_names[role])); chosen != choice.end()) {
      columns_[role] = find(names, chosen->second);
      if (columns_[role] == none) columns_[role] = find(plain, plain_name(chosen->second));
      if (columns_[role] != none) continue;
      throw Error(subject, "has no column '" + chosen->second + "'", "it has " + list_of(names));
    }
    for (const std::string_view usual : usual_names(static_cast<Role>(role))) {
      if (columns_[role] == none) columns_[role] = find(plain, usual);
    }
  }
}

void Columns::require_text(const std::string& subject) const {
  if (columns_[static_cast<std::size_t>(Role::text)] != none) return;
  throw Error(subject, "has no column of text among " + list_of(names_),
              "say which one it is with --columns text=COLUMN");
}

std::string Columns::field(const std::vector<std::string>& row, Role role) const {
  const std::size_t column = columns_[static_cast<std::size_t>(role)];
  return column < row.size() ? row[column] : std::string();
}

void Columns::read(const std::vector<std::string>& row, const ReadingOptions& options,
                   ReadResult& result) const {
  Document& document = result.document;
  document.text = field(row, Role::text);
  if (looks_like_html(document.text)) read_html(result, options);
  const auto set = [](std::string& value, const std::string& given) {
    if (!given.empty()) value = in_one_line(given);
  };
  set(document.title, field(row, Role::title));
  set(document.source, field(row, Role::source));
  set(document.author, field(row, Role::author));
  set(document.url, field(row, Role::url));
  set(document.language, field(row, Role::language));
  if (const std::string date = field(row, Role::date); !trimmed(date).empty()) {
    document.date.clear();
    read_labelled_line("date: " + date, result);
  }
  if (trimmed(document.text).empty()) throw Error(document.path, "has no text", "leave it out");
  const bool headline = document.title.find(' ') != std::string::npos;  // and no number or name
  if (headline) put_title_above(result);
}

ColumnChoice column_choice(const std::vector<std::string>& words) {
  ColumnChoice choice;
  for (const std::string& word : words) {
    const auto equals = word.find('=');
    const std::string role = word.substr(0, equals);
    if (equals == std::string::npos || equals + 1 == word.size() ||
        std::find(role_names.begin(), role_names.end(), role) == role_names.end()) {
      throw Error("--columns", "'" + word + "' is not ROLE=COLUMN",
                  "write text=…,title=…,date=…,source=…,author=…,url=…,language=…");
    }
    choice[role] = word.substr(equals + 1);
  }
  return choice;
}

}  // namespace loci::document
