#include "app/document/child_process.hpp"
#include "app/document/page_text.hpp"
#include "app/document/readers.hpp"
#include "app/document/text_lines.hpp"

#include <nlohmann/json.hpp>

#include <chrono>
#include <system_error>

namespace loci::document {
namespace {

constexpr std::chrono::seconds longest{90};
constexpr std::size_t most_bytes = std::size_t{160} << 20;  // of JSON, which escapes

/// Beside the running program, else where the build put it.
std::filesystem::path helper() {
  std::error_code unknown;
  auto beside = std::filesystem::read_symlink("/proc/self/exe", unknown);
  beside.replace_filename("loci-pdf-text");
  return std::filesystem::exists(beside, unknown) ? beside : LOCI_PDF_TEXT_PROGRAM;
}

nlohmann::json pages_of(const std::string& bytes, const std::string& path) {
  const ChildResult child = run_child(helper(), bytes, longest, most_bytes);
  const char* const remedy = "open it in a viewer and save it anew, or save its text";
  switch (child.end) {
    case ChildResult::End::good:
      break;
    case ChildResult::End::timed_out:
      throw Error(path, "takes longer to read than 90 s", remedy);
    case ChildResult::End::too_much:
      throw Error(path, "holds more than 64 MiB of text", "split it into smaller files");
    case ChildResult::End::failed:
    case ChildResult::End::killed:
      throw Error(path, "is damaged so that the PDF reader breaks", remedy);
  }
  auto read = nlohmann::json::parse(child.out, nullptr, false);
  if (!read.is_object()) throw Error(path, "is damaged so that the PDF reader breaks", remedy);
  if (const auto error = read.find("error"); error != read.end()) {
    if (*error == "encrypted") {
      throw Error(path, "is encrypted", "save it without its password");
    }
    throw Error(path, "is a damaged PDF", remedy);
  }
  return read;
}

std::vector<PrintedPage> printed_pages(const nlohmann::json& read) {
  std::vector<PrintedPage> pages;
  for (const auto& page : read.at("pages")) {
    PrintedPage& lines = pages.emplace_back();
    for (const auto& line : page) {
      const auto point = [&line](std::size_t i) {
        return line.at(i).is_number() ? line.at(i).get<double>() : 0;
      };
      lines.push_back({line.at(0).get<std::string>(), point(1), point(2), point(3), point(4)});
    }
  }
  return pages;
}

/// Titles that programs put in are none.
bool is_title(const std::string& title) {
  const std::string ending =
      lower_case(title.substr(title.size() - std::min<std::size_t>(5, title.size())));
  return !title.empty() && !title.starts_with("Microsoft Word") &&
         lower_case(title) != "untitled" && !ending.ends_with(".doc") && ending != ".docx" &&
         ending != ".indd" && !ending.ends_with(".odt");
}

}  // namespace

void read_pdf(const std::string& bytes, ReadResult& result, const ReadingOptions& options) {
  Document& document = result.document;
  const auto read = pages_of(bytes, document.path);
  PagesText text = text_of_pages(printed_pages(read), options.keep_all);
  if (trimmed(text.text).empty()) {
    throw Error(document.path, "holds no text, only pictures of it",
                "let a program for text recognition (OCR) save it with its text");
  }
  document.text = std::move(text.text);
  document.page_begins = std::move(text.page_begins);
  if (const int damaged = read.value("damaged_pages", 0); damaged > 0) {
    result.warnings.push_back(
        {document.path, std::to_string(damaged) + " of its pages are damaged and left out"});
  }
  const std::string title = in_one_line(read.value("title", ""));
  if (is_title(title)) document.title = title;
  document.author = in_one_line(read.value("author", ""));
  read_plain_text(result);
  if (document.source.empty()) document.source = document.author;
}

}  // namespace loci::document
