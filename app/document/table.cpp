#include "app/document/character_encoding.hpp"
#include "app/document/columns.hpp"
#include "app/document/readers.hpp"
#include "app/document/split.hpp"
#include "app/document/text_lines.hpp"

#include <algorithm>
#include <array>

namespace loci::document {
namespace {

constexpr std::size_t longest_row_bytes = std::size_t{16} << 20;

/// The separator of which the header has most, outside quotes.
char separator_of(std::string_view header) {
  constexpr std::array<char, 4> separators{',', '\t', ';', '|'};
  std::array<std::size_t, separators.size()> counts{};
  bool quoted = false;
  for (const char byte : header) {
    quoted = quoted != (byte == '"');
    for (std::size_t i = 0; i < separators.size() && !quoted; ++i)
      counts[i] += byte == separators[i];
  }
  const auto most = std::max_element(counts.begin(), counts.end());
  return separators[static_cast<std::size_t>(most - counts.begin())];
}

bool has_odd_quotes(std::string_view line) {
  return std::count(line.begin(), line.end(), '"') % 2 != 0;
}

class TablePieces : public Pieces {
 public:
  TablePieces(Input input, const ReadingOptions& options) : input_(std::move(input)) {
    constexpr std::size_t looked_at = 1 << 16;
    std::string head(input_.head(looked_at));
    if (head.starts_with("\xFF\xFE") || head.starts_with("\xFE\xFF")) {  // Excel's "Unicode text"
      const std::string path = input_.path();
      input_ = memory_input(to_utf8(input_.all()).text, path);
    } else {
      encoding_ = to_utf8(std::move(head)).encoding;
    }
    std::string header;
    if (!read_record(header)) throw Error(input_.path(), "is empty", "leave it out");
    separator_ = separator_of(header);
    columns_ = std::make_shared<const Columns>(
        split_row(to_utf8(header, encoding_).text, separator_), options.columns, input_.path());
    columns_->require_text(input_.path());
  }

  bool next(Piece& piece) override {
    std::string record;
    do {
      if (!read_record(record)) return false;
    } while (trimmed(record).empty());
    piece = {input_.path() + "#" + std::to_string(++count_), std::string(1, separator_),
             to_utf8(std::move(record), encoding_).text, FileKind::table, columns_};
    return true;
  }

 private:
  /// The lines up to one that ends outside quotes.
  bool read_record(std::string& record) {
    record.clear();
    std::string line;
    bool any = false, cut = false, within_quotes = false;
    while ((!any || within_quotes) && input_.line(line, longest_row_bytes, cut)) {
      if (!any && line.starts_with(byte_order_mark)) line.erase(0, byte_order_mark.size());
      if (any) record += '\n';
      any = true;
      record += line;
      if (cut || record.size() > longest_row_bytes) throw too_long();
      within_quotes = within_quotes != has_odd_quotes(line);
    }
    return any;
  }
  Error too_long() {
    return Error(input_.path() + "#" + std::to_string(++count_), "is longer than 16 MiB",
                 "check its quotes");
  }

  Input input_;
  std::string encoding_;
  char separator_ = ',';
  std::shared_ptr<const Columns> columns_;
  std::size_t count_ = 0;
};

}  // namespace

std::vector<std::string> split_row(std::string_view record, char separator) {
  std::vector<std::string> fields(1);
  bool quoted = false;
  for (std::size_t i = 0; i < record.size(); ++i) {
    const char byte = record[i];
    if (byte == '"' && quoted && i + 1 < record.size() && record[i + 1] == '"') {
      fields.back() += record[++i];
    } else if (byte == '"' && (quoted || fields.back().empty())) {
      quoted = !quoted;
    } else if (byte == separator && !quoted) {
      fields.emplace_back();
    } else {
      fields.back() += byte;
    }
  }
  return fields;
}

void read_row(const Piece& piece, const ReadingOptions& options, ReadResult& result) {
  const auto row = split_row(piece.bytes, piece.name.front());
  if (row.size() != piece.columns->count()) {
    result.warnings.push_back({piece.path, "has " + std::to_string(row.size()) + " columns, not " +
                                               std::to_string(piece.columns->count())});
  }
  piece.columns->read(row, options, result);
}

std::unique_ptr<Pieces> split_table(Input input, const ReadingOptions& options) {
  return std::make_unique<TablePieces>(std::move(input), options);
}

}  // namespace loci::document
