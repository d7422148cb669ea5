/// \file
/// Documents with toponyms marked in them: gold annotations, or what a system found. One JSON
/// object a line.
#pragma once

#include "gazetteer/geoparse/code_points.hpp"
#include "gazetteer/geoparse/mention.hpp"
#include "geo/lonlat.hpp"

#include <istream>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace loci::geoparse {

/// One marked toponym.
struct AnnotatedToponym {
  CodePointSpan span;
  std::string name;
  std::optional<geo::LonLat> position;
  std::string type;  ///< the annotators' kind of toponym; may be empty
  std::optional<Sense> sense;
  std::optional<double> confidence;  ///< of systems only
  bool ignore = false;               ///< of gold only: neither required nor punished

  bool operator==(const AnnotatedToponym&) const = default;
};

/// A document of a corpus; text may be empty in a system's output.
struct AnnotatedDocument {
  std::string
      corpus;  ///< the file that it comes from: each has rules of its own on what to annotate
  std::string id;
  std::string text;
  std::vector<AnnotatedToponym> toponyms;  ///< spans unique, in order of start, then end
};

/// Reads a corpus: {"id", "text", "toponyms": [{"start", "end", "name", "lat", "lon", "type"?,
/// "sense"?, "confidence"?, "ignore"?}]}. Of several toponyms with one span the first that has a
/// position stays. Throws Error naming the subject and the line on anything else, and where an id
/// occurs twice.
std::vector<AnnotatedDocument> read_annotated(std::istream& lines, std::string_view subject);

}  // namespace loci::geoparse
