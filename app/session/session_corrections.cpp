/// \file
/// The part of the session that corrects: the picker, undo and redo, the review.
#include "app/session/session.hpp"
#include "geo/extent.hpp"

#include <algorithm>
#include <utility>

namespace loci::session {
namespace {

using workspace::CorrectionKind;
using workspace::Scope;

constexpr double candidates_margin_px = 64;
constexpr double candidates_zoom_limit = 8;

/// The mention in a document, or null.
const workspace::StoredMention* find_mention(const std::optional<OpenDocument>& document,
                                             workspace::MentionId id) {
  if (!document) return nullptr;
  const auto found = std::find_if(document->mentions.begin(), document->mentions.end(),
                                  [id](const auto& stored) { return stored.id == id; });
  return found == document->mentions.end() ? nullptr : &*found;
}

bool in_doubt(const workspace::StoredMention& mention) {
  return mention.decided_by == "loci" &&
         mention.resolution.confidence < workspace::Corrections::doubtful_below;
}

}  // namespace

// --- the picker

void Session::pick(workspace::MentionId mention) {
  const auto* const stored = find_mention(open_document_, mention);
  if (stored == nullptr) return;
  const bool same = picker_ && picker_->mention.id == mention;
  if (same && !picker_->deciding) return;
  Picker picker;
  picker.mention = *stored;
  if (review_) picker.scope = Scope::workspace;
  picker_ = std::move(picker);
  look_up();
}

void Session::ask_about(workspace::DocumentId document, workspace::MentionId mention) {
  select_document(document);
  pick(mention);
  follow_mention(mention);
}

void Session::close_picker() {
  if (!picker_) return;
  if (picker_->placing || picker_->previewing) {
    picker_->placing = picker_->previewing = false;
  } else if (picker_->searching || !picker_->searched.empty()) {
    picker_->searching = false;
    if (std::exchange(picker_->searched, {}).empty()) return;
    look_up();
  } else if (!review_) {
    picker_.reset();
  }
}

void Session::leave_picker() {
  if (!review_) picker_.reset();
}

void Session::look_up() {
  picker_->looking_up = true;
  const std::string& name =
      picker_->searched.empty() ? picker_->mention.mention.name : picker_->searched;
  lookup_.ask({workspace_file_, picker_->mention, name});
}

void Session::set_scope(Scope scope) {
  if (picker_) picker_->scope = scope;
}

void Session::preview_reach(bool shown) {
  if (picker_) picker_->previewing = shown;
}

void Session::hover_candidate(std::optional<std::size_t> number) {
  if (picker_) picker_->hovered = number;
}

void Session::type_candidate_name() {
  if (!picker_) return;
  picker_->searching = true;
  picker_->placing = picker_->previewing = false;
}

void Session::search_candidates(const std::string& name) {
  if (!picker_) return;
  picker_->searching = false;
  if (name.empty()) return;
  picker_->searched = name == picker_->mention.mention.name ? std::string() : name;
  look_up();
}

void Session::show_candidates() {
  if (!picker_ || picker_->candidates.empty()) return;
  std::vector<geo::LonLat> positions;
  for (const auto& one : picker_->candidates) positions.push_back(one.candidate.place.position);
  motion_.fly_to(view_beside_picker(*geo::extent_around(positions), candidates_margin_px,
                                    candidates_zoom_limit));
}

void Session::place_by_click() {
  if (!picker_) return;
  picker_->placing = !picker_->placing;
  picker_->searching = picker_->previewing = false;
}

// --- what is decided

void Session::choose_candidate(std::size_t number) {
  if (!picker_ || number >= picker_->candidates.size()) return;
  const gazetteer::Place place = picker_->candidates[number].candidate.place;
  if (picker_->is_present(number) && picker_->mention.status != "rejected") {
    return decide(CorrectionKind::accept);
  }
  decide(place.id.starts_with("hand:") ? CorrectionKind::place_by_hand : CorrectionKind::choose,
         place);
}

void Session::place_here(geo::LonLat position) {
  if (!picker_ || !picker_->placing) return;
  position.lon_deg = geo::wrapped_lon_deg(position.lon_deg);
  position.lat_deg = std::clamp(position.lat_deg, -90.0, 90.0);
  decide(CorrectionKind::place_by_hand,
         workspace::place_by_hand(position, picker_->mention.mention.name));
}

void Session::decide(CorrectionKind kind, std::optional<gazetteer::Place> place) {
  if (!picker_ || picker_->deciding) return;
  workspace::Correction correction;
  correction.kind = kind;
  correction.place = std::move(place);
  if (kind == CorrectionKind::choose) correction.gazetteer = picker_->gazetteer;
  correct(std::move(correction));
}

void Session::decide_sense(geoparse::Sense sense) {
  if (!picker_ || picker_->deciding || picker_->mention.mention.sense == sense) return;
  workspace::Correction correction;
  correction.kind = CorrectionKind::sense;
  correction.sense = sense;
  correct(std::move(correction));
}

/// The sense is not yet the place: the picker stays. In a review it stays until the next one comes.
void Session::correct(workspace::Correction correction) {
  correction.mention = picker_->mention.id;
  correction.scope = picker_->scope;
  if (correction.kind != CorrectionKind::sense) {
    picker_->placing = picker_->searching = picker_->previewing = false;
    picker_->deciding = true;
    if (!review_) picker_.reset();
  }
  correcting_.add(workspace_file_, {CorrectionJob::What::correct, std::move(correction)});
}

void Session::undo() {
  if (workspace_) correcting_.add(workspace_file_, {CorrectionJob::What::undo});
}

void Session::redo() {
  if (workspace_) correcting_.add(workspace_file_, {CorrectionJob::What::redo});
}

// --- the review

void Session::review() {
  if (!workspace_) return;
  picker_.reset();
  review_ = Review{};
  lookup_.ask_doubts(workspace_file_);
}

void Session::stop_review() {
  review_.reset();
  picker_.reset();
}

void Session::review_step(int steps) {
  if (!review_ || review_->doubts.empty()) return;
  const auto last = static_cast<std::ptrdiff_t>(review_->doubts.size()) - 1;
  const auto at = static_cast<std::ptrdiff_t>(review_->at) + steps;
  review_->at = static_cast<std::size_t>(std::clamp<std::ptrdiff_t>(at, 0, last));
  show_doubt();
}

void Session::show_doubt() {
  const workspace::Doubt& doubt = review_->doubts[review_->at];
  select_document(doubt.document);
  reader_target_.mention = doubt.mention;
  pick(doubt.mention);
  if (!picker_) return;
  const auto& place = picker_->mention.resolution.place;
  selected_place_ = place ? place->id : std::string();
  unlocated_selected_ = !place;
  refresh_selection();
}

/// To the next name that is still in doubt: a decision often settles others with it.
void Session::go_on_reviewing() {
  while (review_->at + 1 < review_->doubts.size()) {
    review_step(1);
    const auto* const stored = find_mention(open_document_, review_->doubts[review_->at].mention);
    if (stored != nullptr && in_doubt(*stored)) return;
  }
  say({Message::Kind::note, "That was the last one in doubt"});
  stop_review();
}

void Session::go_back_to(workspace::MentionId mention) {
  const auto found =
      std::find_if(review_->doubts.begin(), review_->doubts.end(),
                   [mention](const auto& doubt) { return doubt.mention == mention; });
  if (found == review_->doubts.end()) return;
  review_->at = static_cast<std::size_t>(found - review_->doubts.begin());
  show_doubt();
}

// --- what comes in

bool Session::take_corrections() {
  correcting_.update();
  lookup_.update();
  bool changed = false;
  for (Message& message : correcting_.take_messages()) {
    if (picker_) picker_->deciding = false;  // it could not be stored
    say(std::move(message));
    changed = true;
  }
  for (Message& message : lookup_.take_messages()) {
    if (picker_) picker_->looking_up = false;
    if (review_) review_->loading = false;
    say(std::move(message));
    changed = true;
  }
  for (const CorrectionResult& result : correcting_.take_results()) {
    take_correction(result);
    changed = true;
  }
  if (auto answer = lookup_.take_answer()) {
    take_answer(std::move(*answer));
    changed = true;
  }
  if (auto doubts = lookup_.take_doubts()) {
    changed = true;
    if (review_) *review_ = {std::move(*doubts), 0, false};
    if (review_ && !review_->doubts.empty()) show_doubt();
  }
  return changed;
}

/// Only the last correction offers to undo it.
void Session::take_correction(const CorrectionResult& result) {
  using enum CorrectionJob::What;
  start_loading();
  refresh_document();
  const std::string words = words_of(result);
  if (result.finished) {
    for (Message& message : messages_) {
      if (message.offer != Message::Offer::nothing && message.text == said_) message.text = words;
    }
    said_ = words;
    return;
  }
  for (std::size_t i = messages_.size(); i-- > 0;) {
    if (messages_[i].offer != Message::Offer::nothing) dismiss_message(i);
  }
  said_ = words;
  const auto offer = !result.entry         ? Message::Offer::nothing
                     : result.what == undo ? Message::Offer::redo
                                           : Message::Offer::undo;
  say({Message::Kind::note, words, offer});
  if (!result.entry || result.entry->kind == CorrectionKind::sense) return;
  if (review_ && result.what == correct) return go_on_reviewing();
  if (review_) return go_back_to(result.entry->mention);
  if (result.what == correct && result.entry->place) {
    selected_place_ = result.entry->place->id;
    unlocated_selected_ = false;
  }
}

void Session::take_answer(PickerAnswer answer) {
  if (!picker_ || picker_->mention.id != answer.mention) return;
  const bool first = picker_->candidates.empty();
  picker_->candidates = std::move(answer.candidates);
  picker_->gazetteer = std::move(answer.gazetteer);
  picker_->reaches = std::move(answer.reaches);
  picker_->looking_up = false;
  picker_->hovered.reset();
  if ((review_ && first) || !picker_->searched.empty()) show_candidates();
}

/// The mentions of the open document as the workspace has them now.
void Session::refresh_document() {
  if (!open_document_ || !workspace_) return;
  open_document_->mentions = workspace::all_mentions(*workspace_, open_document_->summary.id);
  if (!picker_) return;
  if (const auto* const stored = find_mention(open_document_, picker_->mention.id)) {
    if (*stored == picker_->mention) return;
    picker_->mention = *stored;
    if (!picker_->deciding) look_up();
  }
}

}  // namespace loci::session
