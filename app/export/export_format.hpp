/// \file
/// The formats that an export can have.
#pragma once

#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace loci::exports {

enum class Format {
  geojson,
  geojson_sequence,
  geopackage,
  flatgeobuf,
  kml,
  kmz,
  csv,
  shapefile,
  zipped_shapefile,
  postgis,
  linked_places,
  web_annotations,
  recogito,
  tei,
  html,
};

/// What of the workspace is in a file.
enum class Content {
  one_layer,   ///< places or mentions, as chosen; places otherwise
  all_layers,  ///< places, mentions and documents, unless one is chosen
  mentions,    ///< mentions with their words
  places,      ///< places with their passages
  texts,       ///< whole documents with their mentions
};

struct FormatInfo {
  Format format{};
  std::string_view word;  ///< for --format
  std::string_view name;  ///< for people: "GeoPackage"
  std::vector<std::string_view> suffixes;
  Content content{};
  bool names_sources = true;  ///< has room for the attribution
};

/// All of them, in the order in which people are offered them.
std::span<const FormatInfo> formats();
const FormatInfo& info_of(Format format);

/// The format of a word for --format; nothing where there is none.
std::optional<Format> format_of_word(std::string_view word);

/// The format that the end of a file's name says, in any case, or "PG:…" for a database; nothing
/// where it says none.
std::optional<Format> format_of_file(std::string_view file);

}  // namespace loci::exports
