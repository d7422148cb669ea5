/// \file
/// The layers of a workspace, feature by feature: what GeoJSON and the formats of GIS programs
/// hold.
#pragma once

#include "app/export/mention_in_context.hpp"
#include "app/export/progress.hpp"
#include "geo/layer.hpp"

#include <nlohmann/json.hpp>

#include <vector>

namespace loci::exports {

enum class Layer {
  places,     ///< one feature a place
  mentions,   ///< one feature a mention, without a position where it could not be placed
  documents,  ///< a table: one row a document
};

const char* to_word(Layer layer);

/// What the features have besides the fields that every format has.
struct Extras {
  bool passages = false;     ///< of places: all of them, as JSON
  bool document_id = false;  ///< of mentions: which row of `documents` is theirs
  bool balloon = false;      ///< `name` and `description` (HTML), for a globe
};

geo::LayerDefinition definition_of(Layer layer, const Extras& extras, std::string attribution);

/// Writes one layer, in an order that only the content decides: places by mentions, name and id,
/// mentions by document and begin. Returns how many features. Throws Cancelled, and Error of the
/// workspace or the writer.
std::size_t write_layer(Layer layer, const Extras& extras, const workspace::Workspace& workspace,
                        const workspace::Filter& filter, geo::LayerWriter& writer, Steps& steps);

/// The properties of one mention or place as in GeoJSON; of a place without its passages.
nlohmann::ordered_json properties_of(const MentionInContext& mention);
nlohmann::ordered_json properties_of(const workspace::PlaceSummary& place);

/// Appends one of the objects in the property `passages` of a place.
void append_passage(std::string& json, const MentionInContext& mention);

}  // namespace loci::exports
