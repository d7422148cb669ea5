// Pages of the web, from a server on this machine.
#include "tests/cli/run_command.hpp"
#include "tests/temporary_folder.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <filesystem>

using namespace loci::tests;
using Catch::Matchers::Contains;
using nlohmann::json;

namespace {

/// Serves a few pages and keeps a list of what it was asked for, then runs a program with the
/// server's address in place of "SERVER".
constexpr const char* server = R"(
import http.server, subprocess, sys, threading
class Pages(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        asked.append(self.path)
        where = {"/old": "/news/market", "/round": "/round", "/away": "file:///etc/passwd"}.get(self.path)
        if where:
            self.send_response(302)
            self.send_header("Location", where)
            self.end_headers()
        elif self.path == "/news/market":
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(b"<html><head><title>Market day</title><script src='/x.js'></script></head><body>"
                b"<article><p>The market of Aleppo opened on Monday.</p><img src='/x.png'></article></body></html>")
        elif self.path == "/endless":
            self.send_response(200)
            self.end_headers()
            try:
                while True: self.wfile.write(b"Homs " * 100000)
            except OSError: pass
        else:
            self.send_error(404)
    def log_message(self, *_): pass
asked = []
served = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Pages)
threading.Thread(target=served.serve_forever, daemon=True).start()
address = "http://127.0.0.1:%d" % served.server_port
done = subprocess.run([word.replace("SERVER", address) for word in sys.argv[1:]], capture_output=True, text=True)
print(done.returncode, done.stderr.replace(address, "SERVER"), end="")
print("asked for", " ".join(asked))
)";

CommandResult add(const std::string& workspace, const std::string& url) {
  return run_command({"env", "no_proxy=*", "python3", "-c", server, LOCI_BINARY_FOLDER "/bin/loci",
                      "add", "-w", workspace, "--url", url});
}

}  // namespace

TEST_CASE("loci add --url reads the page that was named, where the server has it, and no more") {
  const TemporaryFolder folder;
  const std::string workspace = (folder.path() / "w.loci").string();
  const CommandResult result = add(workspace, "SERVER/old");
  CHECK_THAT(result.out, Contains("1 added with 1 mentions, 0 already there, 0 failed"));
  CHECK_THAT(result.out, Contains("asked for /old /news/market\n"));
  const json documents = json::parse(run_loci({"documents", "-w", workspace, "--json"}).out);
  REQUIRE(documents.size() == 1);
  CHECK(documents[0]["title"] == "Market day");
  CHECK_THAT(documents[0]["document"].get<std::string>(), Contains("/old"));
  CHECK_THAT(documents[0]["url"].get<std::string>(), Contains("/news/market"));
  const CommandResult annotations =
      run_loci({"export", "-w", workspace, "-o", "-", "--format", "geojson"});
  CHECK_THAT(annotations.out, Contains("/news/market#:~:text="));
}

TEST_CASE("what is no page, or too much of one, is refused with a reason") {
  const TemporaryFolder folder;
  const std::string workspace = (folder.path() / "w.loci").string();
  const auto [url, reason] = GENERATE(table<const char*, const char*>({
      {"SERVER/missing", "404"},
      {"SERVER/round", "redirect"},
      {"SERVER/away", "file"},
      {"SERVER/endless", "is larger than 64 MiB"},
      {"file:///etc/passwd", "no address of the web"},
      {"ftp://127.0.0.1/a.txt", "no address of the web"},
      {"/etc/passwd", "no address of the web"},
  }));
  INFO(url);
  const CommandResult result = add(workspace, url);
  CHECK_THAT(result.out, Contains(reason));
  CHECK_THAT(result.out, Contains("0 added"));
  CHECK(result.out.front() == '1');
  CHECK_FALSE(std::filesystem::exists(workspace));
}

TEST_CASE("loci add without anything to read says so") {
  const CommandResult result = run_loci({"add", "-w", "never-made.loci"});
  CHECK(result.exit_code == 1);
  CHECK_THAT(result.err, Contains("what to read is missing"));
}
