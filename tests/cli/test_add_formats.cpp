#include "tests/cli/run_command.hpp"
#include "tests/temporary_folder.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <algorithm>

using namespace loci;
using namespace loci::tests;
using nlohmann::json;

namespace {

/// "quote: place" of all mentions of a document.
std::vector<std::string> mentions_of(const std::string& file) {
  const TemporaryFolder folder;
  const std::string workspace = (folder.path() / "w.loci").string();
  const CommandResult added = run_loci({"add", "-w", workspace, file});
  INFO(added.err);
  REQUIRE(added.exit_code == 0);
  const CommandResult listed = run_loci({"passages", "-w", workspace, "--json"});
  REQUIRE(listed.exit_code == 0);
  std::vector<std::string> mentions;
  for (const json& passage : json::parse(listed.out)) {
    mentions.push_back(passage.at("quote").get<std::string>() + ": " +
                       passage.at("place_id").dump());
  }
  std::sort(mentions.begin(), mentions.end());
  return mentions;
}

std::string in_encoding(const std::string& text, const char* encoding) {
  const CommandResult converted = run_command({"iconv", "-f", "UTF-8", "-t", encoding}, text);
  REQUIRE(converted.exit_code == 0);
  return converted.out;
}

}  // namespace

TEST_CASE("the same places and the same quotes come from an article in every format") {
  const std::string samples = LOCI_SOURCE_FOLDER "/assets/samples/";
  const std::string files = LOCI_SOURCE_FOLDER "/tests/document/files/";
  const auto expected = mentions_of(samples + "border-market-reopens.txt");
  REQUIRE(expected.size() > 15);
  for (const char* const name : {"article.html", "article.pdf", "article.docx", "article.odt",
                                 "article.epub", "article.rtf", "article.eml", "article.zip"}) {
    INFO(name);
    CHECK(mentions_of(files + name) == expected);
  }
}

TEST_CASE("a passage of a PDF says its page, a document its author and language") {
  const std::string files = LOCI_SOURCE_FOLDER "/tests/document/files/";
  const TemporaryFolder folder;
  const std::string workspace = (folder.path() / "w.loci").string();
  REQUIRE(run_loci({"add", "-w", workspace, files + "article.pdf"}).exit_code == 0);
  int last_page = 0;
  for (const json& passage : json::parse(run_loci({"passages", "-w", workspace, "--json"}).out)) {
    CHECK(passage.at("page").get<int>() >= last_page);
    last_page = passage.at("page").get<int>();
  }
  CHECK(last_page == 2);
  CHECK_THAT(run_loci({"passages", "-w", workspace}).out,
             Catch::Matchers::Contains(", page 1  ") && Catch::Matchers::Contains(", page 2  "));

  const auto page = folder.write(
      "page.html",
      "<html lang='fr'><head><title>Le pont</title><meta name='author' content='Lina Haddad'>"
      "</head><body><article><p>Le pont de Homs est ouvert depuis lundi, dit la mairie.</p>"
      "</article></body></html>");
  REQUIRE(run_loci({"add", "-w", workspace, page.string()}).exit_code == 0);
  bool seen = false;
  for (const json& document : json::parse(run_loci({"documents", "-w", workspace, "--json"}).out)) {
    if (document.at("title") != "Le pont") continue;
    seen = true;
    CHECK(document.at("author") == "Lina Haddad");
    CHECK(document.at("language") == "fr");
  }
  CHECK(seen);
}

TEST_CASE("the same places and the same quotes come from a text in every encoding") {
  const TemporaryFolder folder;
  const std::string arabic =
      "وصلت القافلة إلى دير الزور يوم الخميس قادمة من دمشق. وقال السائقون إن الطريق عبر تدمر كان "
      "مفتوحا، وإن الجسر على الفرات قد أصلح. وقال تاجر في حلب إن القمح سيصل إلى الرقة قبل الشتاء.\n"
      "Deir ez-Zor, Palmyra, Aleppo, Raqqa.\n";
  const std::string russian =
      "Мост через Евфрат у Дейр-эз-Зора открыли в четверг. Первые грузовики пошли из Дамаска в "
      "Мосул, "
      "а паромщики жаловались, что остались без работы. Губернатор Ракки обещал починить дорогу.\n"
      "Deir ez-Zor, Damascus, Mosul, Raqqa.\n";
  const auto expected = mentions_of(folder.write("utf8.txt", arabic).string());
  REQUIRE(expected.size() >= 3);
  for (const char* const encoding : {"ISO-8859-6", "UTF-16", "UTF-16LE", "UTF-16BE"}) {
    INFO(encoding);
    CHECK(mentions_of(folder.write("a.txt", in_encoding(arabic, encoding)).string()) == expected);
  }
  const auto in_russian = mentions_of(folder.write("russian.txt", russian).string());
  for (const char* const encoding : {"WINDOWS-1251", "UTF-16", "UTF-16LE"}) {
    INFO(encoding);
    CHECK(mentions_of(folder.write("r.txt", in_encoding(russian, encoding)).string()) ==
          in_russian);
  }
}

TEST_CASE("the workspace lists the same at any number of threads") {
  const TemporaryFolder folder;
  std::vector<std::string> lists;
  for (const char* const threads : {"1", "2", "5"}) {
    const std::string workspace = (folder.path() / (std::string("w") + threads + ".loci")).string();
    const CommandResult added = run_loci({"add", "-w", workspace, "--threads", threads,
                                          LOCI_SOURCE_FOLDER "/assets/samples",
                                          LOCI_SOURCE_FOLDER "/tests/document/files"});
    CHECK(added.exit_code == 0);
    std::string list;
    for (const char* const what : {"documents", "places", "passages"}) {
      list += run_loci({what, "-w", workspace, "--json"}).out;
    }
    lists.push_back(list);
  }
  CHECK(lists[0].size() > 10'000);
  CHECK(lists[1] == lists[0]);
  CHECK(lists[2] == lists[0]);
}

TEST_CASE("loci parse writes one line a document of a file that holds many") {
  const TemporaryFolder folder;
  const std::string table =
      folder.write("rows.csv", "title,text\nOne,Trains to Homs.\nTwo,Lorries left Palmyra.\n")
          .string();
  const std::string mailbox =
      folder
          .write(
              "box.mbox",
              "From ann Mon May 28 10:00:00 2018\nSubject: Wells\nDate: Mon, 28 May 2018 10:00:00 "
              "+0000\n\nThe wells of Raqqa are full.\n\nFrom bob Mon May 28 11:00:00 2018\n"
              "Subject: Roads\n\nThe road to Hama is open.\n")
          .string();
  const CommandResult result = run_loci({"parse", table, mailbox});
  CHECK(result.exit_code == 0);
  std::vector<std::string> ids, names;
  std::istringstream lines(result.out);
  for (std::string line; std::getline(lines, line);) {
    const json parsed = json::parse(line);
    ids.push_back(parsed["id"]);
    for (const json& toponym : parsed["toponyms"]) names.push_back(toponym["name"]);
  }
  CHECK(ids ==
        std::vector<std::string>{table + "#1", table + "#2", mailbox + "#1", mailbox + "#2"});
  CHECK(names == std::vector<std::string>{"Homs", "Palmyra", "Raqqa", "Hama"});
}
