/// \file
/// The places that a document mentions together with another.
#pragma once

#include "app/workspace/workspace.hpp"

#include <string_view>
#include <vector>

namespace loci::session {

/// A place mentioned with another one.
struct Companion {
  gazetteer::Place place;
  std::size_t mentions = 0;  ///< in the document
};

/// The places that mentions of one document denote besides one place, most mentioned first; none
/// where that place is not among them. Areas are left out: they have no point that a line could go
/// to.
std::vector<Companion> companions_of(std::string_view place_id,
                                     const std::vector<workspace::StoredMention>& mentions);

}  // namespace loci::session
