/// \file
/// A workspace into a file, in the background.
#pragma once

#include "app/export/feature_layers.hpp"
#include "app/session/background_task.hpp"
#include "app/workspace/filter.hpp"

#include <filesystem>
#include <optional>

namespace loci::session {

/// Writes what `loci export` writes with this filter, in the format that the file's name says.
/// Tells how far it is, stops where that is asked for, and says how it went. Throws Error naming
/// the file.
void export_file(const std::filesystem::path& workspace_file, std::optional<exports::Layer> layer,
                 const workspace::Filter& filter, const std::filesystem::path& file,
                 BackgroundTask::Reporter& reporter);

}  // namespace loci::session
