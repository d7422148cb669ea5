/// \file
/// The conditions of a filter as words that can be taken away one by one.
#pragma once

#include "app/session/session.hpp"

#include <functional>
#include <string>
#include <vector>

namespace loci::panels {

/// One condition.
struct FilterChip {
  std::string id;     ///< "country SY"
  std::string words;  ///< "Syria"
  std::function<void(workspace::Filter&)> remove;
};

/// All conditions of the session's filter, documents first, then places, then mentions.
std::vector<FilterChip> filter_chips(const session::Session& session);

/// "2015–2017", "Mar 2015 – Jun 2016", "from 7 Mar 2015".
std::string words_of_dates(const std::string& from, const std::string& to);

}  // namespace loci::panels
