#include "app/export/annotation_formats.hpp"
#include "app/export/mention_in_context.hpp"
#include "geo/json_text.hpp"

#include <fmt/format.h>

#include <cstdint>
#include <ostream>

namespace loci::exports {
namespace {

constexpr std::string_view columns =
    "UUID,FILE,QUOTE_TRANSCRIPTION,ANCHOR,TYPE,URI,VOCAB_LABEL,VOCAB_TEMPORAL_BOUNDS,LAT,LNG,"
    "PLACE_TYPE,VERIFICATION_STATUS,TAGS,COMMENTS,GROUP_ID,GROUP_ORDER";

/// FNV-1a (http://www.isthe.com/chongo/tech/comp/fnv/): the same identifier for the same mention.
std::uint64_t hash(std::string_view text, std::uint64_t seed) {
  std::uint64_t value = 14695981039346656037ULL ^ seed;
  for (const char byte : text) {
    value = (value ^ static_cast<unsigned char>(byte)) * 1099511628211ULL;
  }
  return value;
}

std::string uuid_of(const MentionInContext& mention) {
  const std::string key =
      fmt::format("{}\n{}\n{}\n{}", mention.document.path, mention.document.sha256,
                  mention.span.start, mention.span.end);
  const std::uint64_t high = hash(key, 1), low = hash(key, 2);
  return fmt::format("{:08x}-{:04x}-8{:03x}-{:04x}-{:012x}", high >> 32, high >> 16 & 0xFFFF,
                     high & 0xFFF, 0x8000 | (low >> 48 & 0x3FFF), low & 0xFFFFFFFFFFFF);
}

std::string cell(std::string_view text) {
  std::string out = "\"";
  for (const char letter : portable_text(text))
    out += letter == '"' ? "\"\"" : std::string(1, letter);
  return out + '"';
}

/// Of a list by '|': that letter, and the one that escapes it, as in a URI.
std::string item(std::string_view text) {
  std::string out;
  for (const char letter : text) {
    if (letter == '|') {
      out += "%7C";
    } else if (letter == '%') {
      out += "%25";
    } else {
      out += letter;
    }
  }
  return out;
}

const char* status_of(const workspace::StoredMention& stored) {
  if (!stored.resolution.place) return "NOT_IDENTIFIABLE";
  return stored.decided_by == "loci" ? "UNVERIFIED" : "VERIFIED";
}

/// What Recogito has no column for, so that nothing is lost on the way there and back.
std::string tags_of(const MentionInContext& mention) {
  const auto& stored = mention.stored;
  return fmt::format(
      "{}|confidence={}|method={}|status={}|decided_by={}|gazetteer={}|gazetteer_version={}|"
      "precision_km={}|country={}|sha256={}",
      geoparse::to_word(stored.mention.sense), rounded_confidence(stored.resolution.confidence),
      item(stored.resolution.method), item(stored.status), item(stored.decided_by),
      item(stored.gazetteer), item(stored.gazetteer_version),
      stored.resolution.place ? stored.resolution.place->radius_km : 0,
      stored.resolution.place ? item(stored.resolution.place->country) : "",
      mention.document.sha256);
}

/// Counts the UTF-16 units before bytes of one text after the other, forwards.
class Utf16Units {
 public:
  std::size_t before(const std::string& text, std::size_t byte, workspace::DocumentId document) {
    if (document != document_ || byte < byte_) {
      document_ = document;
      byte_ = units_ = 0;
    }
    for (; byte_ < byte; ++byte_) {
      const auto value = static_cast<unsigned char>(text[byte_]);
      units_ += (value & 0xC0) == 0x80 ? 0 : value >= 0xF0 ? 2 : 1;
    }
    return units_;
  }

 private:
  workspace::DocumentId document_ = -1;
  std::size_t byte_ = 0, units_ = 0;
};

std::string row_of(const MentionInContext& mention, std::size_t unit) {
  const auto& place = mention.stored.resolution.place;
  std::string comments;
  for (const std::string& reason : mention.stored.resolution.reasons) {
    comments += (comments.empty() ? "" : "|") + item(reason);
  }
  std::string row = cell(uuid_of(mention)) + ',' + cell(mention.document.path) + ',' +
                    cell(mention.passage.quote) + ",\"char-offset:" + std::to_string(unit) +
                    "\",\"PLACE\",";
  row += place ? cell(uri_of_place(place->id)) + ',' + cell(place->name) : "\"\",\"\"";
  row += ",\"\",";
  row += place ? fmt::format("\"{}\",\"{}\",", place->position.lat_deg, place->position.lon_deg)
               : "\"\",\"\",";
  row += cell(place ? feature(*place) : "") + ",\"" + status_of(mention.stored) + "\",";
  return row + cell(tags_of(mention)) + ',' + cell(comments) + ",\"\",\"\"\r\n";
}

}  // namespace

Warnings write_recogito_csv(const workspace::Workspace& workspace, const workspace::Filter& filter,
                            Steps& steps, std::ostream& out) {
  out << columns << "\r\n";
  Utf16Units units;
  visit_in_context(workspace, filter, [&](const MentionInContext& mention) {
    out << row_of(mention, units.before(mention.document.text, mention.stored.mention.span.begin,
                                        mention.stored.document));
    steps.done_one();
    return true;
  });
  return {};
}

}  // namespace loci::exports
