/// \file
/// What files are chosen for.
#pragma once

#include "app/panels/file_chooser.hpp"

#include <filesystem>
#include <functional>

namespace loci::panels {

FileChoice open_choice(const session::Session& session);
FileChoice add_choice(const session::Session& session);
FileChoice layer_choice(const session::Session& session);
/// With the formats that a file can have.
FileChoice export_choice(const session::Session& session, session::ExportLayer layer);
/// \param write writes the map as a picture
FileChoice export_view_choice(const session::Session& session,
                              std::function<void(const std::filesystem::path&)> write);

}  // namespace loci::panels
