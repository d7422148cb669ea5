#include "app/export/annotation_formats.hpp"
#include "app/export/balloon.hpp"
#include "app/export/mention_in_context.hpp"
#include "geo/json_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <ostream>
#include <unordered_map>

namespace loci::exports {
namespace {

using workspace::StoredMention;

/// The xml:id of each place.
using PlaceIds = std::unordered_map<std::string, std::string>;

std::string xml(std::string_view text) {
  return escaped_markup(portable_text(text));
}

const char* certainty(const StoredMention& stored) {
  if (!stored.resolution.place) return "unknown";
  if (stored.decided_by != "loci" || stored.resolution.confidence >= 0.8) return "high";
  return stored.resolution.confidence >= 0.5 ? "medium" : "low";
}

std::string header(std::string_view title, std::string_view publication, std::string_view source) {
  return fmt::format(
      "<teiHeader><fileDesc><titleStmt><title>{}</title></titleStmt>"
      "<publicationStmt>{}</publicationStmt>"
      "<sourceDesc>{}</sourceDesc></fileDesc></teiHeader>\n",
      xml(title), publication, source);
}

std::string header_of(const document::Document& document) {
  std::string source = "<bibl><title>" + xml(document.title) + "</title>";
  if (!document.source.empty()) source += "<author>" + xml(document.source) + "</author>";
  if (!document.date.empty()) source += "<date>" + xml(document.date) + "</date>";
  if (!document.url.empty()) {
    source += "<ref target=\"" + xml(document.url) + "\">" + xml(document.url) + "</ref>";
  }
  source += "<idno type=\"path\">" + xml(document.path) + "</idno><idno type=\"sha256\">" +
            xml(document.sha256) + "</idno></bibl>";
  return header(document.title, "<p>Read by Loci</p>", source);
}

std::string start_tag(const StoredMention& stored, const PlaceIds& ids) {
  std::string tag = "<placeName";
  if (const auto& place = stored.resolution.place) {
    tag += " ref=\"" + xml(uri_of_place(place->id));
    if (const auto id = ids.find(place->id); id != ids.end()) tag += " #" + id->second;
    tag += '"';
  }
  tag += std::string(" cert=\"") + certainty(stored) + '"';
  if (stored.mention.sense != geoparse::Sense::literal) {
    tag += " type=\"" + std::string(geoparse::to_word(stored.mention.sense)) + '"';
  }
  return tag + '>';
}

/// Text between mentions; a blank line ends a paragraph.
std::string paragraphs(std::string_view text) {
  std::string out;
  while (true) {
    const std::size_t blank = text.find("\n\n");
    out += xml(text.substr(0, blank));
    if (blank == std::string_view::npos) return out;
    const std::size_t next = text.find_first_not_of('\n', blank);
    if (next == std::string_view::npos) return out;
    out += "</p>\n<p>";
    text.remove_prefix(next);
  }
}

/// The text with its mentions marked. \param overlapping counts those that lie in another
std::string body_of(const document::Document& document, const std::vector<StoredMention>& mentions,
                    const PlaceIds& ids, std::size_t& overlapping) {
  const std::string_view text = document.text;
  std::string body = "<p>";
  std::size_t at = 0;
  for (const StoredMention& stored : mentions) {
    const auto& span = stored.mention.span;
    if (span.begin < at) {
      ++overlapping;
      continue;
    }
    body += paragraphs(text.substr(at, span.begin - at));
    body += start_tag(stored, ids) + xml(text.substr(span.begin, span.end - span.begin)) +
            "</placeName>";
    at = span.end;
  }
  return body + paragraphs(text.substr(at)) + "</p>\n";
}

std::string place_entry(const workspace::PlaceSummary& summary, const std::string& id) {
  const gazetteer::Place& place = summary.place;
  return fmt::format(
      "<place xml:id=\"{}\" type=\"{}\"><placeName>{}</placeName>{}<location><geo>{} {}</geo>"
      "</location><idno type=\"URI\">{}</idno></place>\n",
      id, xml(feature(place)), xml(place.name),
      place.country.empty() ? "" : "<country key=\"" + xml(place.country) + "\"/>",
      place.position.lat_deg, place.position.lon_deg, xml(uri_of_place(place.id)));
}

}  // namespace

Warnings write_tei(const workspace::Workspace& workspace, const workspace::Filter& filter,
                   Steps& steps, std::ostream& out) {
  out << "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
         "<teiCorpus xmlns=\"http://www.tei-c.org/ns/1.0\">\n"
      << header("Places in documents",
                "<availability><p>" + xml(attribution_of(workspace)) + "</p></availability>",
                "<p>Documents read by Loci</p>");
  PlaceIds ids;
  out << "<standOff><listPlace>\n";
  for (const auto& summary : workspace.places(filter)) {
    const std::string id = "place" + std::to_string(ids.size() + 1);
    ids.emplace(summary.place.id, id);
    out << place_entry(summary, id);
  }
  out << "</listPlace></standOff>\n";
  Warnings warnings;
  auto documents = workspace.documents(filter);
  std::sort(documents.begin(), documents.end(),
            [](const auto& a, const auto& b) { return a.id < b.id; });
  for (const auto& summary : documents) {
    const auto document = workspace.document(summary.id);
    if (!document) continue;  // removed by another program meanwhile
    workspace::Filter of_document = filter;
    of_document.documents = {summary.id};
    std::size_t overlapping = 0;
    out << "<TEI>\n"
        << header_of(*document) << "<text><body>\n"
        << body_of(*document, workspace.mentions(of_document), ids, overlapping)
        << "</body></text>\n</TEI>\n";
    if (overlapping > 0) {
      warnings.push_back(
          {document->path,
           std::to_string(overlapping) + " overlapping mentions left out: TEI cannot nest them",
           {}});
    }
    steps.done_one();
  }
  out << "</teiCorpus>\n";
  return warnings;
}

}  // namespace loci::exports
