#include "gazetteer/geoparse/geoparser.hpp"

#include "gazetteer/geoparse/containing_place.hpp"
#include "gazetteer/geoparse/coordinates.hpp"
#include "gazetteer/geoparse/find_mentions.hpp"
#include "gazetteer/geoparse/geoparse_text.hpp"
#include "gazetteer/geoparse/hashtags.hpp"
#include "gazetteer/geoparse/sense.hpp"

#include <mutex>

namespace loci::geoparse {

/// The gazetteer, the weights, and a store of memories: each call borrows one, so that threads need
/// not wait.
struct Geoparser::Parts {
  const gazetteer::Gazetteer& gazetteer;
  Models models;
  std::mutex guard{};
  std::vector<std::unique_ptr<Memory>> idle{};

  std::unique_ptr<Memory> borrow() {
    const std::lock_guard lock(guard);
    if (idle.empty()) return std::make_unique<Memory>(gazetteer);
    auto memory = std::move(idle.back());
    idle.pop_back();
    return memory;
  }

  void give_back(std::unique_ptr<Memory> memory) {
    memory->forget_much();
    const std::lock_guard lock(guard);
    idle.push_back(std::move(memory));
  }
};

Geoparser::Geoparser(const gazetteer::Gazetteer& gazetteer)
    : Geoparser(gazetteer, built_in_models()) {}

Geoparser::Geoparser(const gazetteer::Gazetteer& gazetteer, Models models)
    : parts_(new Parts{gazetteer, std::move(models)}) {}

Geoparser::~Geoparser() = default;

namespace {

/// What stands beside a text and may name places.
std::string beside_text(const TextContext& context) {
  return context.title + "\n\n" + context.source;
}

/// Without the mentions' names: their spans may still change.
std::vector<ResolvedMention> resolved(const Reading& reading,
                                      std::span<const PossibleMention> mentions,
                                      const Models& models, Memory& memory,
                                      const KnownPlaces& known, bool with_reasons) {
  const auto placings = place_mentions(reading, mentions, models.resolution, memory, known);
  expect_choices(placings);
  const auto senses = senses_of(reading, mentions, models.sense, memory);
  expect_names_of_choices(placings);
  std::vector<ResolvedMention> result;
  result.reserve(mentions.size());
  for (std::size_t i = 0; i < mentions.size(); ++i) {
    ResolvedMention& one = result.emplace_back();
    one.mention.span = reading.span(mentions[i].first, mentions[i].last);
    one.mention.sense = is_demonym(mentions[i], placings[i]) ? Sense::demonym : senses[i];
    resolve(mentions[i], placings, i, models.confidence, known.context, with_reasons,
            one.resolution);
  }
  place_within(reading, placings, result);
  return result;
}

}  // namespace

std::vector<ResolvedMention> Geoparser::geoparse(std::string_view text, const TextContext& context,
                                                 const GeoparseOptions& options) const {
  auto memory = parts_->borrow();
  const SpacedHashtags spaced(text);
  const Reading reading(spaced.text(), *memory);
  const std::string beside = beside_text(context);
  const auto context_places = place_context(Reading(beside, *memory), parts_->models, *memory);
  auto result = resolved(reading, find_mentions(reading, parts_->models.recognition, *memory),
                         parts_->models, *memory, {{}, context_places}, options.reasons);
  parts_->give_back(std::move(memory));
  for (ResolvedMention& one : result) {
    one.mention.span = spaced.to_original(one.mention.span);
    one.mention.name = slice(text, one.mention.span);
  }
  add_coordinates(text, result);
  if (!options.demonyms) {
    std::erase_if(result,
                  [](const ResolvedMention& one) { return one.mention.sense == Sense::demonym; });
  }
  return result;
}

namespace {

/// The words of a text resolved as mentions of exactly these spans of it.
std::vector<ResolvedMention> resolved_spans(const Reading& reading, std::string_view text,
                                            std::span<const TextSpan> spans,
                                            std::span<const PossibleMention> mentions,
                                            const Models& models, Memory& memory,
                                            const KnownPlaces& known = {}) {
  std::vector<ResolvedMention> result;
  if (reading.size() > 0) result = resolved(reading, mentions, models, memory, known, true);
  result.resize(spans.size());
  for (std::size_t i = 0; i < spans.size(); ++i) {
    result[i].mention.span = spans[i];
    result[i].mention.name = slice(text, spans[i]);
  }
  return result;
}

}  // namespace

std::vector<ResolvedMention> Geoparser::resolve(std::string_view text,
                                                std::span<const TextSpan> spans,
                                                const TextContext& context) const {
  auto memory = parts_->borrow();
  const SpacedHashtags spaced(text);
  const Reading reading(spaced.text(), *memory);
  const std::string beside = beside_text(context);
  const auto context_places = place_context(Reading(beside, *memory), parts_->models, *memory);
  std::vector<PossibleMention> mentions;
  for (const TextSpan span : spans) {
    mentions.push_back(mention_of_span(reading, spaced.to_spaced(span), *memory));
  }
  auto result =
      resolved_spans(reading, text, spans, mentions, parts_->models, *memory, {{}, context_places});
  parts_->give_back(std::move(memory));
  return result;
}

std::vector<ResolvedMention> Geoparser::resolve_again(std::string_view text,
                                                      std::span<const TextSpan> spans,
                                                      std::span<const KnownPlace> known,
                                                      const TextContext& context) const {
  auto memory = parts_->borrow();
  const SpacedHashtags spaced(text);
  const Reading reading(spaced.text(), *memory);
  const std::string beside = beside_text(context);
  const auto context_places = place_context(Reading(beside, *memory), parts_->models, *memory);
  const auto found = find_mentions(reading, parts_->models.recognition, *memory);
  std::vector<PossibleMention> mentions;
  auto next = found.begin();
  for (const TextSpan original : spans) {
    const TextSpan span = spaced.to_spaced(original);
    const auto next_span = [&] { return reading.span(next->first, next->last); };
    while (next != found.end() && next_span() < span) ++next;
    const bool same = next != found.end() && next_span() == span;
    mentions.push_back(same ? *next : mention_of_span(reading, span, *memory));
  }
  auto result = resolved_spans(reading, text, spans, mentions, parts_->models, *memory,
                               {known, context_places});
  parts_->give_back(std::move(memory));
  return result;
}

}  // namespace loci::geoparse
