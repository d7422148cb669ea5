/// \file
/// The formats of annotation and history projects. Each is written from the first byte to the last.
#pragma once

#include "app/export/progress.hpp"
#include "app/workspace/workspace.hpp"
#include "geo/error.hpp"

#include <iosfwd>
#include <string>
#include <string_view>

namespace loci::exports {

/// The address of a place: "geonames:170794" → "https://www.geonames.org/170794". Other ids are
/// taken as a URI of their gazetteer's scheme, or as "urn:loci:…" where they have none; what a URI
/// may not have is percent-encoded.
std::string uri_of_place(std::string_view id);
/// And back.
std::string place_of_uri(std::string_view uri);

// Each writes the places or mentions that the filter selects, in the order of the layers, and
// throws Error of the workspace or the stream, and Cancelled. What cannot be said is a warning.

/// Linked Places Format 1.3 (https://github.com/LinkedPasts/linked-places-format): places, the
/// spellings with the documents that attest them, and the passages as descriptions.
Warnings write_linked_places(const workspace::Workspace& workspace, const workspace::Filter& filter,
                             Steps& steps, std::ostream& out);

/// W3C Web Annotations (https://www.w3.org/TR/annotation-model/): one annotation a mention, with a
/// TextPositionSelector (code points) and a TextQuoteSelector; its body is the mention's feature of
/// GeoJSON.
Warnings write_web_annotations(const workspace::Workspace& workspace,
                               const workspace::Filter& filter, Steps& steps, std::ostream& out);

/// The CSV of Recogito 2: one row a mention. Its anchors count UTF-16 units, as Recogito does.
Warnings write_recogito_csv(const workspace::Workspace& workspace, const workspace::Filter& filter,
                            Steps& steps, std::ostream& out);

/// TEI P5: a teiCorpus with the whole text of every document, its mentions as placeName with ref,
/// and the places in a standOff. Mentions that overlap an earlier one cannot be told: a warning.
Warnings write_tei(const workspace::Workspace& workspace, const workspace::Filter& filter,
                   Steps& steps, std::ostream& out);

}  // namespace loci::exports
