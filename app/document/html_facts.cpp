#include "app/document/html_parts.hpp"
#include "app/document/text_lines.hpp"

#include <nlohmann/json.hpp>

#include <array>

namespace loci::document {
namespace {

using Json = nlohmann::json;

/// The content of the first <meta> that goes by one of these names, in the order of the names.
template <std::size_t size>
std::string meta(const std::vector<Node>& metas, const std::array<std::string_view, size>& names) {
  for (const std::string_view name : names) {
    for (const Node node : metas) {
      for (const char* const kind : {"property", "name", "itemprop"}) {
        if (lower_case(attribute(node, kind)) != name) continue;
        if (std::string content = attribute(node, "content"); !content.empty()) return content;
      }
    }
  }
  return {};
}

std::string first_line_of(Node top, std::string_view element) {
  for (const Node node : elements_named(top, element)) {
    if (std::string line = line_of(node); !line.empty()) return line;
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
    if (attribute(node, "itemprop") == "datePublished" || has_attribute(node, "pubdate")) {
      return attribute(node, "datetime");
    }
  }
  return times.size() == 1 ? attribute(times.front(), "datetime") : std::string();
}

/// A member as text: of an object its name, of an array its first.
std::string text_of(const Json& object, const char* name) {
  const auto found = object.find(name);
  if (found == object.end()) return {};
  const Json* value = &*found;
  if (value->is_array() && !value->empty()) value = &value->front();
  if (value->is_object() && value->contains("name")) value = &value->at("name");
  return value->is_string() ? in_one_line(value->get_ref<const std::string&>()) : std::string();
}

/// Whether an object of schema.org is an article, by "@type".
bool is_article(const Json& object) {
  const auto type = object.find("@type");
  if (type == object.end()) return false;
  const auto names_article = [](const Json& name) {
    return name.is_string() &&
           (name.get_ref<const std::string&>().ends_with("Article") || name == "BlogPosting" ||
            name == "Report" || name == "LiveBlogPosting");
  };
  return type->is_array() ? std::any_of(type->begin(), type->end(), names_article)
                          : names_article(*type);
}

/// The article among the structured data of a page (JSON-LD); null where there is none.
Json structured_article(Node top) {
  for (const Node node : elements_named(top, "script")) {
    if (lower_case(attribute(node, "type")) != "application/ld+json") continue;
    const Json data = Json::parse(line_of(node), nullptr, false);
    std::vector<const Json*> objects{&data};
    if (data.is_object() && data.contains("@graph")) objects.push_back(&data.at("@graph"));
    for (const Json* const object : objects) {
      if (object->is_object() && is_article(*object)) return *object;
      if (!object->is_array()) continue;
      for (const Json& member : *object) {
        if (member.is_object() && is_article(member)) return member;
      }
    }
  }
  return {};
}

void take(std::string& value, std::string other) {
  if (value.empty()) value = std::move(other);
}

}  // namespace

PageFacts page_facts(Node top) {
  static constexpr std::array<std::string_view, 2> titles{"og:title", "twitter:title"};
  static constexpr std::array<std::string_view, 4> sources{"og:site_name", "publisher",
                                                           "dc.publisher", "application-name"};
  static constexpr std::array<std::string_view, 5> authors{"author", "article:author", "dc.creator",
                                                           "byl", "parsely-author"};
  static constexpr std::array<std::string_view, 11> dates{"article:published_time",
                                                          "datepublished",
                                                          "date",
                                                          "pubdate",
                                                          "publishdate",
                                                          "publish-date",
                                                          "dc.date",
                                                          "dc.date.issued",
                                                          "dcterms.date",
                                                          "dcterms.created",
                                                          "parsely-pub-date"};
  static constexpr std::array<std::string_view, 1> urls{"og:url"};
  static constexpr std::array<std::string_view, 2> languages{"og:locale", "dc.language"};
  const auto metas = elements_named(top, "meta");
  const Json data = structured_article(top);
  PageFacts facts;
  facts.title = meta(metas, titles);
  facts.source = meta(metas, sources);
  facts.author = meta(metas, authors);
  if (facts.author.starts_with("http")) facts.author.clear();  // a page about the author
  facts.date = meta(metas, dates);
  facts.url = link_to_itself(top);
  take(facts.url, meta(metas, urls));
  facts.language = attribute(top, "lang");
  if (data.is_object()) {
    take(facts.title, text_of(data, "headline"));
    take(facts.source, text_of(data, "publisher"));
    take(facts.author, text_of(data, "author"));
    take(facts.date, text_of(data, "datePublished"));
    take(facts.language, text_of(data, "inLanguage"));
    if (facts.url.empty() && text_of(data, "url").starts_with("http")) {
      facts.url = text_of(data, "url");
    }
  }
  take(facts.title, first_line_of(top, "title"));
  take(facts.title, first_line_of(top, "h1"));
  take(facts.date, time_element(top));
  take(facts.language, meta(metas, languages));
  std::replace(facts.language.begin(), facts.language.end(), '_', '-');
  return facts;
}

}  // namespace loci::document
