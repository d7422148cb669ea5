#include "gazetteer/import_columns.hpp"
#include "gazetteer/import_format.hpp"
#include "gazetteer/source_file.hpp"
#include "geo/error.hpp"

#include <algorithm>
#include <string>

namespace loci::gazetteer {
namespace {

constexpr std::size_t longest_record_bytes = 1 << 20;

char separator_of(std::string_view header) {
  char best = ',';
  std::ptrdiff_t most = 0;
  for (const char separator : {'\t', ';', ',', '|'}) {
    const auto count = std::count(header.begin(), header.end(), separator);
    if (count > most) {
      most = count;
      best = separator;
    }
  }
  return best;
}

/// The records of a table: a quoted field may hold separators, doubled quotes and line ends (RFC
/// 4180). TAB separated tables have no quotes.
class Records {
 public:
  Records(ImportLines& lines, char separator) : lines_(lines), separator_(separator) {}

  /// False where a quote is not closed, or the record is too long.
  bool split_record(std::string_view first_line) {
    fields_.clear();
    if (separator_ == '\t') {
      for (const auto field : split(first_line, separator_)) fields_.emplace_back(field);
      return true;
    }
    std::string line(first_line);
    std::size_t bytes = line.size();
    std::string field;
    bool quoted = false;
    for (;;) {
      read_fields(line, field, quoted);
      if (!quoted) return true;
      std::string_view next;
      if (bytes > longest_record_bytes || !lines_.next(next)) return false;
      field += '\n';
      line = next;
      bytes += line.size();
    }
  }

  const std::vector<std::string>& fields() const { return fields_; }

 private:
  /// Adds the fields of a line; `quoted` tells whether the last one goes on in the next line.
  void read_fields(const std::string& line, std::string& field, bool& quoted) {
    for (std::size_t i = 0; i < line.size(); ++i) {
      const char c = line[i];
      if (quoted && c == '"' && i + 1 < line.size() && line[i + 1] == '"') {
        field += line[++i];
      } else if (c == '"' && (quoted || field.empty())) {
        quoted = !quoted;
      } else if (c == separator_ && !quoted) {
        fields_.push_back(std::move(field));
        field.clear();
      } else {
        field += c;
      }
    }
    if (!quoted) fields_.push_back(std::move(field));
  }

  ImportLines& lines_;
  char separator_;
  std::vector<std::string> fields_;
};

}  // namespace

void import_table(ImportStream& stream, const ImportColumns& columns, ImportTarget& target) {
  ImportLines lines(stream);
  std::string_view line;
  if (!lines.next(line)) throw Error(stream.file().string(), "is empty");
  Records records(lines, separator_of(line));
  records.split_record(line);
  const std::size_t count = records.fields().size();
  const ColumnPlan plan(records.fields(), columns);
  plan.require(stream.file().string());
  ImportedPlace imported;
  while (lines.next(line)) {
    if (line.empty()) continue;
    const std::size_t number = lines.number();
    if (lines.too_long()) {
      target.skip(number, "longer than 16 MiB");
    } else if (!records.split_record(line)) {
      target.skip(number,
                  "a quotation mark is not closed, up to line " + std::to_string(lines.number()));
    } else if (records.fields().size() != count) {
      target.skip(number, std::to_string(records.fields().size()) + " columns instead of " +
                              std::to_string(count));
    } else {
      plan.read(records.fields(), imported);
      target.take(imported, number);
    }
  }
}

}  // namespace loci::gazetteer
