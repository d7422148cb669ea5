#include "geo/geojson.hpp"

#include "geo/error.hpp"
#include "geo/json_text.hpp"

#include <cmath>
#include <ostream>

namespace loci::geo {
namespace {

constexpr std::size_t buffer_bytes = 1 << 20;

double rounded_deg(double value_deg) {
  return std::round(value_deg * 1e7) / 1e7;
}

struct Appender {
  std::string& out;
  FieldKind kind;

  void operator()(std::monostate /*nothing*/) const { out += "null"; }
  void operator()(std::int64_t number) const { append_json(out, number); }
  void operator()(double number) const { append_json(out, number); }
  void operator()(std::string_view text) const {
    if (kind == FieldKind::json) {
      out += text;
    } else {
      append_json(out, text);
    }
  }
};

}  // namespace

void append_point(std::string& out, const std::optional<LonLat>& position) {
  if (!position) {
    out += "null";
    return;
  }
  out += "{\"type\":\"Point\",\"coordinates\":[";
  append_json(out, rounded_deg(position->lon_deg));
  out += ',';
  append_json(out, rounded_deg(position->lat_deg));
  out += "]}";
}

GeoJsonWriter::GeoJsonWriter(std::ostream& out, Form form) : out_(out), form_(form) {
  buffer_.reserve(buffer_bytes + buffer_bytes / 4);
}

void GeoJsonWriter::begin(const LayerDefinition& layer) {
  layer_ = layer.name;
  keys_.clear();
  kinds_.clear();
  for (const Field& field : layer.fields) {
    std::string key = keys_.empty() ? "" : ",";
    append_json(key, field.name);
    keys_.push_back(key + ":");
    kinds_.push_back(field.kind);
  }
  first_ = true;
  if (form_ == Form::sequence) return;
  buffer_ += "{\"type\": \"FeatureCollection\", \"name\": ";
  append_json(buffer_, layer.name);
  buffer_ += ", \"attribution\": ";
  append_json(buffer_, layer.attribution);
  buffer_ += ", \"features\": [";
}

void GeoJsonWriter::add(const std::optional<LonLat>& position, std::span<const Value> values) {
  buffer_ += form_ == Form::sequence ? "\x1E" : first_ ? "\n" : ",\n";
  first_ = false;
  buffer_ += "{\"type\":\"Feature\",\"geometry\":";
  append_point(buffer_, position);
  buffer_ += ",\"properties\":{";
  for (std::size_t i = 0; i < keys_.size(); ++i) {
    buffer_ += keys_[i];
    std::visit(Appender{buffer_, kinds_[i]}, values[i]);
  }
  buffer_ += "}}";
  if (form_ == Form::sequence) buffer_ += '\n';
  if (buffer_.size() >= buffer_bytes) write();
}

void GeoJsonWriter::end() {
  if (form_ == Form::collection) buffer_ += "\n]}\n";
  write();
  if (!out_.flush())
    throw Error("layer '" + layer_ + "'", "could not be written", "check the disk");
}

void GeoJsonWriter::write() {
  out_.write(buffer_.data(), static_cast<std::streamsize>(buffer_.size()));
  buffer_.clear();
  if (!out_) throw Error("layer '" + layer_ + "'", "could not be written", "check the disk");
}

}  // namespace loci::geo
