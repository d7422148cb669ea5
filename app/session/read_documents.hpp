/// \file
/// Documents into a workspace, as a background task.
#pragma once

#include "app/session/background_task.hpp"

#include <filesystem>
#include <vector>

namespace loci::session {

/// Reads files and folders, finds their places and stores them in a workspace, which is made where
/// it is missing. What cannot be read is said and skipped; what is there already is left alone.
/// Stops between two documents when cancelled. Throws Error when the gazetteer or the workspace
/// cannot be opened.
void read_documents(const std::vector<std::filesystem::path>& files_and_folders,
                    const std::filesystem::path& workspace_file,
                    BackgroundTask::Reporter& reporter);

/// A new name for a workspace of documents that were opened without one, in the user's data folder
/// ($XDG_DATA_HOME/loci or ~/.local/share/loci), which is made. Throws Error when it cannot be.
std::filesystem::path new_workspace_file();

}  // namespace loci::session
