/// \file
/// Text in, resolved mentions out.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "gazetteer/gazetteer.hpp"
#include "gazetteer/geoparse/resolution.hpp"

namespace loci::geoparse {

/// What is known of a text besides its words; all may be empty.
struct TextContext {
  std::string title;
  std::string source;  ///< outlet, such as "The Lancaster Post"
  std::string date;    ///< ISO 8601
};

struct GeoparseOptions {
  bool demonyms = true;  ///< also adjectives and people, in sense demonym
};

/// Finds the mentions of a text and resolves them. Deterministic; all const functions may be called from
/// several threads at once.
class Geoparser {
 public:
  /// \param gazetteer must outlive this object. The word lists come from the gazetteer file.
  explicit Geoparser(const gazetteer::Gazetteer& gazetteer);
  ~Geoparser();

  /// \param text valid UTF-8. Mentions come in order of begin and do not overlap.
  std::vector<ResolvedMention> geoparse(std::string_view text, const TextContext& context = {},
                                        const GeoparseOptions& options = {}) const;

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace loci::geoparse
