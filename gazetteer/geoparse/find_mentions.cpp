#include "gazetteer/geoparse/find_mentions.hpp"

#include "gazetteer/geoparse/recognition_features.hpp"

#include <algorithm>

namespace loci::geoparse {

std::vector<PossibleMention> best_without_overlap(std::vector<PossibleMention> scored) {
  std::erase_if(scored, [](const PossibleMention& mention) { return mention.score <= 0; });
  std::stable_sort(scored.begin(), scored.end(), [](const auto& a, const auto& b) { return a.last < b.last; });
  // best[i]: the greatest sum that the first i mentions allow; taken[i]: whether mention i is part of it.
  std::vector<double> best = {0.0};
  std::vector<std::size_t> compatible(scored.size());
  for (std::size_t i = 0; i < scored.size(); ++i) {
    const auto end = scored.begin() + static_cast<std::ptrdiff_t>(i);
    const auto after = std::upper_bound(scored.begin(), end, scored[i].first,
                                        [](std::size_t first, const PossibleMention& mention) {
                                          return first < mention.last;
                                        });
    compatible[i] = static_cast<std::size_t>(after - scored.begin());
    best.push_back(std::max(best[i], best[compatible[i]] + scored[i].score));
  }
  std::vector<PossibleMention> chosen;
  for (std::size_t i = scored.size(); i > 0;) {
    if (best[i] > best[i - 1]) {
      chosen.push_back(scored[i - 1]);
      i = compatible[i - 1];
    } else {
      --i;
    }
  }
  std::reverse(chosen.begin(), chosen.end());
  return chosen;
}

std::vector<PossibleMention> find_mentions(const Reading& reading, const LinearModel& model,
                                           Memory& memory) {
  auto mentions = possible_mentions(reading, memory.gazetteer());
  FeatureList features;
  for (PossibleMention& mention : mentions) {
    features.clear();
    add_recognition_features(reading, mention, memory, features);
    mention.score = model.score(features.all());
  }
  return best_without_overlap(std::move(mentions));
}

}  // namespace loci::geoparse
