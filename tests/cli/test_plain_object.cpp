#include "app/commands/plain_object.hpp"

#include <catch2/catch.hpp>

#include <string>

using loci::commands::plain_object;

namespace {

const char* const plain_lines[] = {
    R"({"id": "a", "text": "In Homs."})",
    " {\"id\":7,\"text\":\"\"}\r",
    R"({"id": 9999999999999999999, "id": 0, "text": "twice"})",
    R"({"t": "\"\\\/\b\f\n\r\t \u00e9\u20AC\u0000\uD83D\uDE00"})",
    "{\"t\": \"caf\xC3\xA9 \xF0\x9F\x98\x80 \x7F\"}",
};

// JSON that is not plain, and what is none.
const char* const other_lines[] = {
    "",
    "{}",
    "[]",
    R"({"a": null})",
    R"({"a": -1})",
    R"({"a": 1.0})",
    R"({"a": 01})",
    R"({"a": 99999999999999999999})",
    R"({"a": {"b": "c"}})",
    R"({"a": "b",})",
    R"({"a": "b"} x)",
    R"({"a" "b"})",
    R"({"a": "b)",
    R"({"a": "\)",
    R"({"a": "\x"})",
    R"({"a": "\u12"})",
    R"({"a": "\u-123"})",
    R"({"a": "\uD83D"})",
    R"({"a": "\uDE00"})",
    R"({"a": "\uD83D\u0041"})",
    "{\"a\": \"\t\"}",
    "{\"a\": \"\xC3\"}",
    "{\"a\": \"\xED\xA0\x80\"}",
    "\xEF\xBB\xBF{\"a\": \"b\"}",
};

}  // namespace

TEST_CASE("plain lines of JSON are read as any JSON is, and others left") {
  for (const char* const line : plain_lines) {
    INFO(line);
    const auto object = plain_object(line);
    REQUIRE(object);
    CHECK(*object == nlohmann::json::parse(line));
  }
  for (const char* const line : other_lines) {
    INFO(line);
    CHECK_FALSE(plain_object(line));
  }
}

TEST_CASE("a line of JSON that is damaged anywhere is read as any JSON is, or left") {
  const std::string line = R"({"id": 12, "text": "\u00e9 \uD83D\uDE00 in \"Homs\""} )";
  for (std::size_t at = 0; at < line.size(); ++at) {
    for (const char byte : std::string("\"\\{}:,0u \n\xC3", 11)) {
      std::string damaged = line;
      damaged[at] = byte;
      const auto object = plain_object(damaged);
      if (object) CHECK(*object == nlohmann::json::parse(damaged, nullptr, false));
    }
  }
}
