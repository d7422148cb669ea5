#include "app/commands/command.hpp"
#include "app/commands/command_line.hpp"
#include "app/commands/geoparser_options.hpp"
#include "app/commands/keep_to_the_end.hpp"
#include "app/commands/parsed_json.hpp"
#include "app/commands/plain_object.hpp"
#include "app/document/read_document.hpp"
#include "app/workspace/geoparse_document.hpp"
#include "gazetteer/gazetteer.hpp"
#include "gazetteer/geoparse/geoparser.hpp"
#include "geo/error.hpp"
#include "geo/usable_processors.hpp"

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <atomic>
#include <exception>
#include <fstream>
#include <functional>
#include <iostream>
#include <memory>
#include <mutex>
#include <span>
#include <thread>
#include <utility>

namespace loci::commands {
namespace {

struct ParseOptions {
  std::vector<std::string> files = {"-"};
  bool jsonl = false;
  bool demonyms = false;
  bool explain = false;
  GeoparserOptions geoparser;
  unsigned jobs = geo::usable_processors();
};

/// One line of input on its way to one line of output.
struct Line {
  std::string in;
  std::size_t number = 0;
  std::string out;
  std::string failure;  ///< empty where it went well
};

constexpr std::size_t batch_lines = 256;
constexpr std::size_t batch_bytes = 4 << 20;
constexpr std::size_t piece_bytes = 1 << 17;  // files are read and results written in such pieces

/// Turns the given lines into output, on several threads; who does which line makes no difference.
/// Throws what `work` threw first, such as the Error of a damaged gazetteer.
void work_on(std::span<Line> lines, unsigned jobs, const std::function<void(Line&)>& work) {
  std::atomic<std::size_t> next = 0;
  std::exception_ptr failure;
  std::once_flag failed;
  const auto take = [&] {
    try {
      for (std::size_t i = next++; i < lines.size(); i = next++) work(lines[i]);
    } catch (...) {
      std::call_once(failed, [&] { failure = std::current_exception(); });
      next = lines.size();
    }
  };
  {
    std::vector<std::jthread> others;
    for (unsigned i = 1; i < std::min<std::size_t>(jobs, lines.size()); ++i)
      others.emplace_back(take);
    take();
  }
  if (failure) std::rethrow_exception(failure);
}

/// The id of a line; null where it has none that can be told back: text, a number, true or false.
nlohmann::ordered_json id_of(const nlohmann::json& given) {
  if (!given.is_object()) return nullptr;
  const auto found = given.find("id");
  if (found == given.end() || !found->is_primitive()) return nullptr;
  return *found;
}

/// Any JSON; most lines are plain. Not ordered_json, which copies its members, all levels of them
/// on the stack.
nlohmann::json parsed(const std::string& line) {
  auto plain = plain_object(line);
  return plain ? std::move(*plain) : nlohmann::json::parse(line);
}

void say(const Warning& warning) {
  std::cerr << one_line(to_line(warning)) << '\n';
}

/// Reads {"id", "text", "title"?, "source"?, "date"?} and parses it. A broken line becomes an
/// object with "error".
void parse_line(Line& line, const geoparse::Geoparser& geoparser, const ParseOptions& options) {
  using Json = nlohmann::ordered_json;
  Json id = nullptr;
  line.out.clear();
  line.failure.clear();
  try {
    const nlohmann::json given = parsed(line.in);
    id = id_of(given);
    const auto& text = given.at("text").get_ref<const std::string&>();
    const geoparse::TextContext context{given.value("title", ""), given.value("source", ""),
                                        given.value("date", "")};
    const auto mentions = geoparser.geoparse(text, context, {options.demonyms, options.explain});
    append_parsed_json(line.out, id, text, mentions, options.explain);
  } catch (const Json::exception&) {
    line.failure = "not an object with id and text, or not UTF-8";
    line.out = Json{{"id", id}, {"error", line.failure}, {"toponyms", Json::array()}}.dump();
  }
}

/// Parses JSON lines; returns how many were broken.
std::size_t parse_lines(std::istream& in, const std::string& subject,
                        const geoparse::Geoparser& geoparser, const ParseOptions& options) {
  // Whoever waits for what was read from a pipe gets it at once: read again, it waits itself.
  const std::size_t held_bytes = &in == &std::cin ? 0 : piece_bytes;
  std::string held;  // results: streams would write each on its own
  std::size_t number = 0, broken = 0;
  // What one thread reads, finds and writes stays in its caches where it takes a line at a time.
  std::vector<Line> lines(options.jobs > 1 ? batch_lines : 1);
  while (in) {
    std::size_t taken = 0, bytes = 0;
    while (taken < lines.size() && bytes < batch_bytes && std::getline(in, lines[taken].in)) {
      ++number;
      Line& line = lines[taken];
      if (line.in.find_first_not_of(" \t\r") == std::string::npos) continue;
      line.number = number;
      bytes += line.in.size();
      ++taken;
    }
    const auto batch = std::span(lines).first(taken);
    work_on(batch, options.jobs, [&](Line& line) { parse_line(line, geoparser, options); });
    for (const Line& line : batch) {
      held.append(line.out).append(1, '\n');
      if (held.size() > held_bytes) {
        std::cout << held;
        held.clear();
      }
      if (line.failure.empty()) continue;
      ++broken;
      say({subject, line.failure + "; passed on as an error", line.number});
    }
    if (bytes > batch_bytes) lines = std::vector<Line>(lines.size());  // gives much memory back
  }
  std::cout << held;
  return broken;
}

/// Parses the documents of a file, one after another; returns whether all could be read.
bool parse_documents(const std::string& file, const geoparse::Geoparser& geoparser,
                     const ParseOptions& options) {
  std::size_t documents = 0, failures = 0;
  document::read_documents(file, {},
                           {[&](const document::ReadResult& read) {
                              ++documents;
                              for (const Warning& warning : read.warnings) say(warning);
                              const auto mentions = workspace::geoparse_document(
                                  read, geoparser, {options.demonyms, options.explain});
                              std::string line;
                              append_parsed_json(line, read.document.path, read.document.text,
                                                 mentions, options.explain);
                              std::cout << line << '\n';
                            },
                            [&](const Error& failure) {
                              ++failures;
                              std::cerr << one_line(std::string("loci: ") + failure.what()) << '\n';
                            }});
  if (documents == 0 && failures == 0) throw Error(file, "holds no documents", "leave it out");
  return failures == 0;
}

/// Parses one file of the command line; returns whether all of it went well.
bool parse_file(const std::string& file, const geoparse::Geoparser& geoparser,
                const ParseOptions& options) {
  if (!options.jsonl) return parse_documents(file, geoparser, options);
  if (file == "-") return parse_lines(std::cin, "standard input", geoparser, options) == 0;
  std::vector<char> buffer(piece_bytes);
  std::ifstream in;
  in.rdbuf()->pubsetbuf(buffer.data(), static_cast<std::streamsize>(buffer.size()));
  in.open(file, std::ios::binary);
  if (!in) throw Error(file, "cannot be read", "check its name and rights");
  return parse_lines(in, file, geoparser, options) == 0;
}

/// The geoparser remembers many small things.
struct MeansOfParsing {
  explicit MeansOfParsing(const GeoparserOptions& chosen)
      : gazetteer(gazetteer_files(chosen.gazetteers)), geoparser(geoparser_of(gazetteer, chosen)) {}

  gazetteer::Gazetteer gazetteer;
  geoparse::Geoparser geoparser;
};

int run_parse(const ParseOptions& options) {
  std::ios::sync_with_stdio(false);
  const auto& geoparser = keep_to_the_end(new MeansOfParsing(options.geoparser)).geoparser;
  bool all_well = true;
  for (const std::string& file : options.files) {
    try {
      all_well = parse_file(file, geoparser, options) && all_well;
    } catch (const Error& failure) {
      // The readable documents of the same command are kept.
      std::cerr << one_line(std::string("loci: ") + failure.what()) << '\n';
      all_well = false;
    }
  }
  std::cout.flush();
  if (!std::cout)
    throw Error("standard output", "cannot be written",
                "check the disk or the reader behind the pipe");
  return all_well ? exit_done : exit_failed;
}

Run set_up_parse(CLI::App& options) {
  auto given = std::make_shared<ParseOptions>();
  options.add_option("FILE", given->files,
                     "Documents, or files of many of them; - is standard input (default)");
  options.add_flag("--jsonl", given->jsonl,
                   "Input is one JSON object a line: id, text, and perhaps title, source, date");
  options.add_flag("--demonyms", given->demonyms,
                   "Also adjectives and people (\"Syrian\", \"Iranians\")");
  options.add_flag("--explain", given->explain, "Add the reasons of each choice");
  add_geoparser_options(options, given->geoparser);
  options.add_option("--threads,--jobs", given->jobs, "Threads (the output is the same)")
      ->check(CLI::Range(1U, 256U));
  options.footer(
      "Coordinates in the text (decimal degrees, degrees-minutes-seconds, UTM, MGRS, geo: URIs) "
      "are\n"
      "toponyms too, by method \"coordinates\".\n"
      "Writes one JSON object a document, in the order of the input; a mailbox, feed, table, "
      "archive\n"
      "or web archive has many, whose ids tell where in it they are. A line of --jsonl that cannot "
      "be\n"
      "read comes out as {\"id\", \"error\", \"toponyms\": []} and makes the exit code 1. An id "
      "that "
      "is\n"
      "neither text nor a number comes out as null.");
  return [given] { return run_parse(*given); };
}

}  // namespace

const Command parse_command{"parse", "Find the places that texts mention, as JSON lines",
                            set_up_parse};

}  // namespace loci::commands
