#include "gazetteer/geoparse/small_features.hpp"

namespace loci::geoparse {

void add_small_features(std::span<const SmallFeature> features, std::span<const int> numbers,
                        FeatureList& list) {
  for (const SmallFeature& feature : features) {
    if (feature.b == SmallFeature::nothing) {
      list.add(feature.kind, numbers[feature.a]);
    } else {
      list.add(feature.kind, numbers[feature.a], numbers[feature.b]);
    }
  }
}

SmallFeatureWeights::SmallFeatureWeights(std::span<const SmallFeature> features,
                                         const LinearModel& model) {
  FeatureList list;
  for (const SmallFeature& feature : features) {
    const bool pair = feature.b != SmallFeature::nothing;
    rows_.push_back({feature.a, feature.b, weights_.size()});
    for (int b = 0; b <= (pair ? most_small_number : 0); ++b) {
      for (int a = 0; a <= most_small_number; ++a) {
        list.clear();
        pair ? list.add(feature.kind, a, b) : list.add(feature.kind, a);
        weights_.push_back(model.weight(list.all().front().id));
      }
    }
  }
}

}  // namespace loci::geoparse
