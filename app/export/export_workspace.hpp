/// \file
/// A workspace into a file or a database: what `loci export` and the window do.
#pragma once

#include "app/export/export_format.hpp"
#include "app/export/feature_layers.hpp"
#include "app/export/progress.hpp"
#include "app/workspace/workspace.hpp"
#include "geo/error.hpp"

#include <optional>
#include <string>

namespace loci::exports {

/// What is wanted.
struct Request {
  std::string target;  ///< a file, "-" for standard output, or "PG:…"
  Format format = Format::geojson;
  std::optional<Layer> layer;  ///< as far as the format leaves a choice
  workspace::Filter filter;
};

/// What was written.
struct Exported {
  std::size_t features = 0;  ///< of all layers
  Warnings warnings;         ///< what the format could not hold
};

/// Writes the file whole or not at all; the same workspace gives the same bytes. Nothing but one
/// document or one place with its passages is in memory at a time. Throws Error, and Cancelled
/// where `progress` says to stop; the target is then as it was.
Exported export_workspace(const workspace::Workspace& workspace, const Request& request,
                          const Progress& progress = {});

}  // namespace loci::exports
