/// \file
/// GeoNames' alternateNamesV2.txt: further names of places, by the places' numbers.
#pragma once

#include "gazetteer/candidate.hpp"
#include "gazetteer/import_format.hpp"
#include "gazetteer/import_stream.hpp"
#include "gazetteer/sqlite.hpp"
#include "geo/partial_file.hpp"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace loci::gazetteer {

/// Keeps the names in a temporary file beside the gazetteer, because they come in no order and are
/// too many for memory.
class ImportAlternates {
 public:
  /// \param gazetteer the file that is being written
  explicit ImportAlternates(const std::filesystem::path& gazetteer);

  /// Reads a file; codes of airports, links and postcodes are no names and left out.
  void read(ImportStream& stream, ImportTarget& target);
  /// After all files.
  void finish();

  /// The names of a place, in the order of their lines.
  std::vector<std::pair<std::string, NameKind>> names_of(std::int64_t geoname_id);

  std::size_t names() const { return names_; }

 private:
  void read_line(const std::vector<std::string_view>& fields, std::size_t line,
                 ImportTarget& target);

  PartialFile partial_;
  sqlite::Database database_;
  sqlite::Statement insert_;
  std::optional<sqlite::Statement> query_;
  std::size_t names_ = 0;
};

}  // namespace loci::gazetteer
