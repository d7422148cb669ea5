/// \file
/// All documents of one file, for tests.
#pragma once

#include "app/document/read_document.hpp"

#include <string>
#include <vector>

namespace loci::tests {

struct AllRead {
  std::vector<document::ReadResult> documents;
  std::vector<std::string> failures;  ///< as a user reads them
};

inline AllRead read_all(const std::filesystem::path& file,
                        const document::ReadingOptions& options = {}) {
  AllRead all;
  document::read_documents(
      file, options,
      {[&](document::ReadResult read) { all.documents.push_back(std::move(read)); },
       [&](const Error& error) { all.failures.emplace_back(error.what()); }});
  return all;
}

}  // namespace loci::tests
