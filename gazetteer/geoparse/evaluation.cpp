#include "gazetteer/geoparse/evaluation.hpp"

#include "geo/distance.hpp"
#include "geo/error.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <numeric>
#include <tuple>

namespace loci::geoparse {
namespace {

constexpr double farthest_km = 20039.0;  // half the Earth's girth, as Gritta et al. take it

Rates rates(std::size_t hits, std::size_t predicted, std::size_t gold) {
  const auto share = [hits](std::size_t of) {
    return of > 0 ? static_cast<double>(hits) / static_cast<double>(of) : 0.0;
  };
  Rates result{share(predicted), share(gold), 0};
  const double sum = result.precision + result.recall;
  result.f1 = sum > 0 ? 2 * result.precision * result.recall / sum : 0;
  return result;
}

std::size_t with_position(std::span<const AnnotatedToponym> toponyms) {
  return static_cast<std::size_t>(std::count_if(
      toponyms.begin(), toponyms.end(), [](const auto& t) { return t.position && !t.ignore; }));
}

/// Counts for one way of pairing.
struct Counts {
  std::size_t gold = 0, predicted = 0, hits = 0;
  std::size_t gold_xy = 0, predicted_xy = 0, hits_xy = 0;
};

double error_km(const AnnotatedToponym& gold, const AnnotatedToponym& found) {
  return geo::distance_km(*gold.position, *found.position);
}

void count(std::span<const AnnotatedToponym> gold, std::span<const AnnotatedToponym> found,
           const Pairs& pairs, Counts& counts) {
  counts.gold += gold.size();
  counts.predicted += found.size();
  counts.gold_xy += with_position(gold);
  counts.predicted_xy += with_position(found);
  // Ignored gold is neither required nor punished.
  counts.gold -= static_cast<std::size_t>(
      std::count_if(gold.begin(), gold.end(), [](const auto& t) { return t.ignore; }));
  for (const auto& [g, p] : pairs) {
    if (gold[g].ignore) {
      --counts.predicted;
      counts.predicted_xy -= found[p].position.has_value();
      continue;
    }
    ++counts.hits;
    if (!gold[g].position) {
      counts.predicted_xy -= found[p].position.has_value();  // nobody can tell whether it is right
    } else if (found[p].position) {
      counts.hits_xy += error_km(gold[g], found[p]) <= hit_km;
    }
  }
}

PairedScores scores_of(const Counts& counts) {
  return {counts.hits, rates(counts.hits, counts.predicted, counts.gold),
          rates(counts.hits_xy, counts.predicted_xy, counts.gold_xy)};
}

double log_error_auc(const std::vector<double>& sorted_errors) {
  const auto height = [](double km) { return std::log(1 + km) / std::log(farthest_km); };
  if (sorted_errors.size() < 2) return sorted_errors.empty() ? 0 : height(sorted_errors[0]);
  double sum = 0;
  for (std::size_t i = 1; i < sorted_errors.size(); ++i) {
    sum += (height(sorted_errors[i - 1]) + height(sorted_errors[i])) / 2;
  }
  return sum / static_cast<double>(sorted_errors.size() - 1);
}

/// Expected calibration error in ten equal bins.
class Calibration {
 public:
  void add(double confidence, bool right) {
    Bin& bin = bins_[static_cast<std::size_t>(std::clamp(confidence * 10, 0.0, 9.0))];
    bin.confidence += confidence;
    bin.right += right;
    ++bin.count;
    ++total_;
  }

  std::optional<double> error() const {
    if (total_ == 0) return std::nullopt;
    double sum = 0;
    for (const Bin& bin : bins_) sum += std::abs(bin.confidence - static_cast<double>(bin.right));
    return sum / static_cast<double>(total_);
  }

 private:
  struct Bin {
    double confidence = 0;
    std::size_t right = 0, count = 0;
  };
  std::array<Bin, 10> bins_{};
  std::size_t total_ = 0;
};

/// Adds up documents.
class Evaluator {
 public:
  explicit Evaluator(Evaluation& out) : out_(out) {}

  void add(const AnnotatedDocument& gold, std::span<const AnnotatedToponym> found) {
    ++out_.documents;
    const Pairs pairs = exact_pairs(gold.toponyms, found);
    count(gold.toponyms, found, pairs, exact_);
    count(gold.toponyms, found, overlapping_pairs(gold.toponyms, found), overlap_);
    std::vector<std::ptrdiff_t> partner_of_gold(gold.toponyms.size(), -1),
        partner_of_found(found.size(), -1);
    for (const auto& [g, p] : pairs) {
      partner_of_gold[g] = static_cast<std::ptrdiff_t>(p);
      partner_of_found[p] = static_cast<std::ptrdiff_t>(g);
    }
    for (std::size_t g = 0; g < gold.toponyms.size(); ++g) {
      const auto p = partner_of_gold[g];
      add_gold(gold, gold.toponyms[g], p < 0 ? nullptr : &found[static_cast<std::size_t>(p)]);
    }
    for (std::size_t p = 0; p < found.size(); ++p) {
      const auto g = partner_of_found[p];
      add_found(gold, found[p], g < 0 ? nullptr : &gold.toponyms[static_cast<std::size_t>(g)]);
    }
  }

  void finish(std::size_t most_mistakes) {
    out_.gold = exact_.gold;
    out_.predicted = exact_.predicted;
    out_.gold_with_position = exact_.gold_xy;
    out_.exact = scores_of(exact_);
    out_.overlap = scores_of(overlap_);
    finish_resolution();
    if (out_.with_sense > 0) {
      out_.sense_accuracy = static_cast<double>(same_sense_) / static_cast<double>(out_.with_sense);
      out_.literal_accuracy =
          static_cast<double>(same_literal_) / static_cast<double>(out_.with_sense);
    }
    out_.calibration_error = calibration_.error();
    out_.calibration_error_matched = calibration_matched_.error();
    for (auto& [name, group] : types_) out_.by_type.push_back(group);
    for (auto& [name, group] : senses_) out_.by_sense.push_back(group);
    std::stable_sort(out_.worst.begin(), out_.worst.end(), [](const Mistake& a, const Mistake& b) {
      return std::tuple(a.confidence, a.error_km) > std::tuple(b.confidence, b.error_km);
    });
    if (out_.worst.size() > most_mistakes) out_.worst.resize(most_mistakes);
  }

 private:
  void add_gold(const AnnotatedDocument& document, const AnnotatedToponym& gold,
                const AnnotatedToponym* found) {
    if (gold.ignore) return;
    const bool placed = found && gold.position && found->position;
    const double km = placed ? error_km(gold, *found) : 0;
    const auto add_group = [&](std::map<std::string, GroupScores>& groups, std::string name) {
      if (name.empty()) return;
      GroupScores& group = groups.try_emplace(name, GroupScores{name, 0, 0, 0, 0}).first->second;
      ++group.gold;
      group.found += found != nullptr;
      group.with_position += gold.position.has_value();
      group.placed_right += placed && km <= hit_km;
    };
    add_group(types_, gold.type);
    if (gold.sense) add_group(senses_, std::string(to_word(*gold.sense)));
    if (!found) {
      out_.worst.push_back({document.id, gold.span, gold.name, "missed", 0, 0});
      return;
    }
    if (gold.sense && found->sense) {
      ++out_.with_sense;
      same_sense_ += *gold.sense == *found->sense;
      same_literal_ += (*gold.sense == Sense::literal) == (*found->sense == Sense::literal);
    }
    if (!gold.position) return;
    ++out_.matched_with_position;
    if (!found->position) {
      out_.worst.push_back({document.id, gold.span, gold.name, "unplaced", 0, 0});
      return;
    }
    errors_.push_back(km);
    const double confidence = found->confidence.value_or(0);
    if (found->confidence) calibration_matched_.add(confidence, km <= hit_km);
    if (km > hit_km)
      out_.worst.push_back({document.id, gold.span, gold.name, "misplaced", km, confidence});
  }

  void add_found(const AnnotatedDocument& document, const AnnotatedToponym& found,
                 const AnnotatedToponym* gold) {
    const double confidence = found.confidence.value_or(0);
    if (!gold)
      out_.worst.push_back({document.id, found.span, found.name, "no toponym", 0, confidence});
    if (!found.position || !found.confidence || (gold && (gold->ignore || !gold->position))) return;
    calibration_.add(confidence, gold && error_km(*gold, found) <= hit_km);
  }

  void finish_resolution() {
    std::sort(errors_.begin(), errors_.end());
    const auto hits = static_cast<double>(
        std::count_if(errors_.begin(), errors_.end(), [](double km) { return km <= hit_km; }));
    const auto matched = static_cast<double>(out_.matched_with_position);
    const std::size_t n = errors_.size();
    if (matched > 0) {
      out_.resolved = static_cast<double>(n) / matched;
      out_.accuracy_161_all = hits / matched;
    }
    if (n > 0) {
      out_.accuracy_161 = hits / static_cast<double>(n);
      out_.mean_km = std::accumulate(errors_.begin(), errors_.end(), 0.0) / static_cast<double>(n);
      out_.median_km = (errors_[(n - 1) / 2] + errors_[n / 2]) / 2;
    }
    out_.auc = log_error_auc(errors_);
  }

  Evaluation& out_;
  Counts exact_, overlap_;
  std::vector<double> errors_;
  std::size_t same_sense_ = 0, same_literal_ = 0;
  Calibration calibration_, calibration_matched_;
  std::map<std::string, GroupScores> types_, senses_;
};

}  // namespace

Pairs exact_pairs(std::span<const AnnotatedToponym> gold,
                  std::span<const AnnotatedToponym> predicted) {
  std::map<CodePointSpan, std::size_t> at;
  for (std::size_t p = 0; p < predicted.size(); ++p) at[predicted[p].span] = p;
  Pairs pairs;
  for (std::size_t g = 0; g < gold.size(); ++g) {
    const auto found = at.find(gold[g].span);
    if (found != at.end()) pairs.emplace_back(g, found->second);
  }
  return pairs;
}

Pairs overlapping_pairs(std::span<const AnnotatedToponym> gold,
                        std::span<const AnnotatedToponym> predicted) {
  struct Overlap {
    std::size_t size, gold, predicted;
  };
  std::vector<Overlap> overlaps;
  std::size_t from = 0;
  for (std::size_t g = 0; g < gold.size(); ++g) {
    // Both lists are in order of start; long spans may reach over the next ones, so look on from
    // the first that may.
    while (from < predicted.size() && predicted[from].span.end <= gold[g].span.start) ++from;
    for (std::size_t p = from; p < predicted.size() && predicted[p].span.start < gold[g].span.end;
         ++p) {
      const auto begin = std::max(gold[g].span.start, predicted[p].span.start);
      const auto end = std::min(gold[g].span.end, predicted[p].span.end);
      if (end > begin) overlaps.push_back({end - begin, g, p});
    }
  }
  std::sort(overlaps.begin(), overlaps.end(), [](const Overlap& a, const Overlap& b) {
    return std::tuple(b.size, a.gold, a.predicted) < std::tuple(a.size, b.gold, b.predicted);
  });
  std::vector<bool> used_gold(gold.size()), used_predicted(predicted.size());
  Pairs pairs;
  for (const Overlap& overlap : overlaps) {
    if (used_gold[overlap.gold] || used_predicted[overlap.predicted]) continue;
    used_gold[overlap.gold] = used_predicted[overlap.predicted] = true;
    pairs.emplace_back(overlap.gold, overlap.predicted);
  }
  return pairs;
}

Evaluation evaluate(std::span<const AnnotatedDocument> gold,
                    std::span<const AnnotatedDocument> predicted, std::size_t most_mistakes) {
  std::map<std::string_view, const AnnotatedDocument*> by_id;
  for (const auto& document : predicted) by_id[document.id] = &document;
  Evaluation result;
  Evaluator evaluator(result);
  std::size_t paired = 0;
  for (const auto& document : gold) {
    const auto found = by_id.find(document.id);
    paired += found != by_id.end();
    evaluator.add(document, found == by_id.end() ? std::span<const AnnotatedToponym>()
                                                 : found->second->toponyms);
  }
  if (paired < predicted.size()) {
    throw Error("predictions", "hold documents that gold does not have",
                "compare them with the corpus that they were made from");
  }
  evaluator.finish(most_mistakes);
  return result;
}

}  // namespace loci::geoparse
