#include "gazetteer/geoparse/linear_model.hpp"

#include "geo/error.hpp"

#include <algorithm>
#include <atomic>
#include <bit>
#include <charconv>
#include <cmath>

namespace loci::geoparse {

namespace {

std::uint64_t next_id() {
  static std::atomic<std::uint64_t> last = 0;
  return ++last;
}

}  // namespace

LinearModel::LinearModel(const std::map<std::string, float>& weights)
    : id_(next_id()),
      slots_(std::bit_ceil(weights.size() * 3 / 2 + 2)),
      mask_(slots_.size() - 1),
      known_(std::max<std::size_t>(1, slots_.size() / 8)),
      known_mask_(64 * known_.size() - 1) {
  for (const auto& [name, weight] : weights) insert(feature_id(name), weight);
}

void LinearModel::insert(std::uint64_t id, float weight) {
  std::size_t at = id & mask_;
  while (slots_[at].tag != 0 && slots_[at].tag != tag_of(id)) at = (at + 1) & mask_;
  slots_[at] = {tag_of(id), weight};
  known_[bit_of(id) / 64] |= std::uint64_t{1} << (bit_of(id) % 64);
}

LinearModel LinearModel::parse(std::string_view table, std::string_view subject) {
  std::map<std::string, float> weights;
  while (!table.empty()) {
    const auto line = table.substr(0, table.find('\n'));
    table.remove_prefix(std::min(line.size() + 1, table.size()));
    if (line.empty() || line.front() == '#') continue;
    const auto tab = line.find('\t');
    float weight = 0;
    const char* const end = line.data() + line.size();
    if (tab == std::string_view::npos ||
        std::from_chars(line.data() + tab + 1, end, weight).ptr != end || !std::isfinite(weight)) {
      throw Error(subject, "not a table of weights: \"" + std::string(line.substr(0, 60)) + "\"",
                  "train it again with loci train");
    }
    weights[std::string(line.substr(0, tab))] = weight;
  }
  return LinearModel(weights);
}

double logistic(double score) {
  return 1.0 / (1.0 + std::exp(-score));
}

}  // namespace loci::geoparse
