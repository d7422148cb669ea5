/// \file
/// Names to places: a gazetteer file opened for reading.
#pragma once

#include <cstddef>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "gazetteer/candidate.hpp"
#include "gazetteer/place.hpp"

namespace loci::gazetteer {

/// What a gazetteer says of itself.
struct GazetteerInfo {
  std::string name;         ///< "world"
  std::string version;      ///< of the data: a date or a checksum; stored with every resolution
  int schema_version = 0;
  std::size_t places = 0;
  std::size_t names = 0;
  std::string attribution;  ///< sources and licences, one line
};

/// An open gazetteer (one SQLite file and the name index derived from it). Read-only; all const functions
/// may be called from several threads at once.
class Gazetteer {
 public:
  /// Throws Error naming the file and the remedy when it is missing, truncated, not SQLite, not a
  /// gazetteer or of another schema version.
  explicit Gazetteer(const std::filesystem::path& file);
  ~Gazetteer();
  Gazetteer(Gazetteer&&) noexcept;
  Gazetteer& operator=(Gazetteer&&) noexcept;

  const GazetteerInfo& info() const;

  /// The places that a toponym (UTF-8, any spelling) may denote, best first: exact before folded before
  /// fuzzy, then by prominence. At most `limit`; none is a valid answer.
  std::vector<Candidate> candidates(std::string_view toponym, std::size_t limit = 50) const;

  /// The place of that id, if the gazetteer has it.
  std::optional<Place> place(std::string_view id) const;

  /// All listed names of a place, the preferred one first.
  std::vector<std::string> names(std::string_view place_id) const;

 private:
  struct Store;
  std::unique_ptr<Store> store_;
};

}  // namespace loci::gazetteer
