/// \file
/// A mention as another file has it, before it is known where it belongs.
#pragma once

#include "gazetteer/geoparse/resolution.hpp"
#include "geo/error.hpp"

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

namespace loci::imports {

/// More warnings are not kept: a file of another kind would have one a line.
inline constexpr std::size_t most_warnings = 100;

/// Nothing here has been compared with a document yet.
struct ImportedMention {
  std::size_t number = 0;             ///< of the feature, annotation or row in the file, from 1
  std::string document, url, sha256;  ///< as far as the file says them
  std::size_t start = 0, end = 0;     ///< in code points; of Recogito in UTF-16 units
  bool in_utf16_units = false;
  std::string quote, prefix, suffix;
  geoparse::Sense sense = geoparse::Sense::literal;
  geoparse::Resolution resolution;
  std::string status;  ///< a word for workspace::Status; empty: as the resolution says
  std::string decided_by = "loci";
  std::string gazetteer, gazetteer_version;
};

/// What a file has.
struct ReadMentions {
  std::vector<ImportedMention> mentions;
  std::string attribution;  ///< of its places; empty where it says none
  Warnings warnings;        ///< what could not be used, and where it is
};

/// Reads GeoJSON with the layer `mentions`, W3C Web Annotations (a page, a collection's page or an
/// array) or the CSV of Recogito 2, by content. One record at a time is in memory besides the
/// result. Throws Error naming the file when it is none of these, cannot be read or is damaged.
ReadMentions read_mentions(const std::filesystem::path& file);

// The formats, for read_mentions.
ReadMentions read_mention_json(const std::filesystem::path& file);
ReadMentions read_recogito_csv(const std::filesystem::path& file);

/// A word for a sense; literal for any other.
geoparse::Sense sense_of_word(std::string_view word);

/// Throws Error where a place or confidence is impossible: the record's number and why.
void check(const ImportedMention& mention);

}  // namespace loci::imports
