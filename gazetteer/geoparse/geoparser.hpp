/// \file
/// Text in, resolved mentions out.
#pragma once

#include "gazetteer/gazetteer.hpp"
#include "gazetteer/geoparse/models.hpp"
#include "gazetteer/geoparse/resolution.hpp"
#include "gazetteer/geoparse/text_span.hpp"

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace loci::geoparse {

/// What is known of a text besides its words; all may be empty. Places named in the title and in
/// the source help to choose those of the text.
struct TextContext {
  std::string title;
  std::string source;  ///< outlet, such as "The Lancaster Post"
  std::string date;    ///< ISO 8601
};

struct GeoparseOptions {
  bool demonyms = true;  ///< also adjectives and people, in sense demonym
  bool reasons = true;   ///< also why each place was chosen: takes a little time
};

/// Finds the mentions of a text and resolves them. Deterministic; all const functions may be called
/// from several threads at once.
class Geoparser {
 public:
  /// \param gazetteer must outlive this object. The word lists come from the gazetteer file.
  explicit Geoparser(const gazetteer::Gazetteer& gazetteer);
  /// With other weights than the built-in ones.
  Geoparser(const gazetteer::Gazetteer& gazetteer, Models models);
  ~Geoparser();

  /// \param text valid UTF-8. Mentions come in order of begin and do not overlap.
  std::vector<ResolvedMention> geoparse(std::string_view text, const TextContext& context = {},
                                        const GeoparseOptions& options = {}) const;

  /// Resolves the toponyms of a text that somebody else has found; one result for each span, in
  /// their order. \param spans in order of begin, without overlaps
  std::vector<ResolvedMention> resolve(std::string_view text, std::span<const TextSpan> spans,
                                       const TextContext& context = {}) const;

  /// Resolves once more what geoparse() has found in a text, with some places decided; one result
  /// for each span, in their order. What is not among the spans is no toponym and has no say.
  /// \param spans in order of begin, without overlaps
  std::vector<ResolvedMention> resolve_again(std::string_view text, std::span<const TextSpan> spans,
                                             std::span<const KnownPlace> known,
                                             const TextContext& context = {}) const;

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace loci::geoparse
