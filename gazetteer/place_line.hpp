/// \file
/// The lines of the text files that a gazetteer is built from.
#pragma once

#include "gazetteer/candidate.hpp"
#include "gazetteer/place.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace loci::gazetteer {

/// The header of `*.places.tsv`, TAB separated; alternates are separated by '|';
/// a label_rank beyond 10 counts as 10.
inline constexpr std::string_view places_header =
    "id\tname\tlat\tlon\tfeature_class\tfeature_code\tcountry\tadmin1\tadmin2\tpopulation\tradius_"
    "km\tlabel_rank\t"
    "alternates";
/// The header of `*.names.tsv`; kind is a word of to_word(NameKind), except "preferred".
inline constexpr std::string_view names_header = "place_id\tname\tkind";

struct PlaceLine {
  Place place;
  std::vector<std::string_view> alternates;  ///< views into the line
};

struct NameLine {
  std::string_view place_id;  ///< views into the line
  std::string_view name;
  NameKind kind = NameKind::alternate;
};

/// Reads a line of `*.places.tsv`; nothing, and why, where it is not one.
std::optional<PlaceLine> parse_place_line(std::string_view line, std::string& problem);

/// Reads a line of `*.names.tsv`; nothing, and why, where it is not one.
std::optional<NameLine> parse_name_line(std::string_view line, std::string& problem);

}  // namespace loci::gazetteer
