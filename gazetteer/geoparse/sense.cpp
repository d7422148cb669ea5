#include "gazetteer/geoparse/sense.hpp"

#include "gazetteer/geoparse/recognition_features.hpp"

namespace loci::geoparse {

bool is_demonym(const PossibleMention& mention) {
  return mention.listed() && !mention.kinds.has_place_name() &&
         (mention.kinds.has(gazetteer::NameKind::adjective) || mention.kinds.has(gazetteer::NameKind::demonym));
}

void add_sense_features(const Reading& reading, const PossibleMention& mention, Memory& memory,
                        FeatureList& features) {
  add_recognition_features(reading, mention, memory, features);
}

Sense sense_of(const Reading& reading, const PossibleMention& mention, const LinearModel& model,
               Memory& memory) {
  if (is_demonym(mention)) return Sense::demonym;
  FeatureList features;
  add_sense_features(reading, mention, memory, features);
  return model.score(features.all()) > 0 ? Sense::associative : Sense::literal;
}

}  // namespace loci::geoparse
