/// \file
/// The kinds of file that are made of parts, one splitter for each. See Pieces for the contract.
#pragma once

#include "app/document/pieces.hpp"

#include <memory>
#include <string>

namespace loci::document {

/// The files in a zip, tar or 7z that are documents, by the same rule as those of a folder. Members
/// that are made of parts are split in turn. Left out with an Error: encrypted and damaged ones,
/// and those whose name leads out of the archive ("../x").
std::unique_ptr<Pieces> split_archive(Input input, const ReadingOptions& options,
                                      Unpacking& unpacking);

/// What gzip, bzip2, xz or zstd packed.
std::unique_ptr<Pieces> split_compressed(Input input, const std::string& name,
                                         const ReadingOptions& options, Unpacking& unpacking);

/// The messages of a mailbox: "mail.mbox#12". Lines that begin with "From " and hold a
/// time, after an empty one, divide them.
std::unique_ptr<Pieces> split_mbox(Input input);

/// The lines of a file of JSON lines: "rows.jsonl#7", by the number of the line.
std::unique_ptr<Pieces> split_json_lines(Input input);

/// The objects of a JSON array: "rows.json#7", counted from 1; or the one value there is.
std::unique_ptr<Pieces> split_json(Input input);

/// The rows of a CSV or TSV below its header: "rows.csv#7", counted from 1. Throws Error where the
/// header has no column of text.
std::unique_ptr<Pieces> split_table(Input input, const ReadingOptions& options);

/// The pages, texts and other documents of a web archive: "crawl.warc#12", by the number of the
/// record; each knows its URL and date.
std::unique_ptr<Pieces> split_warc(Input input);

}  // namespace loci::document
