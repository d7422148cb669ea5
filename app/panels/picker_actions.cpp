#include "app/panels/picker_actions.hpp"

namespace loci::panels {
namespace {

constexpr int escape = '\x1b';

workspace::Scope after(workspace::Scope scope) {
  return static_cast<workspace::Scope>((static_cast<int>(scope) + 1) % 3);
}

bool press_review_key(session::Session& session, int key) {
  if (!session.reviewing()) return false;
  if (key == 'n' || key == 'p') {
    session.review_step(key == 'n' ? 1 : -1);
    return true;
  }
  if (key != escape) return false;
  const auto& picker = session.picker();
  const bool begun = picker && (picker->placing || picker->searching || picker->previewing ||
                                !picker->searched.empty());
  begun ? session.close_picker() : session.stop_review();
  return true;
}

}  // namespace

void act_on_picker(session::Session& session, Command command) {
  using enum workspace::CorrectionKind;
  const auto& picker = session.picker();
  if (!picker) return;
  switch (command) {
    case Command::accept:
      return session.decide(accept);
    case Command::not_located:
      return session.decide(unlocated);
    case Command::not_a_place:
      return session.decide(not_a_place);
    case Command::sense_literal:
      return session.decide_sense(geoparse::Sense::literal);
    case Command::sense_associative:
      return session.decide_sense(geoparse::Sense::associative);
    case Command::search_candidate:
      return session.type_candidate_name();
    case Command::place_by_click:
      return session.place_by_click();
    case Command::next_scope:
      return session.set_scope(after(picker->scope));
    case Command::preview_reach:
      return session.preview_reach(!picker->previewing);
    default:
      return;
  }
}

bool press_picker_key(session::Session& session, int key) {
  if (press_review_key(session, key)) return true;
  if (!session.picker()) return false;
  if (key == escape) {
    session.close_picker();
    return true;
  }
  if (key >= '1' && key <= '9') {
    session.choose_candidate(static_cast<std::size_t>(key - '1'));
    return true;
  }
  for (const PickerAction& action : picker_actions) {
    if (action.key != key) continue;
    act_on_picker(session, action.command);
    return true;
  }
  return false;
}

}  // namespace loci::panels
