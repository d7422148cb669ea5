/// \file
/// Where the mentions of a document stand in its newer version.
#pragma once

#include "app/workspace/summaries.hpp"
#include "gazetteer/geoparse/mention.hpp"
#include "gazetteer/geoparse/resolution.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace loci::workspace {

/// So many bytes before and behind a mention, at most and of whole code points, are the words
/// around it.
inline constexpr std::size_t context_bytes = 24;

std::string_view text_before(std::string_view text, std::size_t begin);
std::string_view text_behind(std::string_view text, std::size_t end);

/// A mention of an older version.
struct OldMention {
  MentionId id = 0;
  geoparse::TextSpan span;                 ///< in the older version
  std::string before{}, name{}, behind{};  ///< the words around it
  bool is_only_one = false;                ///< its name stood nowhere else in the older version
  bool is_lost = false;                    ///< its words were gone already (lost_decisions.hpp)
  bool is_place_decided = false;           ///< by a person
  bool is_sense_decided = false;           ///< likewise
  bool is_decided_alone = false;  ///< by a decision for this mention, not for all of its name

  bool is_decided() const { return is_place_decided || is_sense_decided; }
};

/// What becomes of the mentions of both versions.
struct CarriedOver {
  /// Of each old mention: where it stands now; nothing where it does not.
  std::vector<std::optional<geoparse::TextSpan>> standing;
  /// Of each mention found in the newer version: the old one that it is, by index.
  std::vector<std::optional<std::size_t>> older;
  /// Of each of them, whether another mention, that a person decided, lies over it.
  std::vector<bool> taken;
};

/// A mention in the same words is the same one, in the order of the text. What a person decided is
/// looked for further, whether Loci sees a place there or not: in the same words, then by the words
/// of one side, the nearest first; then by its name, where that stands once in both versions.
/// \param old by begin
CarriedOver carry_over(const std::vector<OldMention>& old, std::string_view text,
                       const std::vector<geoparse::ResolvedMention>& found);

/// Whether a name stands only once in a text, as far as words go.
bool stands_once(std::string_view text, std::string_view name);

}  // namespace loci::workspace
