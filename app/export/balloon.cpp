#include "app/export/balloon.hpp"

namespace loci::exports {
namespace {

constexpr std::size_t most_balloon_passages = 50;

std::string counted(std::size_t count, const char* one) {
  return std::to_string(count) + " " + one + (count == 1 ? "" : "s");
}

std::string passage(const MentionInContext& mention) {
  const auto& document = mention.document;
  std::string source = escaped_markup(document.title);
  if (!mention.link.empty()) {
    source = "<a href=\"" + escaped_markup(mention.link) + "\">" + source + "</a>";
  }
  if (!document.date.empty()) source += ", " + escaped_markup(document.date);
  return "<p>" + escaped_markup(mention.passage.prefix) + "<b>" +
         escaped_markup(mention.passage.quote) + "</b>" + escaped_markup(mention.passage.suffix) +
         "<br><small>" + source + "</small></p>";
}

}  // namespace

std::string escaped_markup(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (const char byte : text) {
    switch (byte) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      case '\'':
        out += "&#39;";
        break;
      default:
        out += byte;
    }
  }
  return out;
}

std::string mention_balloon(const MentionInContext& mention) {
  return passage(mention);
}

bool PlaceBalloon::add(const MentionInContext& mention) {
  passages_ += passage(mention);
  return ++count_ < most_balloon_passages;
}

std::string PlaceBalloon::html() const {
  std::string html = "<p>" + counted(place_.mentions, "mention") + " in " +
                     counted(place_.documents, "document") + "</p>" + passages_;
  if (place_.mentions > count_) {
    html += "<p>and " + counted(place_.mentions - count_, "more passage") + "</p>";
  }
  return html;
}

}  // namespace loci::exports
