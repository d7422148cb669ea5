/// \file
/// Layers as GeoJSON (RFC 7946) and as GeoJSON text sequences (RFC 8142).
#pragma once

#include "geo/layer.hpp"

#include <iosfwd>
#include <string>

namespace loci::geo {

/// Writes one layer: longitude before latitude, seven decimals (about 1 cm), null geometry for
/// features without a position, one feature a line, UTF-8. Strings that are not valid UTF-8 have
/// the bad bytes replaced by U+FFFD.
class GeoJsonWriter final : public LayerWriter {
 public:
  enum class Form {
    collection,  ///< one FeatureCollection with the layer's name and attribution
    sequence,    ///< a record separator (U+001E), a feature and a line feed each; nothing else
  };

  explicit GeoJsonWriter(std::ostream& out, Form form = Form::collection);

  void begin(const LayerDefinition& layer) override;
  void add(const std::optional<LonLat>& position, std::span<const Value> values) override;
  void end() override;

 private:
  void write();

  std::ostream& out_;
  Form form_;
  std::string layer_;
  std::vector<std::string> keys_;  ///< as JSON, with their colons
  std::vector<FieldKind> kinds_;
  bool first_ = true;
  std::string buffer_;
};

/// Appends {"type":"Point",…}, or null.
void append_point(std::string& out, const std::optional<LonLat>& position);

}  // namespace loci::geo
