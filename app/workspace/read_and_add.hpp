/// \file
/// Files into a workspace: read and geoparsed on all cores, stored by one writer.
#pragma once

#include "app/document/read_document.hpp"
#include "app/workspace/workspace.hpp"
#include "gazetteer/geoparse/geoparser.hpp"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <set>
#include <string>
#include <vector>

namespace loci::workspace {

/// What a run has done so far.
struct AddingTally {
  std::size_t files = 0, files_done = 0;
  std::uint64_t bytes = 0, bytes_done = 0;  ///< of the files as they lie on the disk
  std::size_t added = 0;                    ///< documents that were new
  std::size_t mentions = 0;                 ///< found in them
  std::size_t already_there = 0;            ///< documents
  std::size_t failed = 0;                   ///< files and documents that could not be read
  bool cancelled = false;                   ///< files are left to do
};

/// Who follows a run; everything is called from the thread that runs it.
struct AddingListener {
  std::function<void(const Warning&)> warning;
  std::function<void(const Error&)> failure;
  std::function<void(const AddingTally&, const std::string& current_file)> progress;
  std::function<bool()> cancelled;
};

struct AddingOptions {
  document::ReadingOptions reading;
  unsigned threads = 1;
  std::set<std::string> urls{};  ///< those of the files that are to be fetched from the web
};

/// Reads files, geoparses their documents and stores them, in the order of the files: the workspace
/// is the same at any number of threads. The workspace is made at the first document to store.
/// Documents are stored in groups, each document whole or not at all; what is there already is not
/// geoparsed again, so a run that was cut off goes on where it stopped. Throws Error when the
/// workspace cannot be opened or written. \param gazetteer that of the geoparser
AddingTally read_and_add(const std::vector<std::filesystem::path>& files,
                         const std::filesystem::path& workspace_file,
                         const geoparse::Geoparser& geoparser,
                         const gazetteer::GazetteerInfo& gazetteer, const AddingOptions& options,
                         const AddingListener& listener);

}  // namespace loci::workspace
