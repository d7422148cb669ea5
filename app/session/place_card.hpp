/// \file
/// What is to be said of a place at a glance.
#pragma once

#include "app/session/background_result.hpp"
#include "app/workspace/workspace.hpp"

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace loci::session {

/// A place beyond what the lists know of it.
struct PlaceCard {
  std::string place;                         ///< id
  std::vector<std::string> names;            ///< in other scripts, one of each
  std::string area;                          ///< "Deir ez-Zor Governorate", where known
  double confidence = 0;                     ///< of its surest mention
  std::vector<std::string> reasons;          ///< of that mention
  std::vector<workspace::Passage> passages;  ///< a few, of different documents where it can be
};

/// Throws Error when the workspace cannot be read. Without a gazetteer, names and area are missing.
PlaceCard load_place_card(const std::filesystem::path& workspace_file,
                          const gazetteer::Place& place);

/// One name of each script other than Latin, in the order of the names.
std::vector<std::string> names_in_other_scripts(const std::vector<std::string>& names);

/// Loads cards in the background, one at a time, and keeps the latest.
class PlaceCards {
 public:
  explicit PlaceCards(Wake wake) : wake_(std::move(wake)) {}

  /// The card of a place; null while it is being loaded.
  const PlaceCard* card(const std::filesystem::path& workspace_file, const gazetteer::Place& place);
  /// Takes in what has been loaded. True when something came.
  bool update();
  void forget() { kept_.clear(); }  ///< the workspace has changed

 private:
  Wake wake_;
  std::map<std::string, PlaceCard> kept_;
  BackgroundResult<PlaceCard> loading_;
};

}  // namespace loci::session
