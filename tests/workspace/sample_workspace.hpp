/// \file
/// Documents with mentions for tests, without a geoparser.
#pragma once

#include "app/workspace/workspace.hpp"
#include "geo/error.hpp"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace loci::tests {

inline gazetteer::Place sample_place(std::string id, std::string name, geo::LonLat position,
                                     std::string feature_code = "PPL") {
  gazetteer::Place place;
  place.id = std::move(id);
  place.name = std::move(name);
  place.position = position;
  place.feature_code = std::move(feature_code);
  place.country = "SY";
  return place;
}

inline const gazetteer::Place palmyra =
    sample_place("geonames:163808", "Palmyra", {38.28, 34.56}, "PPL");
inline const gazetteer::Place raqqa =
    sample_place("geonames:172955", "Raqqa", {39.02, 35.95}, "PPLA");
inline const gazetteer::Place beirut =
    sample_place("geonames:276781", "Beirut", {35.5018, 33.8938}, "PPLC");

/// A place as a workspace gives it back: with the gazetteer that it came from.
inline gazetteer::Place stored(gazetteer::Place place) {
  place.gazetteer = "world";
  return place;
}

inline gazetteer::GazetteerInfo sample_gazetteer(std::string version = "2026-01-01") {
  gazetteer::GazetteerInfo info;
  info.name = "world";
  info.version = std::move(version);
  info.attribution = "GeoNames, CC BY 4.0";
  return info;
}

inline document::Document sample_document(std::string path, std::string text,
                                          std::string date = {}) {
  document::Document document;
  document.path = std::move(path);
  document.title = "Title of " + document.path;
  document.date = std::move(date);
  document.sha256 = std::string(64, '0' + static_cast<char>(text.size() % 10));
  document.text = std::move(text);
  return document;
}

/// The first occurrence of a name in a text as a mention of a place.
inline geoparse::ResolvedMention mention_of(std::string_view text, std::string_view name,
                                            std::optional<gazetteer::Place> place,
                                            geoparse::Sense sense = geoparse::Sense::literal) {
  const std::size_t begin = text.find(name);
  geoparse::ResolvedMention resolved;
  resolved.mention = {{begin, begin + name.size()}, std::string(name), sense};
  resolved.resolution.confidence = place ? 0.75 : 0;
  resolved.resolution.reasons = {"the first reason", "the second"};
  resolved.resolution.method = "context";
  resolved.resolution.place = std::move(place);
  return resolved;
}

}  // namespace loci::tests
