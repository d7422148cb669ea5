#include "app/workspace/carry_over.hpp"

#include "gazetteer/geoparse/text_span.hpp"

#include <algorithm>
#include <iterator>
#include <map>

namespace loci::workspace {
namespace {

using geoparse::TextSpan;

bool overlap(TextSpan a, TextSpan b) {
  return a.begin < b.end && b.begin < a.end;
}

bool within_code_point(std::string_view text, std::size_t at) {
  return at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80;
}

/// ASCII only: other scripts write words together, or articles before names.
bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

/// Where a name stands as a word of its own. No more than a text could sensibly have.
std::vector<std::size_t> occurrences(std::string_view text, std::string_view name) {
  constexpr std::size_t most = 10'000;
  std::vector<std::size_t> found;
  if (name.empty()) return found;
  for (auto at = text.find(name); at != std::string_view::npos && found.size() < most;
       at = text.find(name, at + 1)) {
    const std::size_t end = at + name.size();
    const bool begins = at == 0 || !is_letter(text[at - 1]) || !is_letter(name.front());
    const bool ends = end == text.size() || !is_letter(text[end]) || !is_letter(name.back());
    if (begins && ends) found.push_back(at);
  }
  return found;
}

/// Whether the same name stands there in the same words, as far as both texts go.
bool stands_at(const OldMention& old, std::string_view text, TextSpan span) {
  const std::string_view before = text_before(text, span.begin);
  const std::string_view behind = text_behind(text, span.end);
  return slice(text, span) == old.name &&
         (before.ends_with(old.before) || std::string_view(old.before).ends_with(before)) &&
         (behind.starts_with(old.behind) || std::string_view(old.behind).starts_with(behind));
}

/// How many sides of a mention have the same words there, 0 to 2. Few bytes tell nothing, but for
/// the beginning and the end of a text.
int equal_sides(const OldMention& old, std::string_view text, TextSpan span) {
  constexpr std::size_t telling = 8;
  const std::string_view before = text_before(text, span.begin);
  const std::string_view behind = text_behind(text, span.end);
  const bool same_before =
      old.before.size() < telling ? before == old.before : before.ends_with(old.before);
  const bool same_behind =
      old.behind.size() < telling ? behind == old.behind : behind.starts_with(old.behind);
  return (same_before ? 1 : 0) + (same_behind ? 1 : 0);
}

class Carrier {
 public:
  Carrier(const std::vector<OldMention>& old, std::string_view text,
          const std::vector<geoparse::ResolvedMention>& found)
      : old_(old), text_(text), found_(found) {
    result_.standing.resize(old.size());
    result_.older.resize(found.size());
    result_.taken.resize(found.size());
  }

  CarriedOver run() {
    match_in_order();
    for (const int sides : {2, 1, 0}) {
      for (std::size_t i = 0; i < old_.size(); ++i) {
        if (old_[i].is_decided() && !result_.standing[i]) look_for(i, sides);
      }
    }
    return std::move(result_);
  }

 private:
  /// Equal words, in the order of the text: the next such mention is the same one.
  void match_in_order() {
    constexpr std::size_t farthest = 2000;
    std::size_t next = 0;
    for (std::size_t i = 0; i < found_.size(); ++i) {
      const TextSpan span = found_[i].mention.span;
      const std::size_t end = std::min(old_.size(), next + farthest);
      std::size_t at = next;
      while (at < end && (old_[at].is_lost || !stands_at(old_[at], text_, span))) ++at;
      if (at == end) continue;
      next = at + 1;
      result_.older[i] = at;
      result_.standing[at] = span;
      cover(span);
    }
  }

  void look_for(std::size_t index, int sides) {
    const OldMention& old = old_[index];
    const std::vector<std::size_t>& all = occurrences_of(old.name);
    if (sides == 0 && !(old.is_only_one && all.size() == 1)) return;
    const auto distance = [&old](std::size_t at) {
      return at < old.span.begin ? old.span.begin - at : at - old.span.begin;
    };
    std::optional<TextSpan> nearest;
    for (const std::size_t at : all) {
      const TextSpan span{at, at + old.name.size()};
      if (nearest && distance(nearest->begin) <= distance(at)) continue;
      if (equal_sides(old, text_, span) >= sides && is_free(span)) nearest = span;
    }
    if (nearest) put(index, *nearest);
  }

  const std::vector<std::size_t>& occurrences_of(const std::string& name) {
    const auto [known, is_new] = occurrences_.try_emplace(name);
    if (is_new) known->second = occurrences(text_, name);
    return known->second;
  }

  bool is_free(TextSpan span) const {
    auto next = covered_.lower_bound(span.end);
    return next == covered_.begin() || std::prev(next)->second <= span.begin;
  }
  void cover(TextSpan span) {
    while (!is_free(span)) {
      const auto other = std::prev(covered_.lower_bound(span.end));
      span = {std::min(span.begin, other->first), std::max(span.end, other->second)};
      covered_.erase(other);
    }
    covered_.emplace(span.begin, span.end);
  }

  void put(std::size_t index, TextSpan span) {
    result_.standing[index] = span;
    cover(span);
    for (std::size_t i = 0; i < found_.size(); ++i) {
      if (found_[i].mention.span == span) {
        result_.older[i] = index;
      } else if (overlap(found_[i].mention.span, span)) {
        result_.taken[i] = true;
      }
    }
  }

  const std::vector<OldMention>& old_;
  std::string_view text_;
  const std::vector<geoparse::ResolvedMention>& found_;
  std::map<std::string, std::vector<std::size_t>, std::less<>> occurrences_;
  std::map<std::size_t, std::size_t> covered_;  ///< begin to end, apart from each other
  CarriedOver result_;
};

}  // namespace

std::string_view text_before(std::string_view text, std::size_t begin) {
  std::size_t from = begin - std::min(begin, context_bytes);
  while (from < begin && within_code_point(text, from)) ++from;
  return text.substr(from, begin - from);
}
std::string_view text_behind(std::string_view text, std::size_t end) {
  std::size_t to = std::min(text.size(), end + context_bytes);
  while (to > end && within_code_point(text, to)) --to;
  return text.substr(end, to - end);
}

CarriedOver carry_over(const std::vector<OldMention>& old, std::string_view text,
                       const std::vector<geoparse::ResolvedMention>& found) {
  return Carrier(old, text, found).run();
}

bool stands_once(std::string_view text, std::string_view name) {
  return occurrences(text, name).size() == 1;
}

}  // namespace loci::workspace
