#include "app/import/import_mentions.hpp"

#include "gazetteer/geoparse/code_points.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <unordered_map>
#include <utility>

namespace loci::imports {
namespace {

using geoparse::TextSpan;
using workspace::DocumentId;
using workspace::Workspace;

/// Which document a file means: the one with the same path and bytes, else the same bytes, else the
/// same path, else the same address.
class DocumentFinder {
 public:
  explicit DocumentFinder(const Workspace& workspace) {
    for (const auto& summary : workspace.documents()) {
      by_both_.emplace(summary.path + '\n' + summary.sha256, summary.id);
      by_bytes_.emplace(summary.sha256, summary.id);
      by_path_.emplace(summary.path, summary.id);
      if (!summary.url.empty()) by_url_.emplace(summary.url, summary.id);
    }
  }

  std::optional<DocumentId> find(const ImportedMention& mention) const {
    if (const auto id = in(by_both_, mention.document + '\n' + mention.sha256)) return id;
    if (const auto id = in(by_bytes_, mention.sha256)) return id;
    if (const auto id = in(by_path_, mention.document)) return id;
    return in(by_url_, mention.url);
  }

 private:
  using Ids = std::unordered_map<std::string, DocumentId>;
  static std::optional<DocumentId> in(const Ids& ids, const std::string& key) {
    const auto found = ids.find(key);
    return found == ids.end() ? std::nullopt : std::optional(found->second);
  }
  Ids by_both_, by_bytes_, by_path_, by_url_;
};

/// The byte at which so many UTF-16 units have passed.
std::size_t byte_of_unit(std::string_view text, std::size_t unit) {
  std::size_t byte = 0, units = 0;
  while (byte < text.size() && units < unit) {
    const auto value = static_cast<unsigned char>(text[byte]);
    units += value >= 0xF0 ? 2 : 1;
    byte += value >= 0xF0 ? 4 : value >= 0xE0 ? 3 : value >= 0xC0 ? 2 : 1;
  }
  return std::min(byte, text.size());
}

/// Where a document has a mention's words; nothing where it has them not.
std::optional<TextSpan> span_in(const std::string& text, const geoparse::CodePoints& code_points,
                                const ImportedMention& mention) {
  const TextSpan said = mention.in_utf16_units ? TextSpan{byte_of_unit(text, mention.start),
                                                          byte_of_unit(text, mention.end)}
                                               : code_points.bytes_of({mention.start, mention.end});
  if (geoparse::slice(text, said) == mention.quote) return said;
  const std::size_t found = text.find(mention.prefix + mention.quote + mention.suffix);
  if (found == std::string::npos || (mention.prefix + mention.suffix).empty()) return {};
  const std::size_t begin = found + mention.prefix.size();
  return TextSpan{begin, begin + mention.quote.size()};
}

workspace::Status status_of(const ImportedMention& mention) {
  using workspace::Status;
  for (const Status status : {Status::resolved, Status::corrected, Status::rejected}) {
    const bool needs_place = status != Status::rejected;
    if (mention.status == to_word(status) && (mention.resolution.place || !needs_place)) {
      return status;
    }
  }
  return mention.resolution.place ? Status::resolved : Status::unlocated;
}

/// Lines up the mentions of a file, document by document.
class Lining {
 public:
  Lining(const ReadMentions& read, const std::string& subject, const Workspace& workspace)
      : read_(read), subject_(subject), workspace_(workspace), finder_(workspace) {
    for (const auto& info : workspace.gazetteers()) known_.push_back(info);
  }

  std::vector<workspace::DecidedMention> lined_up(Imported& imported) {
    std::map<DocumentId, std::vector<const ImportedMention*>> by_document;
    std::map<std::string, std::size_t> unknown;
    for (const ImportedMention& mention : read_.mentions) {
      if (const auto id = finder_.find(mention)) {
        by_document[*id].push_back(&mention);
      } else {
        ++unknown[mention.document];
        ++imported.left_out;
      }
    }
    for (const auto& [document, count] : unknown) {
      warn(imported, std::to_string(count) + " mentions of '" + document +
                         "' left out: the workspace has no such document; add it first");
    }
    std::vector<workspace::DecidedMention> lined;
    for (const auto& [id, mentions] : by_document) line_up(id, mentions, lined, imported);
    return lined;
  }

 private:
  void line_up(DocumentId id, const std::vector<const ImportedMention*>& mentions,
               std::vector<workspace::DecidedMention>& lined, Imported& imported) {
    const auto document = workspace_.document(id);
    if (!document) return;
    const geoparse::CodePoints code_points(document->text);
    for (const ImportedMention* const mention : mentions) {
      const auto span = span_in(document->text, code_points, *mention);
      if (!span) {
        ++imported.left_out;
        warn(imported, "record " + std::to_string(mention->number) + " left out: '" +
                           document->path + "' has not its words");
        continue;
      }
      workspace::DecidedMention decided;
      decided.document = id;
      decided.resolved.mention = {*span, mention->quote, mention->sense};
      decided.resolved.resolution = mention->resolution;
      decided.status = status_of(*mention);
      decided.decided_by = mention->decided_by;
      decided.gazetteer = gazetteer_of(*mention);
      lined.push_back(std::move(decided));
    }
  }

  /// As the workspace knows it, else with the sources that the file names.
  gazetteer::GazetteerInfo gazetteer_of(const ImportedMention& mention) const {
    for (const auto& info : known_) {
      if (info.name == mention.gazetteer && info.version == mention.gazetteer_version) return info;
    }
    gazetteer::GazetteerInfo info;
    info.name = mention.gazetteer.empty() ? "imported" : mention.gazetteer;
    info.version = mention.gazetteer_version;
    info.attribution = read_.attribution;
    return info;
  }

  void warn(Imported& imported, std::string message) const {
    if (imported.warnings.size() < most_warnings) {
      imported.warnings.push_back({subject_, std::move(message), {}});
    }
  }

  const ReadMentions& read_;
  const std::string& subject_;
  const Workspace& workspace_;
  DocumentFinder finder_;
  std::vector<gazetteer::GazetteerInfo> known_;
};

}  // namespace

Imported import_mentions(const ReadMentions& read, const std::string& subject,
                         Workspace& workspace) {
  Imported imported;
  imported.warnings = read.warnings;
  imported.left_out = read.warnings.size();
  const auto lined = Lining(read, subject, workspace).lined_up(imported);
  imported.added = workspace.put_mentions(lined);
  imported.updated = lined.size() - imported.added;
  return imported;
}

}  // namespace loci::imports
