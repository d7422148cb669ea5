#include "app/import/imported_mention.hpp"

#include <cctype>
#include <cmath>
#include <fstream>

namespace loci::imports {

ReadMentions read_mentions(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  std::string beginning(64, '\0');
  in.read(beginning.data(), static_cast<std::streamsize>(beginning.size()));
  beginning.resize(static_cast<std::size_t>(in.gcount()));
  if (in.bad() || (!in && beginning.empty())) {
    throw Error(file.string(), "cannot be read, or is empty", "check its name and rights");
  }
  if (beginning.starts_with("\xEF\xBB\xBF")) beginning.erase(0, 3);
  std::size_t at = 0;
  while (at < beginning.size() && std::isspace(static_cast<unsigned char>(beginning[at])) != 0)
    ++at;
  if (at < beginning.size() && (beginning[at] == '{' || beginning[at] == '[')) {
    return read_mention_json(file);
  }
  return read_recogito_csv(file);
}

geoparse::Sense sense_of_word(std::string_view word) {
  using geoparse::Sense;
  for (const Sense sense : {Sense::associative, Sense::demonym}) {
    if (word == to_word(sense)) return sense;
  }
  return Sense::literal;
}

void check(const ImportedMention& mention) {
  const std::string subject = "record " + std::to_string(mention.number);
  const auto& resolution = mention.resolution;
  if (!(resolution.confidence >= 0 && resolution.confidence <= 1)) {
    throw Error(subject, "its confidence is not between 0 and 1");
  }
  if (mention.end <= mention.start) throw Error(subject, "its end is not behind its start");
  if (mention.quote.empty()) throw Error(subject, "it quotes nothing");
  if (!resolution.place) return;
  if (!geo::is_valid(resolution.place->position)) {
    throw Error(subject, "its position is not on the Earth");
  }
  if (resolution.place->id.empty()) throw Error(subject, "its place has no id");
  if (!(resolution.place->radius_km >= 0 && resolution.place->radius_km <= 20'050)) {
    throw Error(subject, "its precision is no distance on the Earth");
  }
}

}  // namespace loci::imports
