#include "app/render/arc_chains.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace loci::render {
namespace {

using Refs = BasemapContent::Refs;

/// The arcs that leave a point, each in its direction.
std::map<MapPoint, Refs> arcs_by_start(const BasemapContent& content, const Refs& arcs,
                                       bool both_ways) {
  std::map<MapPoint, Refs> by_start;
  for (const geo::ArcRef ref : arcs) {
    by_start[content.start_of(ref)].push_back(ref);
    if (both_ways) by_start[content.end_of(ref)].push_back(~ref);
  }
  return by_start;
}

}  // namespace

std::vector<Refs> joined_lines(const BasemapContent& content, const Refs& arcs) {
  const auto leaving = arcs_by_start(content, arcs, true);
  std::set<std::size_t> used;
  std::vector<Refs> lines;
  const auto follow = [&](geo::ArcRef ref) {
    Refs line;
    while (used.insert(geo::arc_index(ref)).second) {
      line.push_back(ref);
      const Refs& next = leaving.at(content.end_of(ref));
      if (next.size() != 2) break;
      ref = next[0] == ~ref ? next[1] : next[0];
    }
    if (!line.empty()) lines.push_back(std::move(line));
  };
  for (const auto& [point, refs] : leaving) {
    if (refs.size() == 2) continue;
    for (const geo::ArcRef ref : refs) follow(ref);
  }
  for (const geo::ArcRef ref : arcs) follow(ref);  // what is left is closed
  return lines;
}

std::vector<Refs> joined_rings(const BasemapContent& content, const Refs& directed) {
  auto leaving = arcs_by_start(content, directed, false);
  std::vector<Refs> rings;
  for (const geo::ArcRef start : directed) {
    Refs& from = leaving[content.start_of(start)];
    const auto unused = std::find(from.begin(), from.end(), start);
    if (unused == from.end()) continue;
    from.erase(unused);
    Refs ring{start};
    const MapPoint home = content.start_of(start);
    while (content.end_of(ring.back()) != home) {
      Refs& next = leaving[content.end_of(ring.back())];
      if (next.empty()) break;
      ring.push_back(next.back());
      next.pop_back();
    }
    if (content.end_of(ring.back()) == home) rings.push_back(std::move(ring));
  }
  return rings;
}

}  // namespace loci::render
