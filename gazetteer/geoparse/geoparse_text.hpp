/// \file
/// The way of one text: words, mentions, candidates, places. What the geoparser does, and what
/// training looks into.
#pragma once

#include "gazetteer/geoparse/features.hpp"
#include "gazetteer/geoparse/linear_model.hpp"
#include "gazetteer/geoparse/models.hpp"
#include "gazetteer/geoparse/placing.hpp"
#include "gazetteer/geoparse/possible_mentions.hpp"
#include "gazetteer/geoparse/reading.hpp"
#include "gazetteer/geoparse/resolution.hpp"

#include <span>
#include <vector>

namespace loci::geoparse {

/// Long texts are resolved in stretches of this many mentions, so that time grows with length and
/// not faster.
inline constexpr std::size_t mentions_together = 60;

/// What is known of the places of a text besides its words.
struct KnownPlaces {
  std::span<const KnownPlace> decided;  ///< these mentions have one candidate only
  std::span<const Placing> context;     ///< names in its title and source, ranked
};

/// The names in a text that stands beside another one: a title, the name of a newspaper. Ranked on
/// their own.
std::vector<Placing> place_context(const Reading& context, const Models& models, Memory& memory);

/// Looks up and ranks the candidates of mentions; one placing for each.
std::vector<Placing> place_mentions(const Reading& reading,
                                    std::span<const PossibleMention> mentions,
                                    const ResolutionModels& models, Memory& memory,
                                    const KnownPlaces& known = {});

/// The possible mention that covers exactly these bytes, or the words nearest to them, listed or
/// not.
PossibleMention mention_of_span(const Reading& reading, TextSpan span, Memory& memory);

/// The features from which the model tells how sure the choice of placings[at] is. It has
/// candidates.
void add_confidence_features(const PossibleMention& mention, std::span<const Placing> placings,
                             std::size_t at, FeatureList& features);

/// The choice with its confidence and method, and its reasons, if they are wanted.
/// \param resolution still empty: filled where it stays, as a place is slow to move
void resolve(const PossibleMention& mention, std::span<const Placing> placings, std::size_t at,
             const LinearModel& confidence, std::span<const Placing> context, bool with_reasons,
             Resolution& resolution);

}  // namespace loci::geoparse
