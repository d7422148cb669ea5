/// \file
/// One gazetteer file opened for reading: an SQLite file and the name index derived from it.
#pragma once

#include "gazetteer/gazetteer.hpp"
#include "gazetteer/name_index.hpp"

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace loci::gazetteer {

/// A listed name and its place.
struct FoundName {
  Place place;
  std::string name;
  NameKind kind = NameKind::preferred;
  double distance = 0;  ///< from what was asked for, 0 to 1
  int name_count = 0;   ///< how many names the place has in its gazetteer
};

/// Read-only; all const functions may be called from several threads at once.
class GazetteerFile {
 public:
  /// Throws Error as Gazetteer's constructor does.
  explicit GazetteerFile(const std::filesystem::path& file);
  ~GazetteerFile();
  GazetteerFile(GazetteerFile&&) noexcept;
  GazetteerFile& operator=(GazetteerFile&&) noexcept;

  const GazetteerInfo& info() const;
  /// Calls it otherwise, where several are called the same.
  void set_name(const std::string& name);
  const NameIndex& index() const;

  /// The names with this name key.
  std::vector<FoundName> with_key(std::string_view name_key) const;
  /// The names of places that sound like the one with this name key.
  std::vector<FoundName> sounding_like(std::string_view name_key) const;

  /// The names that begin with these letters, of the most prominent places. None from a gazetteer
  /// of many millions: no index knows how names begin, all are read.
  std::vector<FoundName> beginning_with(std::string_view letters) const;

  std::optional<Place> admin_area(std::string_view country, std::string_view admin1,
                                  std::string_view admin2) const;
  std::optional<Place> place(std::string_view id) const;
  std::vector<std::string> names(std::string_view place_id) const;

 private:
  struct Store;
  std::unique_ptr<Store> store_;
};

}  // namespace loci::gazetteer
