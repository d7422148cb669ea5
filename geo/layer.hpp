/// \file
/// Named features with a position and values: what Loci exports and what GIS programs open. They
/// are handed on one at a time, so that a layer may be larger than the memory.
#pragma once

#include "geo/lonlat.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace loci::geo {

/// What the values of a field are.
enum class FieldKind {
  text,
  integer,
  real,
  date,  ///< text: ISO 8601, a day, with or without a time, or less than a day ("2015-03")
  json,  ///< text: a JSON value; nested where a format can
};

/// A field of a layer.
struct Field {
  std::string name;
  FieldKind kind = FieldKind::text;
  std::string short_name{};  ///< at most 10 letters, for shapefiles; empty: the name itself

  bool operator==(const Field&) const = default;
};

/// What a layer is, before its features come.
struct LayerDefinition {
  std::string name;
  std::string attribution;  ///< sources and licences of the data, one line
  std::vector<Field> fields;
  bool has_positions = true;  ///< false: a table
};

/// One value of a feature, as its field's kind says; nothing where it is unknown.
using Value = std::variant<std::monostate, std::int64_t, double, std::string_view>;

/// Takes layers, one after the other, each feature by feature. Every function throws Error naming
/// the file where it cannot be written.
class LayerWriter {
 public:
  virtual ~LayerWriter() = default;
  virtual void begin(const LayerDefinition& layer) = 0;
  /// \param position nothing: a feature that could not be placed
  /// \param values as many as the layer has fields; used during the call only
  virtual void add(const std::optional<LonLat>& position, std::span<const Value> values) = 0;
  virtual void end() = 0;
};

}  // namespace loci::geo
