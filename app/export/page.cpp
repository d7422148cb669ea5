#include "app/export/page.hpp"

#include "app/data/data_files.hpp"
#include "app/document/sha256.hpp"
#include "app/export/balloon.hpp"
#include "app/export/mention_in_context.hpp"
#include "app/export/page_basemap.hpp"
#include "app/map/fitted_extent.hpp"
#include "geo/json_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <map>
#include <ostream>
#include <unordered_map>

namespace loci::exports {
namespace {

using workspace::PlaceSummary;

constexpr std::size_t most_passages = 20'000;

/// As Content-Security-Policy names a script or style: sha256-BASE64.
std::string policy_hash(std::string_view content) {
  constexpr std::string_view letters =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  const std::string digits = document::sha256(content);  // of 32 bytes: ten times three, and two
  std::string out = "sha256-";
  for (std::size_t at = 0; at < digits.size(); at += 6) {
    const std::string three = (digits.substr(at, 6) + "00").substr(0, 6);
    unsigned bits = 0;
    std::from_chars(three.data(), three.data() + three.size(), bits, 16);
    for (const int shift : {18, 12, 6, 0}) out += letters[bits >> shift & 63];
  }
  out.back() = '=';
  return out;
}

/// The template with the values in place of {name}; values are not looked into.
std::string filled(std::string_view page, const std::map<std::string, std::string>& values) {
  std::string out;
  for (std::size_t at = 0; at < page.size();) {
    const std::size_t open = page.find('{', at);
    out += page.substr(at, open - at);
    if (open == std::string_view::npos) break;
    const std::size_t close = page.find('}', open);
    const auto found = values.find(std::string(page.substr(open + 1, close - open - 1)));
    out += found != values.end() ? std::string_view(found->second)
                                 : page.substr(open, close + 1 - open);
    at = close + 1;
  }
  return out;
}

/// JSON inside a script element: no text can end it.
std::string inside_script(std::string_view json) {
  std::string out;
  for (const char letter : json) {
    if (letter == '<') {
      out += "\\u003c";
    } else {
      out += letter;
    }
  }
  return out;
}

std::map<std::string, std::string> country_names(const render::Basemap& basemap) {
  std::map<std::string, std::string> names;
  for (const auto& name : basemap.names()) {
    if (name.kind != render::NameKind::country) continue;
    names.try_emplace(std::string(name.country, 2), basemap.text(name.name));
  }
  return names;
}

/// How many passages of each place there is room for.
std::size_t passages_each(const std::vector<PlaceSummary>& places) {
  std::size_t each = most_passages;
  const auto total = [&] {
    std::size_t sum = 0;
    for (const auto& place : places) sum += std::min(place.mentions, each);
    return sum;
  };
  while (each > 1 && total() > most_passages) each /= 2;
  return each;
}

/// The data of the page while it grows.
struct PageData {
  std::string places, documents, passages;
  std::size_t mentions = 0, passage_count = 0;
};

void append_places(PageData& data, const std::vector<PlaceSummary>& places,
                   const std::map<std::string, std::string>& countries) {
  for (const PlaceSummary& summary : places) {
    const gazetteer::Place& place = summary.place;
    const auto country = countries.find(place.country);
    std::string& json = data.places;
    append_json(json += json.empty() ? "[" : ",\n[", place.name);
    append_json(json += ',', country == countries.end() ? place.country : country->second);
    append_json(json += ',', feature(place));
    append_json(json += ',', std::round(place.position.lat_deg * 1e5) / 1e5);
    append_json(json += ',', std::round(place.position.lon_deg * 1e5) / 1e5);
    json += gazetteer::is_area(place) ? ",1," : ",0,";
    append_json(json, static_cast<std::int64_t>(summary.mentions));
    json += ']';
  }
}

void append_document(PageData& data, const document::Document& document) {
  std::string& json = data.documents;
  append_json(json += json.empty() ? "[" : ",\n[", document.title);
  append_json(json += ',', document.source);
  append_json(json += ',', document.date);
  append_json(json += ',', document.url);
  append_json(json += ',', document.path);
  json += ']';
}

void append_passage(PageData& data, const MentionInContext& mention, std::int64_t place,
                    std::int64_t document) {
  std::string& json = data.passages;
  append_json(json += json.empty() ? "[" : ",\n[", place);
  append_json(json += ',', document);
  append_json(json += ',', mention.passage.prefix);
  append_json(json += ',', mention.passage.quote);
  append_json(json += ',', mention.passage.suffix);
  append_json(json += ',', mention.link);
  json += ']';
  ++data.passage_count;
}

PageData data_of(const workspace::Workspace& workspace, const workspace::Filter& filter,
                 const std::vector<PlaceSummary>& places, Steps& steps) {
  PageData data;
  std::unordered_map<std::string, std::int64_t> place_numbers;
  for (const auto& summary : places) {
    place_numbers.emplace(summary.place.id, static_cast<std::int64_t>(place_numbers.size()));
  }
  const std::size_t each = passages_each(places);
  std::unordered_map<std::int64_t, std::size_t> taken;
  workspace::DocumentId document = -1;
  std::int64_t document_number = -1;
  visit_in_context(workspace, filter, [&](const MentionInContext& mention) {
    ++data.mentions;
    steps.done_one();
    const auto& place = mention.stored.resolution.place;
    const auto found = place ? place_numbers.find(place->id) : place_numbers.end();
    const std::int64_t number = found == place_numbers.end() ? -1 : found->second;
    if (mention.stored.document != document) {
      document = mention.stored.document;
      ++document_number;
      append_document(data, mention.document);
    }
    if (++taken[number] <= each) append_passage(data, mention, number, document_number);
    return true;
  });
  return data;
}

std::string json_of(const PageData& data, const std::string& basemap, const geo::Extent& home) {
  std::string json = "{\"mentions\":";
  append_json(json, static_cast<std::int64_t>(data.mentions));
  json += ",\"home\":[";
  append_json(json, home.west_deg);
  append_json(json += ',', home.south_deg);
  append_json(json += ',', home.east_deg);
  append_json(json += ',', home.north_deg);
  return json + "],\n\"places\":[" + data.places + "],\n\"documents\":[" + data.documents +
         "],\n\"passages\":[" + data.passages + "],\n\"basemap\":" + basemap + "}";
}

}  // namespace

Warnings write_page(const workspace::Workspace& workspace, const workspace::Filter& filter,
                    Steps& steps, std::ostream& out) {
  const render::Basemap basemap(data::data_file("world.basemap"));
  const auto places = workspace.places(filter);
  PageData data = data_of(workspace, filter, places, steps);
  append_places(data, places, country_names(basemap));
  const auto map_places = map::map_places(places);
  const geo::Extent home = map::fitted_extent(map_places, 0.8).extent;
  Warnings warnings;
  std::string shortened;
  if (data.passage_count < data.mentions) {
    shortened = fmt::format(" It has {} of the {} passages.", data.passage_count, data.mentions);
    warnings.push_back({"page",
                        fmt::format("{} of {} passages are in it: more are too much for a "
                                    "page; filter what you export",
                                    data.passage_count, data.mentions),
                        {}});
  }
  const auto text = [](const std::string& raw) { return escaped_markup(portable_text(raw)); };
  out << filled(page_html,
                {{"title", text(workspace.file().stem().string())},
                 {"style", std::string(page_css)},
                 {"script", std::string(page_js)},
                 {"style_hash", policy_hash(page_css)},
                 {"script_hash", policy_hash(page_js)},
                 {"map_sources", "Natural Earth \u00B7 GeoNames CC BY 4.0"},
                 {"sources", text(attribution_of(workspace))},
                 {"shortened", shortened},
                 {"data", inside_script(json_of(data, basemap_json(basemap, map_places), home))}});
  return warnings;
}

}  // namespace loci::exports
