#include "gazetteer/geoparse/annotated_document.hpp"

#include "geo/error.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <set>

namespace loci::geoparse {
namespace {

using nlohmann::json;

std::optional<Sense> sense_of(const json& toponym) {
  const auto word = toponym.value("sense", std::string());
  for (const Sense sense : {Sense::literal, Sense::associative, Sense::demonym}) {
    if (word == to_word(sense)) return sense;
  }
  return std::nullopt;
}

AnnotatedToponym read_toponym(const json& given) {
  AnnotatedToponym toponym;
  toponym.span = {given.at("start").get<std::size_t>(), given.at("end").get<std::size_t>()};
  toponym.name = given.value("name", std::string());
  toponym.type = given.value("type", std::string());
  toponym.sense = sense_of(given);
  toponym.ignore = given.value("ignore", false);
  const auto number = [&given](const char* key) {
    return given.contains(key) && given[key].is_number() ? std::optional(given[key].get<double>())
                                                         : std::nullopt;
  };
  toponym.confidence = number("confidence");
  const auto lat = number("lat"), lon = number("lon");
  if (lat && lon) toponym.position = geo::LonLat{*lon, *lat};
  return toponym;
}

/// Orders the toponyms and keeps one of each span, one with a position where there is one.
void make_unique(std::vector<AnnotatedToponym>& toponyms) {
  std::stable_sort(toponyms.begin(), toponyms.end(), [](const auto& a, const auto& b) {
    if (a.span != b.span) return a.span < b.span;
    return a.position.has_value() && !b.position.has_value();
  });
  const auto same = [](const auto& a, const auto& b) { return a.span == b.span; };
  toponyms.erase(std::unique(toponyms.begin(), toponyms.end(), same), toponyms.end());
}

}  // namespace

std::vector<AnnotatedDocument> read_annotated(std::istream& lines, std::string_view subject) {
  std::vector<AnnotatedDocument> documents;
  std::set<std::string> ids;
  std::string line;
  for (std::size_t number = 1; std::getline(lines, line); ++number) {
    if (line.find_first_not_of(" \t\r") == std::string::npos) continue;
    const auto where = std::string(subject) + ":" + std::to_string(number);
    AnnotatedDocument document;
    document.corpus = subject;
    try {
      const json given = json::parse(line);
      document.id = given.at("id").get<std::string>();
      document.text = given.value("text", std::string());
      for (const json& toponym : given.at("toponyms")) {
        document.toponyms.push_back(read_toponym(toponym));
      }
    } catch (const json::exception& failure) {
      throw Error(where, "not an annotated document",
                  "each line needs id and toponyms with start and end");
    }
    if (!ids.insert(document.id).second) {
      throw Error(where, "document " + document.id + " occurs twice", "leave one of them out");
    }
    make_unique(document.toponyms);
    documents.push_back(std::move(document));
  }
  return documents;
}

}  // namespace loci::geoparse
